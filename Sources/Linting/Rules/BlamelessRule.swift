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
  ]
  static let failing: [Example] = [
    Example("role: You take over from a colleague who ↓should have known better."),
    Example("title: Pages slow after a ↓careless restart"),
  ]

  func check(_ file: LintedFile) -> [Finding] {
    var findings: [Finding] = []
    // Questions, objections and the scapegoat provoke; the rest explains.
    for text in file.texts where Self.keys.contains(text.key) {
      guard let accusation = Self.accusations.first(in: text.words, after: Self.refusals) else {
        continue
      }
      findings.append(
        warning(
          .culprit(accusation), at: file.place(of: accusation, in: text.entry), in: file))
    }
    return findings
  }

  private static let keys: Set<String> = [
    "title", "situation", "role", "check", "finding", "measure", "message",
  ]

  /// Words that turn an accusation round: nobody at fault, is not at fault.
  private static let refusals: Set<String> = ["nobody", "not", "one", "is", "never", "no"]

  private static let accusations = Phrases([
    "human error", "operator error", "careless", "carelessly", "negligent", "negligence",
    "incompetent", "incompetence", "sloppy", "sloppily", "stupid", "should have known",
    "should have checked", "should have noticed", "forgot to", "is to blame", "was to blame",
    "at fault", "his fault", "her fault", "their fault", "whose fault", "the culprit",
    "did not bother", "didnt bother", "by mistake", "blames", "ignored the warning",
  ])
}

extension Finding.Message {
  fileprivate static func culprit(_ accusation: String) -> Self {
    Self(
      "'\(accusation)' accuses somebody",
      advice: "say what the system allowed, showed or hid, without a person as the cause")
  }
}
