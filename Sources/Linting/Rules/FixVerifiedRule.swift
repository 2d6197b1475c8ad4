import Scenarios

/// A fix that nobody checked is a hope.
struct FixVerifiedRule: LintRule {
  static let name = "no-verification"
  static let summary =
    "A step verifies the fix, or tells of it."
  static let passing: [Example] = [
    Example(
      "diagnosis:\n  - {at: T+0, check: Count}\n  - {at: T+1m, check: Fix}\n  - {at: T+2m, check: Look}"
    )
  ]
  static let failing: [Example] = [
    Example(
      """
      ↓diagnosis:
        - {at: T+0, check: Count who is affected, step: scope}
        - {at: T+5m, check: Read the change log, step: investigate}
        - {at: T+9m, check: Pause the import, step: contain}
      """)
  ]

  func check(_ file: LintedFile) -> [Finding] {
    guard let scenario = file.scenario, let steps = file.root?["diagnosis"] else { return [] }
    let kinds = scenario.diagnosis.map(\.kind)
    // A fix with a finding says what came of it.
    let isVerified = scenario.diagnosis.contains { step in
      step.kind == nil || step.kind == .verify || step.kind == .inform
        || (step.kind == .fix && step.finding != nil)
    }
    guard !kinds.isEmpty, !isVerified else { return [] }
    return [warning(.unverified, at: file.keyPlace(steps, "diagnosis"), in: file)]
  }
}

extension Finding.Message {
  fileprivate static let unverified = Self(
    "no step checks that the fix worked",
    advice: "add a step with `step: verify`: which number is back, and how long it was watched")
}
