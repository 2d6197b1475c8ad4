import Scenarios

/// A scenario that names a culprit teaches what it should cure.
struct BlamelessRule: LintRule {
  static let name = "names-culprit"
  static let summary =
    "The text explains by the system and accuses nobody."
  static let passing: [Example] = [
    Example("role: The disk failed twice; you failed over to the standby."),
    Example(
      "follow_ups:\n  - {ask: Whose fault was it?, looking_for: Names no one, listen_for: [no name]}"
    ),
    Example("role: The Kubernetes operator error count is 3; reads use a sloppy quorum."),
    Example("role: The default at fault was 5 seconds, and the culprit was a slow query."),
    Example("role: The client forgot to close it and ignored the warning of the pool."),
    Example("role: The canary should have tested it, and the alert should have noticed."),
    Example("role: The log blames the disk; the retry loop is to blame."),
    Example("role: The job deleted the wrong partition, and the operator did not reconcile it."),
  ]
  static let failing: [Example] = [
    Example("role: You take over from a colleague who ↓should have known better."),
    Example("title: Pages slow after a ↓careless restart"),
    Example("role: The ↓intern typed the wrong command."),
    Example("role: Bob ↓should have tested it first."),
    Example("role: Junior ↓developer did not follow the runbook."),
    Example("role: The ↓engineer on duty ignored the warning."),
    Example("role: An ↓operator forgot to open the valve."),
    Example("role: Post-mortem says ↓human error."),
    Example("role: The ↓contractor was at fault."),
    Example("role: ↓She typed the wrong key."),
    Example("role: The ↓team skipped the tests."),
  ]

  func check(_ file: LintedFile) -> [Finding] {
    var findings: [Finding] = []
    // Questions, objections and the scapegoat provoke; the rest explains.
    for text in file.texts where Self.keys.contains(text.key) {
      guard let accusation = Self.accusation(in: text.words) else { continue }
      findings.append(
        warning(
          .culprit(accusation), at: file.place(of: accusation, in: text.entry), in: file))
    }
    return findings
  }

  /// The words that accuse somebody: some by themselves, others where a person
  /// stands right before them.
  private static func accusation(in words: [String]) -> String? {
    for index in words.indices {
      for phrase in personal.phrases(in: words, at: index) {
        let start = max(0, index - 4)
        guard !(index > 0 && refusals.contains(words[index - 1])),
          let person = (start..<index).last(where: { isPerson(words, at: $0) })
        else { continue }
        return words[person..<(index + phrase.count)].joined(separator: " ")
      }
      for phrase in outright.phrases(in: words, at: index) {
        let before = index > 0 ? words[index - 1] : ""
        let after = index + phrase.count < words.count ? words[index + phrase.count] : ""
        guard !refusals.contains(before), !things.contains(before), !technical.contains(after)
        else { continue }
        return phrase.joined(separator: " ")
      }
    }
    return nil
  }

  /// A role, not the program of that name.
  private static func isPerson(_ words: [String], at index: Int) -> Bool {
    guard people.contains(words[index]) else { return false }
    return words[index] != "operator" || index == 0
      || ["an", "one", "human"].contains(words[index - 1])
  }

  private static let keys: Set<String> = [
    "title", "situation", "role", "check", "finding", "measure", "message",
  ]

  /// Words that turn an accusation round: nobody at fault, is not at fault.
  private static let refusals: Set<String> = [
    "nobody", "not", "one", "is", "never", "no", "without", "than",
  ]

  /// What may be told that it should have done something.
  private static let things: Set<String> = [
    "test", "tests", "canary", "check", "checks", "alert", "alerts", "monitor", "probe", "job",
    "pipeline", "ci", "it", "gate", "linter", "validation", "system", "rule", "client", "server",
    "service", "kubernetes", "k8s",
  ]

  /// What makes of an error or a sloppiness a figure or a method.
  private static let technical: Set<String> = [
    "count", "counts", "rate", "rates", "log", "logs", "message", "messages", "metric", "metrics",
    "code", "codes", "budget", "handling", "handler", "quorum", "quorums", "hashing",
  ]

  private static let people: Set<String> = [
    "engineer", "engineers", "developer", "developers", "dev", "intern", "operator", "admin",
    "administrator", "dba", "sre", "contractor", "analyst", "colleague", "manager", "lead", "team",
    "tester", "reviewer", "author", "somebody", "someone", "he", "she", "they", "person", "user",
    "employee", "trainee", "junior", "technician", "scientist", "owner", "programmer", "who",
  ]

  private static let outright = Phrases(
    [
      "human error", "user error", "operator error", "pilot error", "careless", "carelessly",
      "carelessness", "negligent", "negligence", "incompetent", "incompetence", "sloppy",
      "sloppily",
      "sloppiness", "stupid", "stupidly", "stupidity", "lazy engineer", "fat finger",
      "fat fingered",
      "his fault", "her fault", "their fault", "whose fault", "typed the wrong",
      "clicked the wrong", "pressed the wrong", "did not bother", "didnt bother", "messed up",
      "screwed up", "was not paying attention", "wasnt paying attention", "without thinking",
    ]
      + [
        "known", "checked", "noticed", "tested", "asked", "looked", "read", "reviewed", "verified",
        "realised", "realized", "thought", "waited", "followed", "been more careful",
      ].map { "should have " + $0 })

  private static let personal = Phrases([
    "did not follow", "didnt follow", "did not read", "didnt read", "did not check",
    "didnt check", "did not test", "didnt test", "did not look", "didnt look", "did not verify",
    "didnt verify", "did not notice", "didnt notice", "did not think", "didnt think",
    "did not escalate", "didnt escalate", "did not tell", "didnt tell", "failed to", "forgot to",
    "forgot the", "neglected to", "ignored the", "ignored a", "at fault", "to blame",
    "the culprit", "made a mistake", "made an error", "by mistake", "ran the wrong",
    "typed the wrong", "picked the wrong", "pasted the wrong", "copied the wrong",
    "deleted the wrong", "pushed the wrong", "entered the wrong", "chose the wrong",
    "skipped the review", "skipped the test", "skipped the tests", "skipped the runbook",
    "skipped the checklist", "was tired", "was distracted", "was lazy", "broke production",
  ])
}

extension Finding.Message {
  fileprivate static func culprit(_ accusation: String) -> Self {
    Self(
      "'\(accusation)' accuses somebody",
      advice: "say what the system allowed, showed or hid, without a person as the cause")
  }
}
