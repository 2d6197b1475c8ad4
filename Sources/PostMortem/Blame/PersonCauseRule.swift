/// A person's action as the cause: where the account would have to go on, to
/// what made the action possible or reasonable.
enum PersonCauseRule: BlameRule {
  static func blames(in sentence: Sentence) -> [Blame] {
    var blames: [Blame] = []
    for index in sentence.norms.indices {
      if let blame = error(at: index, in: sentence) ?? fault(at: index, in: sentence)
        ?? agent(at: index, in: sentence) ?? failure(at: index, in: sentence)
        ?? responsibility(at: index, in: sentence)
      {
        blames.append(blame)
      }
    }
    if let blame = cause(in: sentence) { blames.append(blame.unsure) }
    // Why it looked right is what a post-mortem is for.
    if sentence.excuses { return [] }
    for place in fixed.found(in: sentence)
    where !sentence.isDenied(at: place.lowerBound) && !sentence.isAsked(at: place.lowerBound) {
      blames.append(blame(place))
    }
    return blames
  }

  private static let fixed = Phrases(
    """
    dropped the ball
    drops the ball
    asleep at the wheel
    at the wheel
    blame lies with
    blame rests with
    blame falls on
    the blame is on
    pin the blame
    take the blame
    takes the blame
    only himself to blame
    only herself to blame
    only themselves to blame
    has itself to blame
    is to blame
    are to blame
    was to blame
    were to blame
    is on him
    is on her
    is on them
    was on him
    was on her
    is squarely on
    fell asleep on
    fat fingered
    fat finger
    fat fingers
    finger trouble
    pebkac
    pressed the wrong
    clicked the wrong
    typed the wrong
    between chair and keyboard
    between keyboard and chair
    between the keyboard and the chair
    between the chair and the keyboard
    """)

  // MARK: - "human error", "the operator's mistake"

  private static let errors: Set<String> = [
    "error", "errors", "mistake", "mistakes", "failure", "failing", "failings", "fault",
    "oversight",
    "negligence", "carelessness", "blunder", "misjudgment", "slip", "inattention", "incompetence",
    "ignorance", "impatience", "haste", "misconduct", "typo", "inexperience", "lapse", "omission",
    "recklessness", "laziness", "misunderstanding", "neglect", "mishap", "mixup", "fumble",
  ]

  private static let erring: Set<String> = [
    "human", "operator", "user", "pilot", "engineer", "developer", "admin", "administrator", "dba",
    "personnel", "staff", "person", "individual", "individuals", "personal", "employee",
    "contractor",
    "people", "programmer", "reviewer", "oncall", "vendor", "supplier", "technician", "analyst",
  ]

  private static func error(at index: Int, in sentence: Sentence) -> Blame? {
    if sentence.norm(index) == "decision" || sentence.norm(index) == "choice" {
      return decision(at: index, in: sentence)
    }
    guard errors.contains(sentence.norm(index)) else { return nil }
    if sentence.norm(index) == "fault",
      sentence.norm(index + 1) == "-" || sentence.norm(index + 1) == "tolerance"
        || sentence.norm(index + 1) == "tolerant"
    {
      return nil
    }
    var start = index - 1
    // "Human configuration error", "the operator's honest mistake".
    var steps = 0
    while steps < 2, start > 0, sentence.isWord(start), !erring.contains(sentence.norm(start)),
      !sentence.isPossessive[start], !Words.endsNounPhrase(sentence.norm(start)),
      !Words.prepositions.contains(sentence.norm(start)),
      !["s", "ed", "ing"].contains(where: { sentence.norm(start).hasSuffix($0) })
    {
      start -= 1
      steps += 1
    }
    guard start >= 0, !sentence.isDenied(at: start), !sentence.isAsked(at: start) else {
      return ofPerson(index, in: sentence)
    }
    let word = sentence.norm(start)
    if steps < 2 || sentence.isPossessive[start] || erring.contains(word) {
      if erring.contains(word), word != "people", word != "person", !isHandled(index, sentence) {
        return blame(start...index)
      }
      if sentence.isPossessive[start],
        sentence.people.isRole(word) || sentence.isName(start)
          || ["someone", "somebody"].contains(word)
      {
        return blame(start...index)
      }
      if ["his", "her"].contains(word), start >= index - 2 { return blame(start...index) }
    }
    return ofPerson(index, in: sentence)
  }

  /// "The team lead's decision to skip the tests".
  private static func decision(at index: Int, in sentence: Sentence) -> Blame? {
    let isCause =
      [.rootCause, .trigger, .factors, .wentBadly].contains(sentence.section)
      || sentence.norms.contains { ["caused", "led", "resulted"].contains($0) }
    guard isCause, !sentence.isDenied(at: index) else { return nil }
    for start in (max(0, index - 3)..<index).reversed() {
      let word = sentence.norm(start)
      if sentence.isPossessive[start], sentence.people.isRole(word) || sentence.isName(start) {
        return blame(start...index)
      }
      if ["his", "her"].contains(word) { return blame(start...index) }
    }
    return nil
  }

  /// "User errors are shown", "validate user errors": what a program handles.
  private static func isHandled(_ index: Int, _ sentence: Sentence) -> Bool {
    let next = sentence.norm(index + 1)
    return [
      "message", "messages", "rate", "rates", "code", "codes", "page", "handling", "budget",
      "log", "logs", "response", "responses", "reports", "tracking",
    ].contains(next)
  }

  /// "A mistake by the operator", "an error on the part of the team".
  private static func ofPerson(_ index: Int, in sentence: Sentence) -> Blame? {
    var next = index + 1
    if ["was", "were"].contains(sentence.norm(next)) { next += 1 }
    if ["made", "committed", "introduced", "caused"].contains(sentence.norm(next)) { next += 1 }
    let isPartOf = sentence.has(["on", "the", "part", "of"], at: next)
    guard isPartOf || ["by", "of", "from"].contains(sentence.norm(next)) else { return nil }
    let start = isPartOf ? next + 4 : next + 1
    guard let person = sentence.person(startingAt: start), !sentence.isDenied(at: index),
      !sentence.isAsked(at: index), !sentence.isPossessive[person] || sentence.isName(person)
    else { return nil }
    return blame(index...person)
  }

  // MARK: - "Bob's fault", "ops is at fault"

  private static func fault(at index: Int, in sentence: Sentence) -> Blame? {
    let word = sentence.norm(index)
    if word == "blame" || word == "blamed", sentence.norm(index - 1) != "git",
      !sentence.isDenied(at: index), !sentence.isAsked(at: index),
      !["free", "less", "-"].contains(sentence.norm(index + 1))
    {
      if sentence.norm(index - 1) == "to", Words.be.contains(sentence.norm(index - 2)) {
        return nil
      }
      let after = ["on", "for", "lies"].contains(sentence.norm(index + 1)) ? index + 2 : index + 1
      if let person = sentence.person(startingAt: after) { return blame(index...person) }
      if word == "blamed", let person = sentence.actor(of: index).start {
        return blame(person...index)
      }
    }
    if word == "guilty" || (word == "fault" && sentence.norm(index - 1) == "at"),
      !sentence.isDenied(at: index), !sentence.isAsked(at: index)
    {
      switch sentence.actor(of: word == "fault" ? index - 1 : index) {
      case .person(let start), .unnamed(let start), .maybe(let start): return blame(start...index)
      default: return nil
      }
    }
    if word == "culprit" || word == "offender",
      ["was", "is"].contains(sentence.norm(index + 1)),
      let person = sentence.person(startingAt: index + 2)
    {
      return blame(index...person)
    }
    return nil
  }

  // MARK: - "caused by an engineer", "due to Anna's change"

  private static let causing: Set<String> = [
    "caused", "triggered", "introduced", "broken", "initiated", "precipitated",
    "induced", "provoked", "botched", "deleted", "misconfigured", "mishandled", "messed",
    "overlooked",
    "ignored", "skipped", "forgotten", "disabled", "dropped", "wiped", "overwritten",
    "inflicted", "committed", "leaked", "exposed", "missed", "unplugged", "misread", "brought",
    "approved", "merged", "pushed", "neglected", "dismissed", "bypassed", "typed", "mistyped",
  ]

  private static func agent(at index: Int, in sentence: Sentence) -> Blame? {
    let word = sentence.norm(index)
    guard !sentence.isDenied(at: index) else { return nil }
    if word == "by", index > 0 {
      var verb = index - 1
      // "Pushed without review by".
      let reach = sentence.norms[max(0, index - 3)..<index].contains("without") ? 4 : 3
      while verb >= index - reach, verb >= 0, !causing.contains(sentence.norm(verb)) { verb -= 1 }
      guard verb >= 0, verb >= index - reach, causing.contains(sentence.norm(verb)),
        let person = sentence.person(startingAt: index + 1), !sentence.isAsked(at: verb)
      else { return nil }
      // A measure that somebody sets up harms nobody.
      let word = sentence.norm(verb)
      if ["initiated", "approved", "merged", "introduced", "pushed"].contains(word),
        sentence.section == .timeline || sentence.section == .actions || !isHarm(sentence)
      {
        return nil
      }
      return blame(verb...person)
    }
    let start: Int
    switch word {
    case "due" where sentence.norm(index + 1) == "to": start = index + 2
    case "because" where sentence.norm(index + 1) == "of": start = index + 2
    case "owing" where sentence.norm(index + 1) == "to": start = index + 2
    case "thanks" where sentence.norm(index + 1) == "to" && sentence.section != .wentWell:
      start = index + 2
    case "down"
    where sentence.norm(index + 1) == "to" && sentence.norm(index - 1) != "went"
      && sentence.norm(index - 1) != "scaled":
      start = index + 2
    case "traced", "attributed", "attributable", "ascribed":
      start = sentence.norm(index + 1) == "back" ? index + 3 : index + 2
    case "result" where sentence.norm(index + 1) == "of": start = index + 2
    case "consequence" where sentence.norm(index + 1) == "of": start = index + 2
    case "stems", "stemmed", "resulted", "originated", "arose":
      guard sentence.norm(index + 1) == "from" || sentence.norm(index + 1) == "with" else {
        return nil
      }
      start = index + 2
    case "fault" where sentence.norm(index + 1) == "of": start = index + 2
    case "lies", "lay", "rests", "sits":
      guard sentence.norm(index + 1) == "with" else { return nil }
      start = index + 2
    case "because", "since", "as", "after", "when":
      // Only with what went wrong by somebody's hand.
      return clause(after: index, in: sentence)
    default: return nil
    }
    guard let person = sentence.person(startingAt: start), !sentence.isAsked(at: index) else {
      return nil
    }
    // "Thanks to the on-call's quick check" is praise, and so is "thanks to Ana for …";
    // "due to team size" is none of it.
    if word == "thanks",
      !isHarm(sentence) || sentence.norms[person...].prefix(10).contains("for")
        || !(0..<index).contains(where: { sentence.isWord($0) }) && !sentence.norms.contains(",")
    {
      return nil
    }
    return blame(index...person).unsure
  }

  private static func isHarm(_ sentence: Sentence) -> Bool {
    sentence.norms.contains {
      [
        "outage", "incident", "failure", "error", "errors", "bug", "downtime", "broken", "broke",
        "mistake", "problem", "problems", "loss", "wrong", "bad", "faulty", "corruption", "defect",
        "typo", "leak", "breach", "disruption", "issue", "regression", "damage", "without",
      ].contains($0)
    }
  }

  /// "Because the developer had not asked", where the second verb harms or omits.
  private static func clause(after index: Int, in sentence: Sentence) -> Blame? {
    guard sentence.norm(index) == "because" || sentence.norm(index) == "since",
      let person = sentence.person(startingAt: index + 1), person + 1 < sentence.norms.count
    else { return nil }
    var verb = person + 1
    while verb < min(person + 8, sentence.norms.count), !isOmission(verb, sentence),
      !Words.endsNounPhrase(sentence.norm(verb)) || Words.auxiliaries.contains(sentence.norm(verb))
    {
      verb += 1
    }
    guard verb < sentence.norms.count, isOmission(verb, sentence) else { return nil }
    return blame(index...verb)
  }

  private static func isOmission(_ index: Int, _ sentence: Sentence) -> Bool {
    let word = sentence.norm(index)
    if [
      "didnt", "failed", "forgot", "ignored", "hadnt", "never", "neglected", "skipped", "wrongly",
    ]
    .contains(word) {
      return !["know", "have", "known", "had"].contains(sentence.norm(index + 1))
    }
    return word == "not" && ["did", "had"].contains(sentence.norm(index - 1))
      && !["know", "have", "known", "had"].contains(sentence.norm(index + 1))
  }

  // MARK: - "the engineer forgot", "Priya dropped the table"

  /// Verbs that only say that a person did wrong.
  private static let failing: Set<String> = [
    "forgot", "forgotten", "forgetting", "ignored", "neglected", "overlooked", "misread",
    "misunderstood",
    "misconfigured", "mistyped", "mishandled", "botched", "broke", "skipped", "bypassed",
    "disregarded",
    "dismissed", "caused", "wiped", "mistook", "mixed", "fumbled", "bungled", "panicked", "rushed",
    "misjudged", "miscalculated", "confused", "crashed", "sabotaged", "misused", "hid", "lied",
    "circumvented", "misspelled", "typoed", "overslept", "slacked", "flouted", "disobeyed",
    "underestimated",
    "corrupted", "jeopardized", "violated", "wrecked", "trashed", "clobbered", "nuked", "borked",
    "ignoring", "breaking", "skipping", "neglecting", "causing", "missed", "slept", "shirked",
    "stonewalled", "withheld", "mismanaged", "misled", "misinformed", "misapplied", "mislabelled",
    "mislabeled", "mispasted", "blundered", "erred", "slipped", "derailed",
  ]

  private static let destroying: Set<String> = [
    "deleted", "dropped", "truncated", "wiped", "overwrote", "erased", "destroyed", "purged",
    "deleting", "dropping", "truncating", "overwriting", "unplugged", "leaked", "leaking",
    "exposed",
    "formatted",
  ]

  /// Verbs that harm with "wrong", or with an adverb of accident.
  private static let doing: Set<String> = [
    "ran", "run", "executed", "typed", "pressed", "clicked", "chose", "selected", "used", "entered",
    "copied", "pasted", "pushed", "deployed", "applied", "merged", "released", "shipped",
    "committed",
    "picked", "restarted", "updated", "edited", "changed", "opened", "published", "approved",
    "installed",
    "set", "configured", "running", "executing", "typing", "pressing", "clicking", "choosing",
    "pushing",
    "deploying", "merging", "using", "applying", "rolled", "uploaded", "passed", "killed",
    "switched",
    "removed", "disabled", "shut", "turned", "terminated", "connected", "promoted", "revoked",
    "started",
    "pointed", "gave", "sent", "left", "closed", "stopped", "took", "made", "ordered", "signed",
    "assumed",
    "logged", "pulled", "introduced", "triggered", "granted", "moved", "renamed", "scaled", "wrote",
    "put", "added",
    "skipped", "rebooted", "tagged", "archived", "cancelled", "canceled", "muted", "silenced",
  ]

  private static let accidents: Set<String> = [
    "accidentally", "mistakenly", "inadvertently", "wrongly", "erroneously", "carelessly",
    "unwittingly",
    "incorrectly", "unintentionally", "recklessly", "improperly", "hastily", "blindly",
    "prematurely",
    "unknowingly", "negligently",
  ]

  private static let wrong: Set<String> = [
    "wrong", "incorrect", "bad", "broken", "faulty", "buggy", "untested", "unreviewed", "defective",
    "erroneous", "unapproved", "invalid", "mistaken",
  ]

  private static let precautions: Set<String> = [
    "checking", "testing", "reading", "asking", "telling", "approval", "review", "permission",
    "looking",
    "verifying", "following", "waiting", "thinking", "consulting", "informing", "authorization",
    "notifying", "confirming", "reviewing", "double", "validating", "verification", "sign",
    "consent",
    "understanding", "coordinating", "warning", "backup", "announcing", "running", "noticing",
    "staging",
  ]

  private static func failure(at index: Int, in sentence: Sentence) -> Blame? {
    let word = sentence.norm(index)
    let isFailing = failing.contains(word)
    let isDestroying = destroying.contains(word)
    let isDoing = doing.contains(word)
    let isSpecial = [
      "let", "took", "brought", "messed", "screwed", "knocked", "blew", "cut", "failed",
      "lost", "did", "fell", "slipped", "was", "were",
    ].contains(word)
    guard isFailing || isDestroying || isDoing || isSpecial else { return nil }
    var end = index
    let isWrong = isFailing || isDestroying || harms(index, in: sentence, end: &end)
    guard isWrong, !sentence.isAsked(at: index) else { return nil }
    // The passive has its own rules.
    let before = sentence.norm(index - 1)
    if Words.be.contains(before)
      || (Words.isAdverb(before) && Words.be.contains(sentence.norm(index - 2)))
    {
      return nil
    }
    let isGerund = word.hasSuffix("ing")
    switch sentence.actor(of: index) {
    case .person(let start), .unnamed(let start):
      guard !isDeniedBetween(start, index, sentence), !isPatient(start, sentence) else {
        return nil
      }
      // A person who is kept from something: "the engineer was misled" is passive.
      // "Due to the engineer forgetting": elsewhere a gerund only describes.
      if isGerund, !["by", "to", "of", "with"].contains(sentence.norm(start - 1)) { return nil }
      if isMitigation(index, sentence) { return nil }
      return blame(start...end)
    case .own(let start):
      // One's own part may be told; only what judges it is found.
      let isHarsh = [
        "forgot", "forgotten", "ignored", "neglected", "botched", "messed", "screwed",
        "bungled", "disregarded", "dropped",
      ].contains(word)
      guard isHarsh, word != "dropped", !isDeniedBetween(start, index, sentence) else { return nil }
      return blame(start...end)
    case .maybe(let start):
      let isName = sentence.norm(start) != "they"
      let isTelling =
        [
          "forgot", "forgotten", "misread", "mistyped", "panicked", "overslept",
          "fumbled", "mistook", "neglected", "overlooked", "bungled", "botched", "rushed",
        ].contains(word) || (["typed", "clicked", "pressed", "pasted"].contains(word))
      let isAlone = ["alone", "anyway", "regardless", "wrong", "review", "asking", "checking"]
        .contains(sentence.norm(end))
      if isName { return isTelling || isAlone && isDoing ? blame(start...end).unsure : nil }
      let isHuman =
        isTelling || ["ignored", "skipped", "disregarded", "dismissed", "bypassed"].contains(word)
      return isHuman && !isDeniedBetween(start, index, sentence) ? blame(start...end) : nil
    case .nobody, .thing, .none:
      return nil
    }
  }

  /// Whether a plain verb does harm by what stands beside it.
  private static func harms(_ index: Int, in sentence: Sentence, end: inout Int) -> Bool {
    let word = sentence.norm(index)
    let next = sentence.norm(index + 1)
    switch word {
    case "let" where sentence.norm(index + 2) == "down" || sentence.norm(index + 3) == "down":
      end = index + 1
      return true
    case "took", "brought", "knocked":
      if ["down", "out", "offline"].contains(next) {
        end = index + 1
        return true
      }
      for place in (index + 1)..<min(index + 6, sentence.norms.count)
      where ["down", "offline"].contains(sentence.norm(place)) {
        end = place
        return isHarmful(place, sentence)
      }
    case "messed", "screwed", "slipped", "blew":
      guard next == "up" else { return false }
      end = index + 1
      return true
    case "cut":
      guard next == "corners" else { return false }
      end = index + 1
      return true
    case "failed":
      // "Failed to" is a counterfactual; "the engineer failed us" is this.
      return next != "to"
        && (next == "" || [".", ",", "us", "here", "badly", "in", "at"].contains(next))
    case "lost": return false
    case "did": return false
    case "fell":
      guard next == "asleep" else { return false }
      end = index + 1
      return true
    case "was", "were":
      guard ["negligent", "careless"].contains(next) else { return false }
      end = index + 1
      return false
    default: break
    }
    // With an adverb of accident on either side.
    // "Accidentally force-pushed", too.
    let before = sentence.norm(index - 1) == "-" ? index - 3 : index - 1
    if accidents.contains(sentence.norm(before)) || accidents.contains(next) {
      if accidents.contains(next) { end = index + 1 }
      return true
    }
    let limit = min(index + 9, sentence.norms.count)
    for place in (index + 1)..<max(index + 1, limit) {
      let here = sentence.norm(place)
      // "Merged it alone", "deployed it anyway".
      if ["alone", "anyway", "regardless", "unsupervised"].contains(here), place <= index + 6,
        !sentence.isWord(place + 1) || Words.prepositions.contains(sentence.norm(place + 1))
      {
        end = place
        return true
      }
      if wrong.contains(here), place <= index + 7 {
        end = place
        return !(here == "bad" && sentence.norm(place + 1) == "request")
      }
      if here == "without", place + 3 <= sentence.norms.count {
        for after in (place + 1)..<min(place + 5, sentence.norms.count)
        where precautions.contains(sentence.norm(after)) {
          end = after
          return true
        }
      }
      if here == "by", ["mistake", "accident"].contains(sentence.norm(place + 1)) {
        end = place + 1
        return true
      }
      if here == "in", ["error", "haste"].contains(sentence.norm(place + 1)) {
        end = place + 1
        return true
      }
      if here == "instead" || (here == "rather" && sentence.norm(place + 1) == "than") {
        end = place
        return ["ran", "used", "typed", "chose", "selected", "pressed", "clicked"].contains(word)
      }
      if ["mistake", "mistakes", "typo", "error", "blunder"].contains(here), place <= index + 5,
        ["made", "introduced", "committed"].contains(word)
      {
        end = place
        return true
      }
      if word == "left", place <= index + 6,
        ["open", "unset", "disabled", "out", "unattended", "unprotected", "enabled", "exposed"]
          .contains(here)
      {
        end = place
        return true
      }
    }
    return false
  }

  /// "Took the node offline" may be the repair; taking production down is none.
  private static func isHarmful(_ place: Int, _ sentence: Sentence) -> Bool {
    sentence.section != .timeline && sentence.section != .resolution
      && !sentence.norms[place...].prefix(5).contains {
        [
          "stop", "prevent", "limit", "contain", "protect", "avoid", "reduce", "investigate",
          "drain", "maintenance", "repair", "restore", "recover",
        ].contains($0)
      }
  }

  private static func isDeniedBetween(_ start: Int, _ end: Int, _ sentence: Sentence) -> Bool {
    (max(0, start - 2)..<end).contains { Words.negations.contains(sentence.norm($0)) }
  }

  /// "Alerted the engineer, dropped": the person is what the verb before acts on.
  private static func isPatient(_ start: Int, _ sentence: Sentence) -> Bool { false }

  /// What was done to end the incident.
  private static func isMitigation(_ index: Int, _ sentence: Sentence) -> Bool {
    guard destroying.contains(sentence.norm(index)) else { return false }
    if sentence.section == .resolution || sentence.section == .wentWell { return true }
    return sentence.norms[index...].prefix(8).contains {
      [
        "unhealthy", "bad", "stuck", "corrupt", "corrupted", "old", "stale", "offending", "cache",
        "broken", "faulty", "sick", "poison", "duplicate", "duplicates", "temporary",
      ].contains($0)
    }
  }

  // MARK: - "was responsible for the outage"

  private static let harm: Set<String> = [
    "outage", "incident", "failure", "mistake", "problem", "breaking", "this", "downtime", "error",
    "mess", "loss", "disaster", "damage", "deleting", "causing", "bug", "it", "leak", "breach",
    "misconfiguration", "disruption", "dropping", "pushing", "delay", "corruption",
  ]

  private static func responsibility(at index: Int, in sentence: Sentence) -> Blame? {
    guard ["responsible", "accountable"].contains(sentence.norm(index)),
      ["for", "is", "was"].contains(sentence.norm(index + 1)), !sentence.isDenied(at: index),
      !sentence.isAsked(at: index)
    else { return nil }
    let isHarmful = ((index + 2)..<max(index + 2, min(index + 6, sentence.norms.count)))
      .contains { harm.contains(sentence.norm($0)) }
    if sentence.norm(index + 1) == "for" {
      guard isHarmful else { return nil }
      switch sentence.actor(of: index) {
      case .person(let start), .unnamed(let start): return blame(start...(index + 1))
      case .maybe(let start):
        return sentence.norm(start) == "they" ? nil : blame(start...(index + 1))
      default: return nil
      }
    }
    guard let person = sentence.person(startingAt: index + 2),
      sentence.has(
        ["person", "one", "engineer", "party", "team", "those"], before: index, reach: 2)
    else { return nil }
    return blame(index...person)
  }

  // MARK: - "Root cause: Tim ran the migration by hand"

  private static let harmless: Set<String> = [
    "noticed", "found", "identified", "fixed", "rolled", "restored", "detected", "reported",
    "confirmed",
    "decided", "agreed", "discovered", "investigated", "saw", "reverted", "resolved", "alerted",
    "paged",
    "asked", "called", "verified", "traced", "diagnosed", "learned", "believed", "thought", "knew",
    "expected", "relied", "had", "was", "were", "needed", "depended", "said", "read", "heard",
    "told",
    "escalated", "joined", "declared", "assumed", "owned", "stated", "received", "informed",
    "understood",
  ]

  /// In the section of the cause, a sentence whose subject is a person.
  private static func cause(in sentence: Sentence) -> Blame? {
    var start = 0
    var isCause = false
    // "The root cause was", "Root cause:", "It came down to".
    for index in sentence.norms.indices.prefix(8)
    where sentence.norm(index) == "cause"
      || sentence.norm(index) == "reason" || sentence.norm(index) == "trigger"
    {
      var be = index + 1
      // "The reason for the outage was".
      if ["for", "of", "behind"].contains(sentence.norm(be)) {
        while be < index + 7, !["was", "is", ":"].contains(sentence.norm(be)) { be += 1 }
      }
      guard ["was", "is", ":", "-"].contains(sentence.norm(be)) else { continue }
      start = be + 1
      isCause = true
      while ["that", "simply", "just", "clearly", "an", "a", "the"].contains(sentence.norm(start)),
        sentence.norm(start + 1) != "engineer" || sentence.norm(start) == "that"
      {
        if !["that", "simply", "just", "clearly"].contains(sentence.norm(start)) { break }
        start += 1
      }
      break
    }
    let isDirect = isCause
    isCause = isCause || sentence.section == .rootCause || sentence.section == .trigger
    let pronoun = ["he", "she"].contains(sentence.norm(start)) ? start : nil
    guard isCause, !sentence.isQuestion,
      let person = pronoun ?? sentence.person(startingAt: start), !sentence.isDenied(at: person)
    else { return nil }
    let next = sentence.norm(person + 1)
    if isDirect, !sentence.isPossessive[person],
      !sentence.isWord(person + 1) || sentence.isName(person) || next == "not"
        || next.hasSuffix("ing")
    {
      return blame(start...person)
    }
    if sentence.isPossessive[person] {
      // "The engineer's command": theirs, and the cause.
      guard isDirect || errors.contains(sentence.norm(person + 1)) else { return nil }
      return blame(start...min(person + 1, sentence.norms.count - 1))
    }
    var verb = person + 1
    while verb < min(person + 8, sentence.norms.count) {
      let word = sentence.norm(verb)
      if harmless.contains(word) { return nil }
      if doing.contains(word) || failing.contains(word) || destroying.contains(word) {
        return blame(start...verb)
      }
      if Words.endsNounPhrase(word), word != "who", word != "had" { return nil }
      verb += 1
    }
    return nil
  }

  // MARK: - Wording

  private static func blame(_ tokens: ClosedRange<Int>) -> Blame {
    Blame(
      kind: .personCause, tokens: tokens,
      message: "a person is made the cause; the next person in that place would do the same",
      consider:
        "go one step on: what made this possible or look right, and what let it through without a stop"
    )
  }
}
