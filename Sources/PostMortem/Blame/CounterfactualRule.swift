/// What somebody should have done, could have done or failed to do: it tells of
/// a world that was not there, and nothing of the one that was.
///
/// What a machine or a value should have done is a specification, and stays.
enum CounterfactualRule: BlameRule {
  static func blames(in sentence: Sentence) -> [Blame] {
    var blames: [Blame] = []
    for index in sentence.norms.indices {
      if let blame = modal(at: index, in: sentence) ?? better(at: index, in: sentence) ?? condition(
        at: index, in: sentence)
        ?? omission(at: index, in: sentence) ?? duty(at: index, in: sentence)
        ?? reproach(at: index, in: sentence) ?? warning(at: index, in: sentence)
      {
        blames.append(blame)
      }
    }
    for place in fixed.found(in: sentence) where !sentence.isDenied(at: place.lowerBound) {
      // "(if only CI is updated)": only this, not a wish.
      if sentence.has(["if", "only"], at: place.lowerBound),
        !["had", "hadnt", "known", "would"].contains(where: {
          sentence.norms[place.upperBound...].prefix(5).contains($0)
        })
      {
        continue
      }
      blames.append(blame(place).unsure)
    }
    return blames
  }

  // MARK: - "should have checked"

  private static let modals: Set<String> = [
    "should", "shouldnt", "could", "couldve", "shouldve", "ought", "might", "mightve", "needed",
    "shouldntve", "couldnt", "must",
  ]

  private static func modal(at index: Int, in sentence: Sentence) -> Blame? {
    let word = sentence.norm(index)
    guard modals.contains(word), !isInIndirectQuestion(index, sentence) else { return nil }
    var verb = index + 1
    while [
      "not", "never", "to", "really", "at", "least", "simply", "easily", "also", "just", "all",
      "only",
    ]
    .contains(sentence.norm(verb)) || Words.isAdverb(sentence.norm(verb)) {
      verb += 1
    }
    let isContracted = word.hasSuffix("ve")
    if !isContracted {
      guard ["have", "of", "ve"].contains(sentence.norm(verb)) else { return nil }
      verb += 1
    }
    while Words.isAdverb(sentence.norm(verb))
      || [
        "not", "never", "at", "least", "also", "just", "first", "simply", "had", "all", "better",
        "been",
      ]
      .contains(sentence.norm(verb)), sentence.norm(verb) != "been"
    {
      verb += 1
    }
    if sentence.norm(verb) == "been" {
      return passive(at: index, been: verb, in: sentence)
    }
    guard Words.isPast(sentence.norm(verb)) else { return nil }
    // "Might have" and "must have" suppose; they do not ask.
    let isWeak = word == "might" || word == "mightve" || word == "must"
    let isMachineVerb = !Words.human.contains(sentence.norm(verb))
    // "Teams should have documented runbooks" is a wish for the future.
    if isAttribute(verb, sentence), word != "couldve", word != "shouldve" { return nil }
    switch sentence.actor(of: index) {
    case .person, .unnamed:
      if word == "must" { return nil }
      return blame(index...verb)
    case .own:
      return isWeak ? nil : blame(index...verb)
    case .nobody:
      return nil
    case .maybe(let name):
      guard !isWeak else { return nil }
      if sentence.norm(name) == "they" { return isMachineVerb ? nil : blame(index...verb).unsure }
      return Words.onlyHuman.contains(sentence.norm(verb)) ? blame(index...verb).unsure : nil
    case .none:
      guard !isWeak, index <= 1 || sentence.norm(index - 1) != ",", !isMachineVerb else {
        return nil
      }
      return index <= 1 || ["and", "but"].contains(sentence.norm(index - 1))
        ? blame(index...verb).unsure : nil
    case .thing:
      return nil
    }
  }

  /// "A careful engineer would have seen it".
  private static func better(at index: Int, in sentence: Sentence) -> Blame? {
    guard sentence.norm(index) == "would" || sentence.norm(index) == "wouldve",
      !sentence.isQuestion, case .person(let head) = sentence.actor(of: index)
    else { return nil }
    let virtues: Set<String> = [
      "any", "competent", "careful", "good", "decent", "experienced", "attentive", "diligent",
      "responsible", "professional", "sane", "sensible", "trained", "every", "real", "proper",
      "reasonable", "prudent",
    ]
    let care: Set<String> = [
      "attention", "care", "thought", "effort", "diligence", "look", "glance", "discipline",
      "patience",
    ]
    guard
      (max(0, head - 4)..<index).contains(where: { virtues.contains(sentence.norm($0)) })
        || sentence.norms.contains("with") && sentence.norms.contains(where: { care.contains($0) })
    else { return nil }
    return blame(head...min(index + 2, sentence.norms.count - 1))
  }

  /// "Should have been tested", but not "should have been 200 ms".
  private static func passive(at index: Int, been: Int, in sentence: Sentence) -> Blame? {
    var verb = been + 1
    while Words.isAdverb(sentence.norm(verb))
      || ["more", "better", "long", "at", "least"]
        .contains(sentence.norm(verb))
    {
      verb += 1
    }
    let word = sentence.norm(index)
    let participle = sentence.norm(verb)
    if case .person = sentence.actor(of: index) {
      // "The on-call should have been more careful", "the team should have been told".
      let isManner = [
        "careful", "aware", "alert", "watching", "attentive", "quicker", "faster",
        "awake", "there", "thorough", "vigilant", "proactive", "paying", "looking", "monitoring",
        "clearer", "cautious", "diligent", "checking", "following", "suspicious", "responsible",
      ].contains(participle)
      if isManner { return blame(index...verb) }
    }
    if case .own = sentence.actor(of: index),
      ["careful", "aware", "quicker", "faster", "thorough"]
        .contains(participle), word != "might", word != "must"
    {
      return blame(index...verb)
    }
    let acts = ["could", "couldve", "might"].contains(word) ? avoidable : humanActs
    guard acts.contains(participle), word != "might", word != "must", word != "couldnt" else {
      return nil
    }
    // "Could have been avoided by deploying earlier": by doing is by nobody but people.
    if sentence.norm(verb + 1) == "by", sentence.norm(verb + 2).hasSuffix("ing") {
      return blame(index...(verb + 2))
    }
    if let agent = agent(after: verb, in: sentence) { return agent ? blame(index...verb) : nil }
    let found = blame(index...verb)
    return word.hasPrefix("should") ? found : found.unsure
  }

  /// Whether a "by" after the verb names a person; nil where there is none.
  private static func agent(after verb: Int, in sentence: Sentence) -> Bool? {
    for index in (verb + 1)..<max(verb + 1, min(verb + 6, sentence.norms.count))
    where sentence.norm(index) == "by" {
      return sentence.person(startingAt: index + 1) != nil
    }
    // "In the tests", "in CI": where a machine does it.
    let rest = sentence.norms[min(verb + 1, sentence.norms.count)...].prefix(6)
    if rest.first == "in" || rest.first == "at", rest.contains(where: { machines.contains($0) }) {
      return false
    }
    return nil
  }

  private static let machines: Set<String> = [
    "ci", "pipeline", "tests", "test", "automation", "monitoring", "alerting", "linter", "compiler",
    "#", "build", "code",
  ]

  private static let humanActs: Set<String> = [
    "addressed", "tested", "reviewed", "checked", "verified", "noticed", "spotted", "caught",
    "seen",
    "foreseen", "anticipated", "rushed", "merged", "approved", "communicated", "escalated",
    "documented",
    "told", "informed", "raised", "read", "followed", "considered", "questioned", "rotated",
    "renewed",
    "double", "consulted", "asked", "warned", "announced", "planned", "avoided", "prevented",
    "known",
    "obvious", "done", "shipped", "pushed", "released", "deployed", "touched", "allowed", "taken",
    "skipped", "ignored", "dismissed", "rehearsed", "coordinated", "handled", "involved",
    "realized",
    "clear", "paged", "called", "audited", "inspected", "validated", "discussed", "understood",
    "acted",
    "remembered", "given", "granted", "left", "prioritized", "expected",
  ]

  private static let avoidable: Set<String> = [
    "avoided", "prevented", "caught", "foreseen", "anticipated", "noticed", "spotted", "checked",
    "tested", "seen", "predicted", "averted", "verified", "reviewed", "escalated",
  ]

  /// "Checked logs", "documented runbooks": an adjective before its noun.
  private static func isAttribute(_ verb: Int, _ sentence: Sentence) -> Bool {
    guard attributes.contains(sentence.norm(verb)) else { return false }
    return sentence.isWord(verb + 1) && !determiners.contains(sentence.norm(verb + 1))
  }

  private static let attributes: Set<String> = [
    "documented", "limited", "restricted", "automated", "dedicated", "defined", "improved",
    "increased", "reduced", "detailed", "trained", "named", "required", "centralized", "scheduled",
    "planned", "agreed", "tested", "reviewed", "prepared", "written", "shared", "rehearsed",
    "standardized", "isolated", "separated", "assigned", "monitored", "proven", "verified",
    "audited",
  ]

  private static let determiners: Set<String> = [
    "the", "a", "an", "this", "that", "it", "them", "these", "those", "his", "her", "their", "our",
    "for", "in", "on", "with", "before", "after", "first", "whether", "what", "and", "at", "by",
    "to",
    "when", "if", "how", "against", "more", "all", "each", "every", "earlier", "sooner", "properly",
    "one", "twice", "again", "beforehand", "thoroughly", "any",
  ]

  /// "Discuss if the teams should have been told": a question for the meeting.
  private static func isInIndirectQuestion(_ index: Int, _ sentence: Sentence) -> Bool {
    if sentence.isQuestion { return true }
    if sentence.norm(index - 2) == "so", sentence.norm(index - 1) == "they" { return true }
    if sentence.has(["whether"], before: index, reach: 12) { return true }
    let askers: Set<String> = [
      "reflect", "discuss", "evaluate", "consider", "ask", "check", "decide", "see", "investigate",
      "clarify", "understand", "review",
    ]
    return sentence.has(["if"], before: index, reach: 12)
      && sentence.has(askers, before: index, reach: 16)
  }

  // MARK: - "If she had looked", "had he only asked"

  private static func condition(at index: Int, in sentence: Sentence) -> Blame? {
    guard sentence.norm(index) == "had" || sentence.norm(index) == "hadnt" else { return nil }
    let ifs: Set<String> = ["if", "unless"]
    if sentence.has(ifs, before: index, reach: 8) {
      var verb = index + 1
      while isAuxiliaryAdverb(sentence.norm(verb)) { verb += 1 }
      guard Words.isPast(sentence.norm(verb)) else { return nil }
      switch sentence.actor(of: index) {
      case .person(let start), .unnamed(let start), .nobody(let start): return blame(start...verb)
      case .own(let start), .maybe(let start):
        guard Words.human.contains(sentence.norm(verb)) else { return nil }
        return blame(start...verb)
      case .thing, .none: return nil
      }
    }
    // "Had the reviewer looked at the diff".
    guard
      index == 0
        || [",", ";", ":", "-", "and", "but", "avoided", "prevented", "happened"]
          .contains(sentence.norm(index - 1))
    else { return nil }
    if ["he", "she", "they", "we", "anyone", "anybody"].contains(sentence.norm(index + 1)) {
      var verb = index + 2
      while isAuxiliaryAdverb(sentence.norm(verb)) { verb += 1 }
      return Words.human.contains(sentence.norm(verb)) ? blame(index...verb) : nil
    }
    guard let person = sentence.person(startingAt: index + 1) else { return nil }
    let end = min(person + 8, sentence.norms.count)
    guard person + 1 < end,
      let verb = ((person + 1)..<end).first(where: { Words.isPast(sentence.norm($0)) })
    else { return nil }
    return blame(index...verb)
  }

  private static func isAuxiliaryAdverb(_ word: String) -> Bool {
    Words.isAdverb(word)
      || ["not", "only", "just", "even", "at", "first", "also", "been"].contains(word)
  }

  // MARK: - "failed to notice"

  private static let omissions: Set<String> = [
    "failed", "fails", "failing", "neglected", "neglecting", "omitted", "omitting", "refused",
  ]

  private static let negated: Set<String> = ["didnt", "did", "never", "hadnt", "had", "doesnt"]

  private static func omission(at index: Int, in sentence: Sentence) -> Blame? {
    let word = sentence.norm(index)
    if omissions.contains(word), sentence.norm(index + 1) == "to" {
      guard !sentence.isDenied(at: index) else { return nil }
      let end = min(index + 2, sentence.norms.count - 1)
      switch sentence.actor(of: index) {
      case .person, .unnamed, .own, .nobody: return blame(index...end)
      case .maybe(let name):
        guard sentence.norm(name) == "they" || onlyHumanBase.contains(sentence.norm(index + 2))
        else {
          return nil
        }
        return blame(index...end).unsure
      case .none:
        guard index <= 1 || sentence.norm(index - 1) == "and" || sentence.norm(index - 1) == "by",
          onlyHumanBase.contains(sentence.norm(index + 2))
        else { return nil }
        return blame(index...end).unsure
      case .thing:
        return word == "neglected" && !sentence.isDenied(at: index) ? blame(index...end) : nil
      }
    }
    if word == "failure", sentence.norm(index + 1) == "to", index > 0,
      sentence.isPossessive[index - 1]
        || sentence.norm(index - 1) == "their" || sentence.norm(index - 1) == "his"
        || sentence.norm(index - 1) == "her"
    {
      let before = sentence.nounPhrase(endingAt: index - 1)
      let isPerson =
        sentence.people.isRole(sentence.norm(index - 1)) || sentence.isName(index - 1)
        || !sentence.isPossessive[index - 1]
      if isPerson || before.start != nil {
        return blame((index - 1)...min(index + 2, sentence.norms.count - 1))
      }
    }
    if word == "failure", sentence.norm(index + 1) == "of" || sentence.norm(index + 1) == "by",
      let person = sentence.person(startingAt: index + 2), sentence.norm(person + 1) == "to"
    {
      return blame(index...min(person + 2, sentence.norms.count - 1))
    }
    return negation(at: index, in: sentence)
  }

  /// "The reviewer did not read the diff"; not of one's own team, which tells
  /// what was so.
  private static func negation(at index: Int, in sentence: Sentence) -> Blame? {
    let word = sentence.norm(index)
    guard negated.contains(word) else { return nil }
    var verb = index + 1
    if word == "did" || word == "had" {
      guard ["not", "never"].contains(sentence.norm(verb)) else { return nil }
      verb += 1
    }
    while Words.isAdverb(sentence.norm(verb))
      || ["even", "once", "actually", "first"]
        .contains(sentence.norm(verb))
    {
      verb += 1
    }
    let isPerfect = word.hasPrefix("had")
    let isHuman =
      isPerfect || word == "never"
      ? Words.human.contains(sentence.norm(verb)) : onlyHumanBase.contains(sentence.norm(verb))
    // What somebody could not know or see is their situation and no fault.
    guard isHuman,
      !["know", "known", "expect", "expected", "have", "see", "seen"]
        .contains(sentence.norm(verb))
    else { return nil }
    let isBothering = ["bother", "bothered", "care", "cared"].contains(sentence.norm(verb))
    switch sentence.actor(of: index) {
    case .person(let start), .unnamed(let start):
      return blame(min(start, index)...verb)
    case .maybe(let start):
      guard
        sentence.norm(start) == "they" || isBothering
          || ["read", "ask", "think", "follow", "listen", "wait"].contains(sentence.norm(verb))
      else { return nil }
      return blame(start...verb)
    case .own(let start):
      return isBothering ? blame(start...verb) : nil
    default:
      return isBothering ? blame(index...verb) : nil
    }
  }

  private static let onlyHumanBase: Set<String> = [
    "notice", "check", "verify", "read", "follow", "test", "review", "inform", "tell",
    "communicate",
    "escalate", "ask", "consult", "think", "consider", "realize", "understand", "document",
    "mention",
    "announce", "warn", "coordinate", "double", "heed", "look", "spot", "catch", "anticipate",
    "foresee",
    "remember", "bother", "care", "pay", "listen", "wait", "recognize", "question", "rotate",
    "renew",
    "raise", "report", "confirm", "take", "do", "act", "respond", "react", "see", "plan", "prepare",
    "update", "handle", "appreciate", "grasp", "identify", "address", "involve", "notify",
    "investigate",
    "examine", "inspect", "monitor", "validate", "assess", "prioritize", "clean", "set", "put",
    "give",
    "get", "keep", "make", "watch", "rehearse", "practise", "practice", "acknowledge", "answer",
    "ensure", "add", "remove", "include", "stop", "prevent", "run", "press", "use", "turn", "let",
  ]

  /// "Why did the developer not ask?", "the team did nothing".
  private static func reproach(at index: Int, in sentence: Sentence) -> Blame? {
    let word = sentence.norm(index)
    if word == "why", ["did", "didnt"].contains(sentence.norm(index + 1)) {
      let isHe = ["he", "she", "they", "nobody"].contains(sentence.norm(index + 2))
      guard let person = isHe ? index + 2 : sentence.person(startingAt: index + 2) else {
        return nil
      }
      let isNegated =
        sentence.norm(index + 1) == "didnt" || sentence.norm(index + 2) == "nobody"
        || (person..<min(person + 3, sentence.norms.count)).contains { sentence.norm($0) == "not" }
      return isNegated ? blame(index...person) : nil
    }
    // "Nobody on the team had bothered to test it", "no one acted".
    if word == "nobody" || word == "one" && sentence.norm(index - 1) == "no" {
      let verb = (index + 1..<min(index + 8, max(index + 1, sentence.norms.count))).first {
        [
          "bothered", "cared", "checked", "thought", "read", "looked", "asked", "tested",
          "verified", "escalated", "followed", "acted", "reacted", "questioned",
        ].contains(sentence.norm($0))
      }
      guard let verb,
        verb > index + 1 || ["acted", "reacted", "questioned"].contains(sentence.norm(verb))
      else { return nil }
      let found = blame(index...verb)
      return ["bothered", "cared"].contains(sentence.norm(verb)) ? found : found.unsure
    }
    guard word == "did", sentence.norm(index + 1) == "nothing" else { return nil }
    switch sentence.actor(of: index) {
    case .person(let start), .unnamed(let start): return blame(start...(index + 1))
    default: return nil
    }
  }

  // MARK: - "had been told", "was supposed to check"

  /// "The new hire had been told": what they were told is no account of why it
  /// did not reach the moment; "had been told that it was safe" is.
  private static func warning(at index: Int, in sentence: Sentence) -> Blame? {
    guard ["told", "warned", "reminded", "instructed", "trained"].contains(sentence.norm(index)),
      sentence.norm(index - 1) == "been" || Words.isAdverb(sentence.norm(index - 1)),
      let had = (max(0, index - 4)..<index).first(where: { sentence.norm($0) == "had" }),
      !["that", "by", "it"].contains(sentence.norm(index + 1)), !sentence.isDenied(at: index),
      !sentence.isQuestion
    else { return nil }
    switch sentence.actor(of: had) {
    case .person(let start), .unnamed(let start): return blame(start...index)
    case .maybe(let start): return blame(start...index).unsure
    default: return nil
    }
  }

  private static func duty(at index: Int, in sentence: Sentence) -> Blame? {
    let word = sentence.norm(index)
    guard ["supposed", "expected", "meant", "obliged"].contains(word),
      sentence.norm(index + 1) == "to", Words.be.contains(sentence.norm(index - 1)),
      onlyHumanBase.contains(sentence.norm(index + 2)), !sentence.isQuestion
    else { return nil }
    switch sentence.actor(of: index - 1) {
    case .person, .unnamed: return blame((index - 1)...(index + 2))
    case .nobody, .own, .maybe, .thing, .none: return nil
    }
  }

  private static let fixed = Phrases(
    """
    should have known
    should have known better
    shouldve known
    should know better
    ought to know better
    if only
    clearly avoidable
    easily avoidable
    entirely avoidable
    completely avoidable
    totally avoidable
    easily preventable
    entirely preventable
    clearly preventable
    was avoidable
    was preventable
    would have taken him
    would have taken her
    would have taken # minutes to check
    would have been enough to look
    all he had to do
    all she had to do
    all they had to do
    all anyone had to do
    had only to
    nobody bothered
    nobody cared
    nobody checked
    nobody thought
    nobody read
    nobody looked
    nobody asked
    nobody tested
    nobody verified
    nobody took
    nobody escalated
    nobody followed
    no one bothered
    no one cared
    no one checked
    no one thought
    no one read
    no one looked
    no one asked
    no one tested
    no one verified
    no one took
    no one escalated
    no one followed
    nobody even
    no one even
    a careful engineer would have
    any engineer would have
    any competent engineer
    a competent engineer
    anyone would have
    anybody would have
    anyone could have
    anybody could have
    everyone could have
    one should have
    one could have
    one look would have
    a quick look would have
    a simple look would have
    a glance would have
    a quick look at
    one look at
    one glance at
    a glance at
    a closer look would have
    with more care
    with a bit more care
    with a little more care
    had more care
    more care would have
    """)

  // MARK: - Wording

  private static func blame(_ tokens: ClosedRange<Int>) -> Blame {
    Blame(
      kind: .counterfactual, tokens: tokens,
      message:
        "this tells what did not happen; the account is of what did, and of why it made sense",
      consider:
        "say what was seen and known at that moment, and what would have made the better way the easy one"
    )
  }
}
