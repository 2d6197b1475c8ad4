import Prose

/// Scores what the leader says unprompted: the opening, a probing question and
/// the close.
package struct StatementScorer: Sendable {
  package init() {}

  // MARK: - Opening

  /// Thanks, what happened with its impact, the purpose, that it is blameless, how
  /// the hour goes: four of them make level 3, all of them level 4.
  package func opening(_ text: String) -> TurnScore {
    let statement = Statement(text)
    var found: [TurnScore.Quote] = []
    var missing: [String] = []
    func look(_ shows: String, _ test: (Int) -> Bool) {
      if let index = statement.sentences.indices.first(where: test) {
        found.append(statement.quote(index, shows))
      } else {
        missing.append(shows)
      }
    }
    look("thanks people") { statement.has(Self.thanks, $0) }
    look("says what happened") { statement.has(Self.broke, $0) }
    let tellsImpact = statement.sentences.indices.contains {
      statement.has(Self.broke, $0) && statement.figures($0).hasFigure
    }
    if !tellsImpact { missing.append("puts a number to the impact") }
    look("says why you meet: to learn and prevent") { statement.has(Self.purpose, $0) }
    look("says that it is blameless") { statement.has(Self.blameless, $0) }
    look("says how the hour goes") { statement.has(Self.hour, $0) }
    var level = min(4, max(0, found.count - 1))
    if level == 4, !tellsImpact { level = 3 }
    let blames = statement.blames()
    if !blames.isEmpty { level = min(level, 1) }
    return TurnScore(
      level: level, quotes: found + blames, missing: missing,
      advice: level == 4 ? nil : openingAdvice(missing, blames: !blames.isEmpty))
  }

  private func openingAdvice(_ missing: [String], blames: Bool) -> String {
    if blames {
      return
        "leave people out of the opening: “On Saturday a certificate ran out and checkout failed for three hours.”"
    }
    switch missing.first {
    case "thanks people": return "“Thank you all for making the time.”"
    case "says what happened", "puts a number to the impact":
      return
        "bottom line first, in one sentence: “On Saturday checkout failed for three hours, and 4,000 orders were lost.”"
    case "says why you meet: to learn and prevent":
      return "“We are here to understand how it could happen, so that it does not happen again.”"
    case "says that it is blameless":
      return "“We look for what made it possible, and not for somebody to blame.”"
    default:
      return
        "“Half an hour for the timeline, twenty minutes for what we change, ten for who does what.”"
    }
  }

  // MARK: - Probing

  /// What- and how-questions about what was seen and known score; who-questions and
  /// reproaches do not.
  package func probing(_ text: String, moment: String) -> TurnScore {
    let statement = Statement(text)
    var best: (level: Int, index: Int)?
    var worst: Int?
    for index in statement.sentences.indices {
      let level = statement.question(index)
      if level == 0 { worst = worst ?? index }
      if level > best?.level ?? -1 { best = (level, index) }
    }
    guard var (level, index) = best else {
      return TurnScore(
        level: 0, quotes: [], missing: ["asks a question"],
        advice: "“What did you see on the screen at that moment?”")
    }
    if let worst {
      (level, index) = (min(level, 1), worst)
    } else if level == 3, statement.asksForKnowledge(index) || statement.shares(with: moment, index)
    {
      level = 4
    }
    let shows =
      level >= 3
      ? "asks what or how"
      : level == 2 ? "asks" : level == 0 ? "asks for a culprit" : "no open question"
    return TurnScore(
      level: level, quotes: [statement.quote(index, shows, isCost: worst != nil)],
      missing: level >= 3 ? [] : ["begins with what or how"],
      advice: level == 4
        ? nil
        : worst != nil
          ? "ask for the situation and not for the person: “What did you see, and what made this look right?”"
          : "“What information did you have at that moment, and what was missing?”")
  }

  // MARK: - Close

  /// Findings, action items with owners, when the group meets again, where the
  /// report is: one level each.
  package func close(_ text: String) -> TurnScore {
    let statement = Statement(text)
    var found: [TurnScore.Quote] = []
    var missing: [String] = []
    func look(_ shows: String, _ test: (Int) -> Bool) {
      if let index = statement.sentences.indices.first(where: test) {
        found.append(statement.quote(index, shows))
      } else {
        missing.append(shows)
      }
    }
    look("sums up what was found") { statement.has(Self.findings, $0) }
    look("names action items with their owners") { statement.namesOwner($0) }
    look("says when you meet again") { statement.has(Self.again, $0) && statement.namesTime($0) }
    look("says where the report will be") {
      statement.has(Self.report, $0) && statement.has(Self.place, $0)
    }
    var level = found.count
    let blames = statement.blames()
    if !blames.isEmpty { level = min(level, 1) }
    return TurnScore(
      level: level, quotes: found + blames, missing: missing,
      advice: level == 4 ? nil : closeAdvice(missing, blames: !blames.isEmpty))
  }

  private func closeAdvice(_ missing: [String], blames: Bool) -> String {
    if blames {
      return
        "close on what the system lacked: “What we found is a renewal that depended on one mailbox.”"
    }
    switch missing.first {
    case "sums up what was found":
      return
        "“We found two things: the reminder went to a dead inbox, and nothing watches the date.”"
    case "names action items with their owners":
      return "“Ana puts the alert in by Friday; Jo moves the renewal by the tenth.”"
    case "says when you meet again": return "“We meet again on Tuesday at ten to see what is done.”"
    default: return "“The report will be in the incident channel by tomorrow evening.”"
    }
  }

  // MARK: - Words

  private static let thanks = [
    "thank", "thanks", "appreciate", "grateful", "glad you", "good of you", "welcome",
    "good to see",
  ]

  private static let broke = [
    "down", "failed", "outage", "broke", "stopped", "lost", "crashed", "unavailable", "unreachable",
    "incident",
    "errors", "error", "could not", "couldnt", "wrong", "expired", "offline", "slow", "missing",
    "went",
    "vanished", "dropped", "stale", "duplicate", "corrupted", "delayed", "late", "blocked",
    "locked", "leaked",
    "froze", "charged", "overwritten", "deleted", "unable", "interrupted", "degraded", "ran out",
    "short",
  ]

  private static let purpose = [
    "learn", "understand", "prevent", "improve", "find out", "so that it", "again", "make sure",
    "make it",
    "change so", "what we can change", "better", "purpose", "goal", "why we are here", "to see how",
  ]

  private static let blameless = [
    "blameless", "no blame", "not to blame", "without blame", "blame anyone", "blame anybody",
    "blaming",
    "not about who", "isnt about who", "not looking for", "arent looking for", "culprit",
    "scapegoat", "nobody is",
    "no one is", "not a person", "no ones fault", "nobodys fault", "not the person", "who did",
    "whose fault",
    "fault", "guilty", "names", "point fingers", "pointing fingers", "not here to judge",
    "assign blame",
    "somebody to blame", "someone to blame", "good faith", "best with what",
  ]

  private static let hour = [
    "first", "then", "minutes", "hour", "agenda", "timeline", "afterwards", "after that",
    "at the end", "finally",
    "start with", "begin with", "walk through", "go through", "well look", "next", "last part",
    "half",
  ]

  private static let findings = [
    "found", "learned", "turned out", "the cause", "we know", "we saw", "findings", "showed",
    "because",
    "what happened", "came down to", "root cause", "nothing caught", "gap", "we understood",
    "understand now",
    "discovered", "identified", "clear now", "key finding", "takeaway", "made it possible",
  ]

  private static let again = [
    "meet again", "meet", "follow up", "review", "check in", "back together", "next meeting",
    "see each other",
    "come back", "look again", "reconvene", "get together", "go over", "same place", "same room",
    "progress",
  ]

  private static let report = [
    "report", "document", "write up", "writeup", "doc", "summary", "minutes", "postmortem", "page",
    "notes",
    "wiki",
  ]

  private static let place = [
    "channel", "wiki", "drive", "folder", "repository", "repo", "confluence", "notion", "email",
    "mail", "inbox",
    "link", "will be", "in the", "on the", "find it", "slack", "teams", "send", "post", "share",
    "published",
    "publish", "intranet", "jira", "ticket",
  ]
}
