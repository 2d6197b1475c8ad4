import Prose

/// What the words of an action item say of its owner, its date and its end.
struct ActionWords {
  private let tokens: [Token]
  private let scalars: [Unicode.Scalar]
  private let people: People

  init(_ text: String, people: People) {
    let passage = Prose.Passage(text)
    tokens = passage.tokens
    scalars = passage.scalars
    self.people = people
  }

  private func norm(_ index: Int) -> String {
    tokens.indices.contains(index) ? tokens[index].norm : ""
  }

  // MARK: - Owner

  private static let doing: Set<String> = [
    "adds", "writes", "sets", "moves", "builds", "updates", "creates", "owns", "fixes", "removes",
    "deletes", "documents", "reviews", "files", "opens", "changes", "checks", "takes", "makes",
    "rotates", "schedules", "introduces", "implements", "investigates", "extends", "switches",
    "raises", "splits", "ships", "drafts", "leads", "does",
  ]

  private static let nobody: Set<String> = [
    "tbd", "tba", "tbc", "none", "nobody", "unassigned", "unknown", "na", "open", "everyone",
    "everybody",
    "all", "team", "the", "us", "we", "someone", "somebody", "whoever", "to", "pending", "not",
    "no",
    "anyone", "missing", "various", "engineering", "unclear", "n", "?", "-", "undecided", "later",
  ]

  /// Whether a cell or a value names somebody.
  static func isValue(_ text: String) -> Bool {
    let words = Prose.Passage(text).tokens.filter { $0.kind == .word }.map(\.norm)
    guard let first = words.first else { return false }
    if first == "the", words.count > 2 { return true }
    return !nobody.contains(first)
  }

  /// Whether a named person or team is to do it.
  var namesOwner: Bool {
    for index in tokens.indices {
      switch norm(index) {
      case "owner", "owners", "owned", "assignee", "assigned", "responsible", "dri", "lead", "who":
        var next = index + 1
        while [":", "-", "to", "by", "is", "=", "*", "("].contains(norm(next)) { next += 1 }
        guard next > index + 1, tokens.indices.contains(next) else { continue }
        if tokens[next].kind == .word, !Self.nobody.contains(norm(next)) { return true }
        if norm(next) == "@", tokens.indices.contains(next + 1) { return true }
        if norm(next) == "the", !["team", "#", ""].contains(norm(next + 1)) { return true }
      case "@":
        if tokens.indices.contains(index + 1), tokens[index + 1].kind == .word,
          tokens[index + 1].isJoined
        {
          return true
        }
      default: continue
      }
    }
    return startsWithOwner || namesInBracketsOrAtEnd
  }

  /// "Priya: add …", "Priya to add …", "DevEx will update …", "The platform team will …".
  private var startsWithOwner: Bool {
    guard let first = tokens.first, first.kind == .word else { return false }
    // "Xiulan adds the lock": whoever does something is a person or a team.
    if first.isCapitalised, !people.isThing(first.norm), !first.isIdentifier,
      Self.doing.contains(norm(1))
    {
      return true
    }
    var end = 0
    while end < min(5, tokens.count), tokens[end].kind == .word,
      !["to", "will", "shall", "is", "adds", "owns", "should", "must"].contains(norm(end))
    {
      end += 1
    }
    guard end > 0, end < tokens.count else { return false }
    let stop = norm(end)
    guard [":", "to", "will", "shall", "-", "owns", "adds"].contains(stop) else { return false }
    if stop == "-", tokens[end].isJoined { return false }
    let words = tokens[..<end]
    if words.contains(where: { people.isName($0.norm) && $0.isCapitalised }) { return true }
    if let last = words.last, ["team", "squad", "group", "guild"].contains(last.norm),
      words.count > 1
    {
      return norm(end - 2) != "the" && norm(end - 2) != "our"
    }
    guard end <= 2, stop == "will" || stop == "shall" else { return false }
    return words.allSatisfy { ($0.isCapitalised || $0.isIdentifier) && !people.isThing($0.norm) }
  }

  private var namesInBracketsOrAtEnd: Bool {
    // In brackets, or after the last dash, semicolon, bar or comma.
    var segments: [Range<Int>] = []
    var open: Int?
    for index in tokens.indices {
      switch norm(index) {
      case "(", "[": open = index + 1
      case ")", "]":
        if let start = open { segments.append(start..<index) }
        open = nil
      case "-", ";", "|", ",", ":", "\u{2192}", ">":
        if !tokens[index].isJoined || norm(index) != "-" {
          var end = index + 1
          while end < tokens.count, ![";", "|", ",", "(", "["].contains(norm(end)),
            norm(end) != "-" || tokens[end].isJoined
          {
            end += 1
          }
          segments.append((index + 1)..<end)
        }
      case ".":
        if index + 1 < tokens.count, !tokens[index + 1].isJoined {
          var end = index + 1
          while end < tokens.count, ![".", ",", ";", "("].contains(norm(end)) { end += 1 }
          segments.append((index + 1)..<end)
        }
      default: continue
      }
    }
    if segments.contains(where: isOwner) { return true }
    // "… by Priya", "… with Priya as owner", "Priya, 14 June" at the end.
    for index in tokens.indices.dropLast() where ["by", "for"].contains(norm(index)) {
      let next = tokens[index + 1]
      if next.isCapitalised, people.isName(next.norm) { return true }
    }
    if let last = tokens.last(where: { $0.kind == .word }), last.isCapitalised,
      people.isName(last.norm),
      tokens.count > 3
    {
      return true
    }
    return false
  }

  /// Whether a short stretch is a name, with or without a date.
  private func isOwner(_ range: Range<Int>) -> Bool {
    guard !range.isEmpty, range.count <= 9 else { return false }
    let words = tokens[range].filter { $0.kind == .word }
    guard let first = words.first, !Self.nobody.contains(first.norm) || words.count > 2 else {
      return false
    }
    if words.contains(where: { $0.isCapitalised && people.isName($0.norm) }) { return true }
    if words.contains(where: { ["team", "squad", "guild"].contains($0.norm) }), words.count >= 2,
      words.count <= 4, !["the", "our", "whole"].contains(first.norm)
    {
      return true
    }
    // One to three capitalised words that name no thing, perhaps a date after them.
    let names = words.prefix { !Self.datal.contains($0.norm) && !MomentWords.isCalendar($0.norm) }
    guard (1...3).contains(names.count), range.count - names.count <= 6 else { return false }
    let rest = words.dropFirst(names.count)
    guard rest.allSatisfy({ Self.datal.contains($0.norm) || MomentWords.isCalendar($0.norm) })
    else {
      return false
    }
    if names.allSatisfy({ ($0.isCapitalised || $0.isIdentifier) && !people.isThing($0.norm) }) {
      // "(GUI)", "[PR]": an abbreviation is a thing, but for a team of that name.
      let isAbbreviation = names.allSatisfy { name in
        scalars[name.range].allSatisfy { $0.properties.isUppercase } && name.norm.utf8.count <= 5
      }
      if isAbbreviation, !names.contains(where: { Self.teams.contains($0.norm) }) { return false }
      return !names.allSatisfy { Self.states.contains($0.norm) }
    }
    // "(jdoe, 2024-06-14)".
    return names.count == 1 && rest.isEmpty && tokens[range].contains { $0.kind == .number }
      && !people.isThing(first.norm) && first.norm.utf8.count > 2
      && tokens[range].first?.kind == .word && norm(range.lowerBound + 1) == ","
  }

  private static let datal: Set<String> = [
    "by", "due", "until", "before", "end", "of", "next", "this", "on", "eta", "q", "week", "weeks",
    "month",
    "sprint", "day", "days", "in", "within", "owner", "quarter", "st", "nd", "th", "rd",
  ]

  private static let teams: Set<String> = [
    "sre", "ops", "qa", "dba", "dbas", "it", "infra", "devex", "noc", "soc", "cto", "cloud",
  ]

  private static let states: Set<String> = [
    "done", "open", "todo", "tbd", "p0", "p1", "p2", "p3", "high", "low", "medium", "prevent",
    "detect",
    "mitigate", "process", "wip", "new", "closed", "jira", "prevention", "detection", "mitigation",
    "asap", "soon", "ongoing", "eventually", "urgent", "eg", "ie", "ci", "cd", "api", "sql", "db",
    "qa",
    "priority",
  ]

  // MARK: - State

  /// Whether it is told as done: marked so, or in the past.
  var isDone: Bool {
    if let mark = scalars.first(where: { !$0.properties.isWhitespace }),
      "\u{2705}\u{2611}\u{2714}\u{2713}".unicodeScalars.contains(mark)
    {
      return true
    }
    let norms = tokens.map(\.norm)
    let words = tokens.filter { $0.kind == .word }
    guard let first = words.first else { return false }
    if Self.ends.contains(first.norm),
      words.count <= 3 || [":", ")", "]", "-", "."].contains(norm(1))
    {
      return true
    }
    if let last = words.last, Self.ends.contains(last.norm), words.count > 1,
      let index = tokens.lastIndex(where: { $0.kind == .word }),
      ["(", "[", "-", ":", ";", "|", ",", "status", "already", "."].contains(norm(index - 1))
    {
      return true
    }
    // "n/a DONE": written in capitals it is a state wherever it ends the text.
    if let last = words.last, ["done", "closed", "complete", "resolved"].contains(last.norm),
      scalars[last.range].allSatisfy(\.properties.isUppercase)
    {
      return true
    }
    // Only the first sentence says what was done; the rest says why.
    let end = tokens.indices.first { norm($0) == "." && $0 > 2 } ?? tokens.count
    let sentence = norms[..<end]
    guard !sentence.contains(where: { Self.ahead.contains($0) }) else { return false }
    let line = " " + sentence.joined(separator: " ") + " "
    if [" has been ", " have been ", " has now been ", " have now been ", " was ", " were "]
      .contains(
        where: { line.contains($0) }), !sentence.contains("if"), !sentence.contains("when"),
      !sentence.contains("that"), !sentence.contains("which")
    {
      return true
    }
    let subject = ["we", "weve", "i", "ive", "he", "she", "they"].contains(first.norm)
    let verbs = subject ? words.dropFirst().prefix(3) : words.prefix(1)
    guard
      verbs.contains(where: {
        Self.pasts.contains($0.norm)
          || $0.norm.hasSuffix("ed") && !Self.notPast.contains($0.norm) && $0.norm.utf8.count > 4
      })
    else { return false }
    if subject { return true }
    // "Reverted the change", not "Automated tests".
    return words.count > 1 && Self.objects.contains(words[1].norm)
      || words.count > 1 && words[1].norm.hasSuffix("ed") == false
        && Self.pasts.contains(first.norm)
      || tokens.count > 1 && tokens[1].kind == .number
  }

  /// Whether what follows explains words, such as the types and the priorities of
  /// the items.
  static func introducesTerms(_ text: String) -> Bool {
    Prose.Passage(text).tokens.suffix(14).contains {
      [
        "type", "types", "priority", "priorities", "category", "categories", "kinds", "legend",
        "severity", "meaning", "definitions", "labels",
      ].contains($0.norm)
    }
  }

  private static let ends: Set<String> = [
    "done", "completed", "complete", "shipped", "merged", "finished", "closed", "implemented",
    "deployed", "fixed", "resolved", "released",
  ]

  private static let ahead: Set<String> = [
    "will", "should", "need", "needs", "must", "shall", "going", "todo", "plan", "planned",
    "consider", "could", "would", "tbd",
  ]

  private static let pasts: Set<String> = [
    "sent", "made", "built", "wrote", "gave", "took", "began", "found", "told", "held", "brought",
    "done", "rewrote", "rebuilt", "ran",
  ]

  private static let notPast: Set<String> = [
    "need", "embed", "feed", "speed", "proceed", "succeed", "exceed", "indeed",
  ]

  private static let objects: Set<String> = [
    "the", "a", "an", "our", "all", "these", "this", "those", "its", "their", "both", "to", "from",
    "up", "down", "out", "off", "into", "with", "back", "on", "some", "several", "more", "that",
    "existing", "missing", "it", "them", "how", "another",
  ]

  // MARK: - Date

  static func isDate(_ text: String) -> Bool { ActionWords(text, people: People()).namesDue }

  /// Whether it says until when, or that it is done.
  var namesDue: Bool {
    if let moment = Moment(scalars, within: scalars.count), moment.day != nil { return true }
    for index in tokens.indices {
      let token = tokens[index]
      let next = norm(index + 1)
      switch token.norm {
      case "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
        if ["every", "each"].contains(norm(index - 1)) { continue }
        if token.isCapitalised || ["by", "on", "until", "next", "before"].contains(norm(index - 1))
        {
          return true
        }
      case "eod", "eow", "eom", "eoq", "eoy", "today", "tomorrow", "tonight": return true
      case "done", "completed", "shipped", "merged", "finished", "closed", "implemented",
        "deployed":
        // A state rather than a verb.
        let before = norm(index - 1)
        let isState =
          index == 0
          || ["(", "[", "-", ":", ";", "|", ",", "status", "already", "been"].contains(before)
        if isState,
          tokens.count == 1
            || [")", "]", "", ".", ";", "|", ",", "on", "in", "-", ":"].contains(next)
        {
          return true
        }
      case "q1", "q2", "q3", "q4", "h1", "h2": return true
      case "q" where next == "#": return true
      case "end":
        if next == "of", index + 2 < tokens.count { return true }
      case "sprint", "week", "iteration", "kw", "milestone":
        if next == "#" { return true }
        if ["next", "this", "current", "coming"].contains(norm(index - 1)) { return true }
      case "month", "quarter", "year":
        if ["next", "this", "current", "coming", "the"].contains(norm(index - 1)),
          ["by", "until", "within", "before", "in", "due", "end", "of", "-", "(", ","].contains(
            norm(index - 2))
            || norm(index - 1) != "the"
        {
          return true
        }
      case "within", "in":
        if next == "#", index + 2 < tokens.count,
          [
            "days", "weeks", "months", "hours", "sprints", "day", "week", "month", "business",
            "working",
          ]
          .contains(norm(index + 2))
        {
          return token.norm == "within" || index + 3 >= tokens.count
            || [".", ",", ")", ";", "]", "(", "-"].contains(norm(index + 3))
        }
        if next == "a", ["week", "month", "fortnight"].contains(norm(index + 2)) { return true }
      default:
        // "By June", "due March".
        if token.isCapitalised, MomentWords.isCalendar(token.norm),
          ["by", "until", "before", "in", "due", ":", "mid", "early", "late", "of"].contains(
            norm(index - 1))
        {
          return true
        }
        if token.isIdentifier, token.norm.hasPrefix("w"), Int(token.norm.dropFirst()) != nil {
          return true
        }
      }
    }
    return false
  }

  // MARK: - End

  private static let vagueStarts: Set<String> = [
    "improve", "improving", "enhance", "better", "more", "increase", "strengthen", "optimize",
    "streamline",
    "consider", "think", "investigate", "explore", "evaluate", "reflect", "discuss", "be", "try",
    "ensure",
    "raise", "encourage", "remind", "train", "educate", "teach", "revisit", "address", "focus",
    "understand",
    "communicate", "foster", "promote", "harden", "make", "look", "keep", "pay", "work", "monitor",
    "learn",
    "review", "clean", "bring", "prioritize", "reduce", "avoid", "prevent", "tighten", "get",
    "have",
    "figure", "take", "clear", "agree", "boost", "continue", "become", "talk", "align", "create",
    "develop",
    "research", "assess", "plan", "further", "refine", "step", "stop", "watch", "sync", "rethink",
    "identify", "modernize", "simplify", "study", "analyze", "check", "help", "fix", "stay",
    "follow",
  ]

  /// Of those, the ones that may name a thing that will be there.
  private static let doable: Set<String> = [
    "monitor", "create", "fix", "reduce", "develop", "check", "plan", "identify", "analyze", "stop",
    "review", "clean", "train", "make", "have", "simplify", "tighten", "get", "keep", "ensure",
    "teach",
  ]

  private static let genericAdds: Set<String> = [
    "add", "set", "setup", "implement", "create", "write", "introduce", "build", "do", "have",
    "provide",
    "establish", "need", "put", "get", "deploy", "update", "fix", "test", "monitor", "automate",
    "run",
    "document",
  ]

  private static let generic: Set<String> = [
    "monitoring", "alert", "alerts", "alerting", "test", "tests", "testing", "documentation",
    "docs",
    "logging", "dashboard", "dashboards", "training", "automation", "checks", "observability",
    "process",
    "processes", "communication", "quality", "tooling", "awareness", "reliability", "resilience",
    "stability", "visibility", "system", "systems", "things", "code", "everything", "runbook",
    "runbooks",
    "coverage", "review", "reviews", "care", "attention", "knowledge", "culture", "performance",
    "ownership",
    "metrics", "robustness", "procedures", "procedure", "situation", "issue", "issues", "problem",
    "problems",
    "infrastructure", "security", "safety", "team", "teams", "future", "deployment", "deployments",
    "bug",
    "deploys", "again", "happening", "happen", "incident", "incidents", "outage", "outages",
    "careful",
    "improvements", "improvement", "handling", "error", "errors", "monitor", "guidelines",
    "practices",
    "best", "stuff", "pipeline", "database", "service", "services", "releases", "changes", "change",
    "discipline", "responsibility", "coordination", "collaboration", "planning", "ci", "general",
    "time",
    "staging", "production", "response", "oncall", "platform", "config", "configuration", "backups",
    "validation", "plan", "plans", "noise", "debt", "technical", "scaling", "capacity", "root",
    "cause",
    "causes", "matter", "topic", "people", "engineers", "developers", "everyone", "proactive",
    "vigilant",
    "diligent", "thorough", "detection", "prevention", "mitigation", "health", "hygiene",
    "maturity",
  ]

  private static let fillers: Set<String> = [
    "the", "a", "an", "our", "of", "for", "to", "in", "on", "and", "or", "with", "all", "we",
    "should",
    "need", "must", "will", "be", "is", "are", "it", "this", "that", "these", "those", "more",
    "better",
    "overall", "so", "not", "doesnt", "dont", "does", "do", "make", "sure", "up", "into", "at",
    "around",
    "about", "how", "what", "can", "could", "might", "would", "as", "if", "possible", "where",
    "needed",
    "when", "generally", "next", "their", "its", "some", "any", "every", "please", "try", "also",
    "very",
    "much", "new", "additional", "proper", "good", "great", "strong", "stronger", "have", "has",
    "us",
    "there", "from", "by", "than", "even", "well", "further", "internally", "closely", "carefully",
    "going",
    "forward", "etc", "no", "one", "too", "necessary", "appropriate", "regular", "regularly",
  ]

  private static let alwaysVague: [[String]] = [
    ["be", "more"], ["more", "careful"], ["pay", "attention"], ["more", "attention"],
    ["pay", "more"],
    ["raise", "awareness"], ["try", "harder"], ["communicate", "better"],
    ["better", "communication"],
    ["best", "practices"], ["never", "happens", "again"], ["not", "happen", "again"],
    ["as", "needed"],
    ["happen", "again"], ["where", "possible"], ["if", "possible"], ["as", "appropriate"],
    ["think", "about"], ["keep", "an", "eye"], ["more", "diligent"], ["do", "better"],
    ["take", "care"],
    ["more", "vigilant"], ["double", "check", "everything"], ["remind", "everyone"],
    ["remind", "the"],
    ["look", "into"], ["look", "at"], ["reflect", "on"], ["more", "thorough"],
    ["more", "proactive"],
    ["be", "careful"], ["be", "aware"], ["keep", "in", "mind"], ["try", "to"], ["work", "on"],
    ["aim", "to"], ["strive", "to"], ["lessons", "learned"], ["stay", "vigilant"], ["step", "up"],
  ]

  /// Whether nobody could tell when it is done.
  var isVague: Bool {
    var words = tokens
    // What stands in brackets, after a dash, or after a comma that a name or a date
    // follows is the owner, the date or a reason.
    if let cut = words.indices.first(where: { index in
      guard index > 0 else { return false }
      if ["(", "[", ";", "|", "@"].contains(words[index].norm) { return true }
      if ["owner", "owners", "assignee", "due", "eta", "assigned", "deadline"].contains(
        words[index].norm), index > 1
      {
        return true
      }
      if words[index].norm == "." {
        return isOwner((index + 1)..<words.count) && index > 1
      }
      if words[index].norm == "-" { return !words[index].isJoined }
      guard words[index].norm == "," else { return false }
      let end =
        words[(index + 1)...].firstIndex { [",", ";", "."].contains($0.norm) } ?? words.count
      return isOwner((index + 1)..<end)
        || words[(index + 1)..<end].contains { MomentWords.isCalendar($0.norm) || $0.norm == "due" }
    }) {
      words = Array(words[..<cut])
    }
    // "Priya: ", "Priya to ".
    if let stop = words.prefix(4).firstIndex(where: { $0.norm == ":" }), stop + 2 < words.count,
      startsWithOwner
        || words[..<stop].contains(where: { ["action", "todo", "item"].contains($0.norm) })
    {
      words = Array(words[(stop + 1)...])
    } else if startsWithOwner,
      let stop = words.prefix(5).firstIndex(where: { ["to", "will"].contains($0.norm) })
    {
      words = Array(words[(stop + 1)...])
    }
    let norms = words.filter { $0.kind == .word }.map(\.norm)
    guard !norms.isEmpty else { return true }
    let hasNumber = words.contains { $0.kind == .number && !MomentWords.isYear($0.value) }
    let hasName = words.dropFirst().contains { $0.isIdentifier }
    let phrases = Self.alwaysVague.contains { phrase in
      norms.count >= phrase.count
        && (0...(norms.count - phrase.count)).contains {
          norms[$0..<($0 + phrase.count)].elementsEqual(phrase)
        }
    }
    let content = norms.filter { !Self.fillers.contains($0) }
    let lead = content.first ?? ""
    let specific = content.dropFirst().filter {
      !Self.generic.contains($0) && !Self.vagueStarts.contains($0)
    }
    if phrases { return !hasNumber && specific.count <= 6 }
    if hasNumber { return false }
    let first =
      norms.first {
        !["we", "should", "need", "to", "must", "will", "the", "team", "also", "please"].contains(
          $0)
      } ?? ""
    if Self.vagueStarts.contains(first) || Self.vagueStarts.contains(lead) {
      let isConcrete = Self.doable.contains(first)
      return specific.count <= (hasName || isConcrete ? 1 : 2)
    }
    if Self.genericAdds.contains(lead) { return specific.isEmpty }
    // "Monitoring", "More tests": a wish without a verb.
    return content.count <= 3 && specific.count <= 0 && Self.generic.contains(lead)
      || content.count <= 1
  }
}

/// Words of the calendar.
enum MomentWords {
  static func isCalendar(_ word: String) -> Bool { calendar.contains(word) }

  static func isYear(_ value: Double?) -> Bool {
    guard let value else { return false }
    return value >= 1970 && value <= 2100
  }

  private static let calendar: Set<String> = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october",
    "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct",
    "nov",
    "dec", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon",
    "tue",
    "wed", "thu", "fri", "q1", "q2", "q3", "q4", "eow", "eom", "eoq", "today", "tomorrow",
  ]
}
