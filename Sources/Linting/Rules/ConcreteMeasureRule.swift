import Scenarios

/// What nobody can check off is a wish.
struct ConcreteMeasureRule: LintRule {
  static let name = "vague-measure"
  static let summary =
    "A measure says what changes and where."
  static let passing: [Example] = [
    Example(
      "prevention:\n  - {measure: Page when the hit rate is under 85%}\n  - {measure: Monitoring of uptimes under ten minutes on two nodes}"
    ),
    Example(
      "prevention:\n  - {measure: Add alerts that page when replicas disagree}\n  - {measure: Deploys stop by themselves at errors}"
    ),
  ]
  static let failing: [Example] = [
    Example(
      """
      prevention:
        - {measure: ↓Improve monitoring}
        - {measure: ↓Be more careful with restarts}
        - {measure: ↓Add alerts}
        - {measure: ↓Be more vigilant}
        - {measure: ↓Add more tests.}
        - {measure: ↓Train the team}
      """)
  ]

  func check(_ file: LintedFile) -> [Finding] {
    file.texts.filter { $0.key == "measure" && $0.words.count <= 8 }.compactMap { text in
      guard
        let wish = Self.wishes.first(in: text.words)
          ?? (text.words.count <= 4 ? Self.bareWishes.first(in: text.words) : nil),
        !text.words.contains(where: { $0.utf8.first.map { (0x30...0x39).contains($0) } ?? false })
      else { return nil }
      return warning(.wish(wish), at: text.entry.extent(in: file.source), in: file)
    }
  }

  /// Wishes where nothing more is said.
  private static let bareWishes = Phrases(
    ["alerts", "alerting", "monitoring", "tests", "logging", "dashboards", "checks", "runbooks"]
      .flatMap { thing in
        ["add", "write", "more", "add more", "better", "improve", "fix"].map { "\($0) \(thing)" }
      } + ["train the", "write a runbook", "review the process", "improve the process"])

  private static let wishes = Phrases([
    "improve monitoring", "better monitoring", "more monitoring", "improve testing",
    "better testing", "more testing", "more tests", "better tests", "more training", "training",
    "vigilant", "vigilance", "more attentive", "double check everything", "try harder",
    "more careful", "be careful", "careful", "pay attention", "raise awareness", "awareness",
    "better communication", "improve communication", "improve documentation",
    "better documentation", "more documentation", "better alerting", "improve alerting",
    "more alerts", "better processes", "remind everybody", "remind",
  ])
}

extension Finding.Message {
  fileprivate static func wish(_ wish: String) -> Self {
    Self(
      "'\(wish)' is a wish, not a measure",
      advice: "say what is built or changed, where it runs, at which threshold, what it blocks")
  }
}
