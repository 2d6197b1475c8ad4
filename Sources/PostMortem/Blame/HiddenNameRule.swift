/// A passive, or a role, that hides whom it blames: everybody in the room knows
/// who "somebody" is.
///
/// Passives about machines stay, and so do those that name a machine.
enum HiddenNameRule: BlameRule {
  static func blames(in sentence: Sentence) -> [Blame] {
    var blames: [Blame] = []
    for index in sentence.norms.indices {
      if let blame = passive(at: index, in: sentence) ?? somebody(at: index, in: sentence)?.unsure
        ?? wrongThing(at: index, in: sentence)?.unsure
      {
        blames.append(blame)
      }
    }
    for place in fixed.found(in: sentence)
    where !sentence.isDenied(at: place.lowerBound) && !sentence.isAsked(at: place.lowerBound) {
      blames.append(blame(place).unsure)
    }
    return blames
  }

  /// Omissions and errors that only a person commits.
  private static let human: Set<String> = [
    "forgotten", "overlooked", "neglected", "disregarded", "misread", "mistyped", "misjudged",
    "misunderstood", "botched", "mishandled", "mismanaged", "underestimated", "bungled", "brushed",
    "shrugged", "waved", "rushed", "fudged", "misinterpreted", "miscommunicated", "misdiagnosed",
    "heeded", "unheeded", "miscalculated", "mislaid", "belittled",
  ]

  /// Omissions that a machine commits, too: what was omitted has to tell.
  private static let ambiguous: Set<String> = [
    "skipped", "ignored", "missed", "omitted", "dismissed", "bypassed", "silenced", "muted",
    "snoozed",
    "deferred", "postponed", "circumvented", "waived", "abandoned", "swept", "pushed", "left",
  ]

  private static func passive(at index: Int, in sentence: Sentence) -> Blame? {
    let word = sentence.norm(index)
    let isHuman = human.contains(word)
    let isAmbiguous = ambiguous.contains(word)
    let isDuty = duties.contains(word)
    let isAccident =
      accidental.contains(word)
      || hasty.contains(sentence.norm(index - 1)) && Words.isPast(word)
    guard isHuman || isAmbiguous || isDuty || isAccident else { return nil }
    // "was", "had been", "has simply been".
    var be = index - 1
    var adverbs = false
    var isNegated = false
    if isHuman, sentence.norm(be) == "and", Words.isPast(sentence.norm(be - 1)) {
      // "Was disabled and forgotten".
      be -= 2
    }
    while be >= 0, !Words.be.contains(sentence.norm(be)) {
      let between = sentence.norm(be)
      if accidents.contains(between) { adverbs = true }
      if between == "not" || between == "never" { isNegated = true }
      guard
        between == "not" || between == "never" || Words.isAdverb(between)
          || ["just", "then", "also", "once", "again", "either", "all", "both", "simply"].contains(
            between)
      else { break }
      be -= 1
    }
    guard be >= 0, Words.be.contains(sentence.norm(be)) else {
      return list(at: index, in: sentence, isHuman: isHuman)
    }
    if ["wasnt", "werent", "isnt", "arent"].contains(sentence.norm(be)) { isNegated = true }
    while be > 0,
      Words.auxiliaries.contains(sentence.norm(be - 1)) || sentence.norm(be - 1) == "never"
        || sentence.norm(be - 1) == "not" || sentence.norm(be - 1) == "hadnt"
    {
      if ["never", "not", "hadnt"].contains(sentence.norm(be - 1)) { isNegated = true }
      if ["can", "could", "should", "may", "might", "must", "will", "would"]
        .contains(sentence.norm(be - 1))
      {
        // What may happen, or what is asked for.
        return nil
      }
      be -= 1
    }
    if [
      "shouldnt", "couldnt", "wouldnt", "cannot", "cant", "couldve", "shouldve", "never", "ought",
    ]
    .contains(sentence.norm(be - 1)), sentence.norm(be) != "was", sentence.norm(be) != "were" {
      return nil
    }
    guard !sentence.isAsked(at: be),
      !sentence.has(["if", "whenever", "unless"], before: be, reach: 5),
      isNegated == (isDuty || word == "heeded")
    else { return nil }
    if ["is", "are", "isnt", "arent"].contains(sentence.norm(be)), sentence.norm(be + 1) != "being",
      !isHuman,
      !isDuty
    {
      return nil
    }
    switch agent(after: index, in: sentence) {
    case .machine: return nil
    case .person: return nil  // The cause by a person is another rule's.
    case .none: break
    }
    if isHuman {
      // A person is what it happened to: "the reviewer was rushed".
      if word == "rushed", case .person = sentence.actor(of: be) { return nil }
      return blame(be...index)
    }
    if isAmbiguous {
      if word == "left" { return left(be, index, sentence) }
      if word == "pushed" {
        return sentence.norm(index + 1) == "through" ? blame(be...(index + 1)) : nil
      }
      if word == "swept" {
        return sentence.norm(index + 1) == "under" ? blame(be...(index + 1)) : nil
      }
      if ["silenced", "muted", "snoozed", "deferred", "postponed", "abandoned"].contains(word),
        sentence.section == .timeline || sentence.section == .resolution
          || sentence.section == .actions
      {
        return nil
      }
      guard isAttended(be, in: sentence) else { return nil }
      return blame(be...index).unsure
    }
    if isDuty {
      guard isAttended(be, in: sentence, duty: true) else { return nil }
      return blame(be...index)
    }
    // "was accidentally deleted", "was deleted by mistake".
    let isByMistake =
      (sentence.norm(index + 1) == "by"
        && ["mistake", "accident"].contains(sentence.norm(index + 2)))
      || (sentence.norm(index + 1) == "in"
        && ["error", "haste"].contains(sentence.norm(index + 2)))
    let follows =
      accidents.contains(sentence.norm(index + 1)) && !sentence.norm(index + 2).hasSuffix("ing")
    let isWithout = sentence.norm(index + 1) == "without" || sentence.norm(index + 2) == "without"
    if isWithout {
      let start = sentence.norm(index + 1) == "without" ? index + 2 : index + 3
      for place in start..<max(start, min(start + 4, sentence.norms.count))
      where precautions.contains(sentence.norm(place)) {
        return blame(be...place)
      }
    }
    // "Was run on the wrong cluster".
    for place in (index + 1)..<max(index + 1, min(index + 5, sentence.norms.count))
    where wrong.contains(sentence.norm(place)) && handled.contains(word) {
      guard Words.prepositions.contains(sentence.norm(place - 2)) else { continue }
      return blame(be...place).unsure
    }
    guard adverbs || isByMistake || follows else { return nil }
    let found = blame(be...(isByMistake ? index + 2 : follows ? index + 1 : index))
    // What was being done over and over, a machine did.
    return sentence.norms[be...index].contains("being") ? found.unsure : found
  }

  /// In a list or a table the verb "was" is left out: "Canary stage skipped".
  private static func list(at index: Int, in sentence: Sentence, isHuman: Bool) -> Blame? {
    let word = sentence.norm(index)
    guard index > 0,
      [
        "forgotten", "overlooked", "ignored", "skipped", "neglected", "disregarded", "missed",
        "dismissed", "unheeded",
      ].contains(word)
    else { return nil }
    let next = sentence.norm(index + 1)
    guard
      next == ""
        || [
          ".", ",", ";", "(", "-", "by", "for", "in", "on", "during", "because", "before",
          "again", "twice", "and", "to", "until", "at",
        ].contains(next), tokenIsLast(index, sentence) || [".", ",", ";", "again"].contains(next)
    else { return nil }
    // The head of a short phrase that begins the sentence.
    guard index <= 5,
      !(0..<index).contains(where: {
        Words.auxiliaries.contains(sentence.norm($0)) || sentence.norm($0) == "we"
          || Words.prepositions.contains(sentence.norm($0)) && sentence.norm($0) != "of"
      }), Words.attended.contains(sentence.norm(index - 1)), !sentence.isDenied(at: index)
    else { return nil }
    return blame((index - 1)...index)
  }

  private static func tokenIsLast(_ index: Int, _ sentence: Sentence) -> Bool {
    index + 1 >= sentence.norms.count
  }

  private enum Agent { case person, machine, none }

  private static func agent(after index: Int, in sentence: Sentence) -> Agent {
    let limit = min(index + 5, sentence.norms.count)
    for place in (index + 1)..<max(index + 1, limit) {
      if [",", ";", "and", "but", "because"].contains(sentence.norm(place)) { return .none }
      guard sentence.norm(place) == "by" else { continue }
      if ["mistake", "accident", "hand", "everyone", "everybody", "all", "us"].contains(
        sentence.norm(place + 1))
      {
        return .none
      }
      return sentence.person(startingAt: place + 1) == nil ? .machine : .person
    }
    return .none
  }

  /// Whether what was skipped or ignored is a thing that people attend to.
  private static func isAttended(_ be: Int, in sentence: Sentence, duty: Bool = false) -> Bool {
    var end = be - 1
    while end >= 0, Words.isBetweenSubjectAndVerb(sentence.norm(end)) { end -= 1 }
    guard end >= 0 else { return false }
    // "The warning in the log was ignored": the head stands before the preposition.
    var start = end
    while start > 0, start > end - 12, !subjectEnds.contains(sentence.norm(start - 1)) {
      start -= 1
    }
    var head = end
    if start < end {
      for place in (start + 1)...end where Words.prepositions.contains(sentence.norm(place)) {
        head = place - 1
        break
      }
    }
    let word = sentence.norm(head)
    if ["which", "that"].contains(word) {
      return head > 0 && Words.attended.contains(sentence.norm(head - 1))
        || (head > 1 && Words.attended.contains(sentence.norm(head - 2)))
    }
    if duty { return dutiful.contains(word) }
    if sentence.norm(head - 1) == "health" || sentence.norm(head - 1) == "liveness" { return false }
    if sentence.norm(head).hasSuffix("ing"), word != "warning" { return word == "testing" }
    // A second subject: "alerts and pages were ignored".
    return Words.attended.contains(word)
  }

  private static let subjectEnds: Set<String> = [
    ",", ";", ":", ".", "because", "but", "when", "while", "so", "since", "as", "although",
    "though",
    "after", "before", "therefore", "means", "meant", "-",
  ]

  private static func left(_ be: Int, _ index: Int, _ sentence: Sentence) -> Blame? {
    let next = sentence.norm(index + 1)
    guard
      [
        "out", "open", "unattended", "unanswered", "unread", "unacknowledged", "unreviewed",
        "unchecked",
        "undone", "unlocked", "unprotected", "untested", "undocumented", "unresolved", "unset",
        "lying",
        "disabled", "behind", "to", "unmerged", "unfinished",
      ].contains(next), next != "to" || sentence.norm(index + 2) == "rot"
    else { return nil }
    return blame(be...(index + 1))
  }

  // MARK: - "the runbook was not followed"

  private static let duties: Set<String> = [
    "followed", "read", "heeded", "consulted", "obeyed", "respected", "observed", "escalated",
    "asked",
    "told", "informed", "acknowledged", "questioned", "listened", "noticed", "communicated",
    "announced",
    "passed", "taken", "given", "done", "paid", "completed", "honored", "adhered",
  ]

  /// Rules and words that a person follows, reads, passes on or does not.
  private static let dutiful: Set<String> = [
    "procedure", "procedures", "process", "processes", "runbook", "runbooks", "playbook",
    "playbooks",
    "policy", "policies", "guideline", "guidelines", "instruction", "instructions", "checklist",
    "checklists", "protocol", "rule", "rules", "advice", "warning", "warnings", "documentation",
    "docs",
    "steps", "step", "recommendation", "recommendations", "attention", "care", "precaution",
    "precautions", "review", "due", "diligence", "alert", "alerts", "alarm", "page", "approval",
    "email", "emails", "ticket", "release", "notes", "readme", "homework", "practice", "practices",
    "standards", "standard", "convention", "conventions", "freeze", "handover",
  ]

  // MARK: - "was accidentally deleted"

  private static let accidental: Set<String> = [
    "deleted", "dropped", "removed", "pushed", "committed", "run", "executed", "merged", "typed",
    "disabled", "switched", "turned", "pressed", "selected", "copied", "pasted", "published",
    "leaked",
    "exposed", "revoked", "unplugged", "overwritten", "truncated", "wiped", "promoted", "released",
    "deployed", "terminated", "closed", "shut", "destroyed", "erased", "shipped", "rolled",
    "changed",
    "edited", "approved", "swapped", "purged", "renamed", "moved", "sent", "entered", "applied",
    "set", "configured", "made", "signed", "clicked", "chosen", "stopped", "restarted", "cancelled",
    "canceled", "uploaded", "granted", "altered", "commented", "bumped", "pulled", "carried",
    "performed", "opened", "used", "picked",
  ]

  /// What only people do.
  private static let hasty: Set<String> = [
    "accidentally", "mistakenly", "inadvertently", "carelessly", "hastily", "unwittingly",
    "recklessly", "negligently", "blindly", "unintentionally",
  ]

  private static let accidents: Set<String> = [
    "accidentally", "mistakenly", "inadvertently", "carelessly", "erroneously", "wrongly",
    "hastily",
    "unwittingly", "recklessly", "negligently", "blindly", "prematurely", "improperly",
    "incorrectly",
  ]

  private static let precautions: Set<String> = [
    "checking", "testing", "reading", "asking", "telling", "approval", "review", "permission",
    "looking",
    "verifying", "following", "waiting", "thinking", "consulting", "informing", "authorization",
    "notifying", "confirming", "reviewing", "double", "validating", "consent", "understanding",
    "reviewer",
    "announcement", "thought", "tests", "test", "coordination", "sign", "notice", "warning",
  ]

  // MARK: - "the wrong command was run"

  private static let wrong: Set<String> = ["wrong", "incorrect", "mistaken"]
  private static let handled: Set<String> = [
    "run", "executed", "typed", "entered", "pressed", "clicked", "selected", "chosen", "picked",
    "used",
    "pasted", "pushed", "deployed", "copied", "edited", "restarted", "deleted", "opened", "ticked",
    "supplied", "given", "made", "introduced", "plugged", "pulled", "merged", "uploaded", "passed",
    "dropped", "shut", "switched", "turned", "unplugged", "carried", "performed", "applied",
    "started",
  ]

  private static func wrongThing(at index: Int, in sentence: Sentence) -> Blame? {
    let word = sentence.norm(index)
    let isMistake = ["mistake", "mistakes", "typo", "blunder", "oversight", "misstep", "missteps"]
      .contains(word)
    let isError = word == "error" || word == "errors"
    guard wrong.contains(word) || isMistake || isError, !sentence.isDenied(at: index) else {
      return nil
    }
    for place in (index + 1)..<max(index + 1, min(index + 6, sentence.norms.count)) {
      let here = sentence.norm(place)
      if [",", ".", ";", "that", "which", "by"].contains(here) { return nil }
      guard Words.be.contains(here) else {
        if isMistake, here == "crept" || here == "slipped" { return blame(index...place) }
        continue
      }
      // "Might get pulled", "wrong item being pulled": what a program may do.
      guard ["was", "were", "been"].contains(here), sentence.norm(place - 1) != "have" else {
        return nil
      }
      var verb = place + 1
      while Words.be.contains(sentence.norm(verb)) || Words.isAdverb(sentence.norm(verb)) {
        verb += 1
      }
      let participle = sentence.norm(verb)
      let isHuman =
        isMistake || isError
        ? ["made", "committed", "introduced"].contains(participle) : handled.contains(participle)
      guard isHuman else { return nil }
      switch agent(after: verb, in: sentence) {
      case .machine, .person: return nil
      case .none: return blame(index...verb)
      }
    }
    return nil
  }

  // MARK: - "someone had disabled it"

  private static func somebody(at index: Int, in sentence: Sentence) -> Blame? {
    let word = sentence.norm(index)
    if word == "someone" || word == "somebody" {
      // "Someone requesting a repository" stands for anyone who does.
      if sentence.norm(index + 1).hasSuffix("ing") { return nil }
      var verb = index + 1
      var steps = 0
      // "Someone on the night shift had", "somebody who".
      while steps < 9, verb < sentence.norms.count {
        let here = sentence.norm(verb)
        if Words.isPast(here), here != "had" { break }
        if here == "," || here == "." || here == "to" || here == "must" && false { return nil }
        if ["should", "could", "can", "will", "would", "may", "might", "needs", "is", "has"]
          .contains(here),
          here != "has"
        {
          return nil
        }
        verb += 1
        steps += 1
      }
      guard verb < sentence.norms.count, Words.isPast(sentence.norm(verb)),
        ![
          "noticed", "reported", "saw", "spotted", "called", "asked", "found", "suggested", "told",
          "paged", "said", "named", "alerted", "joined",
        ].contains(sentence.norm(verb)), !sentence.isDenied(at: index), !sentence.isAsked(at: index)
      else { return nil }
      return blame(index...verb)
    }
    // "A certain engineer", "one individual", "the engineer in question".
    if word == "certain", sentence.norm(index - 1) == "a",
      (index + 1..<index + 4).contains(where: {
        sentence.people.isRole(sentence.norm($0))
          && !["members", "people"].contains(sentence.norm($0))
      })
    {
      let end =
        (index + 1..<index + 4).first { sentence.people.isRole(sentence.norm($0)) } ?? index + 1
      return blame((index - 1)...end)
    }
    if sentence.people.isRole(word),
      sentence.has(["in", "question"], at: index + 1)
        || sentence.has(["who", "shall"], at: index + 1)
        || sentence.has(["who", "will", "remain"], at: index + 1)
        || sentence.has(["at", "fault"], at: index + 1)
        || (["concerned", "responsible"].contains(sentence.norm(index + 1))
          && [
            "person", "engineer", "individual", "developer", "colleague", "party", "persons",
            "operator",
            "individuals", "people", "parties", "employee",
          ].contains(word)
          && (sentence.norm(index + 2) != "for" || isHarm(index + 3, sentence)))
    {
      return blame(max(0, index - 1)...min(index + 2, sentence.norms.count - 1))
    }
    return nil
  }

  private static func isHarm(_ index: Int, _ sentence: Sentence) -> Bool {
    (index..<index + 4).contains {
      [
        "outage", "incident", "failure", "mistake", "change", "error", "this", "it", "deploy",
        "deletion",
      ]
      .contains(sentence.norm($0))
    }
  }

  private static let fixed = Phrases(
    """
    shall remain nameless
    due to an oversight
    through an oversight
    by an oversight
    because of an oversight
    due to a mistake
    due to a typo
    it was decided to skip
    it was decided to omit
    it was decided to bypass
    it was decided to ignore
    it was decided not to
    it was decided to postpone
    it was decided to defer
    it was decided to leave
    it was decided to disable
    nothing was said
    nothing was done
    nothing was communicated
    not acted upon
    not acted on
    never acted upon
    never acted on
    never followed up
    not followed up
    whose name
    whose identity
    shall remain unnamed
    shall go unnamed
    shall go nameless
    will remain nameless
    will remain unnamed
    remain anonymous
    remains unnamed
    not be named here
    naming no names
    no names mentioned
    without naming names
    you know who
    we all know who
    everybody knows who
    everyone knows who
    a certain someone
    a certain somebody
    a certain individual
    a certain person
    some individual
    some genius
    an unnamed
    unnamed engineer
    unnamed colleague
    certain individuals
    certain people
    certain colleagues
    certain teams
    certain parties
    some people
    those responsible
    the responsible party
    the responsible person
    the responsible engineer
    the responsible parties
    the guilty party
    slipped someones mind
    slipped somebodys mind
    slipped their mind
    fell through the cracks
    fell between the cracks
    due diligence was not
    no attention was paid
    too little attention was paid
    not enough attention was paid
    little attention was paid
    no heed was paid
    no thought was given
    too little thought was given
    little thought was given
    no care was taken
    not enough care was taken
    insufficient care was taken
    went unheeded
    corners were cut
    balls were dropped
    the ball was dropped
    ball was dropped
    mistakes happened
    the wrong call was made
    bad decisions were made
    poor decisions were made
    a bad decision was made
    a poor decision was made
    bad call was made
    a bad call
    """)

  // MARK: - Wording

  private static func blame(_ tokens: ClosedRange<Int>) -> Blame {
    Blame(
      kind: .hiddenName, tokens: tokens,
      message: "this hides a person whom every reader can guess; it blames all the same",
      consider:
        "name the system that let it pass: which step had no check, which signal looked like noise, and to whom it went"
    )
  }
}
