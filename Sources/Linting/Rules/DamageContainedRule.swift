import Prose
import Scenarios

/// Before the cause is known the damage should be stopped or limited.
struct DamageContainedRule: LintRule {
  static let name = "no-containment"
  static let summary =
    "A step contains the damage."
  static let passing: [Example] = [
    Example(
      """
      diagnosis:
        - {at: T+0, check: Split errors by country, step: scope}
        - {at: T+5m, check: Roll back the release}
        - {at: T+9m, check: Watch orders, step: verify}
      """)
  ]
  static let failing: [Example] = [
    Example(
      """
      ↓diagnosis:
        - {at: T+0, check: Split errors by country, step: scope}
        - {at: T+5m, check: Read the change log, step: investigate}
        - {at: T+9m, check: Watch orders, step: verify}
      """)
  ]

  func check(_ file: LintedFile) -> [Finding] {
    guard let scenario = file.scenario, let steps = file.root?["diagnosis"] else { return [] }
    let contains = scenario.diagnosis.contains { step in
      if step.kind == .contain { return true }
      guard step.kind == nil || step.kind == .fix else { return false }
      let stems = Set(LintedText.words(of: step.check).map(stem))
      return !stems.isDisjoint(with: Self.verbs)
    }
    return contains ? [] : [warning(.uncontained, at: file.keyPlace(steps, "diagnosis"), in: file)]
  }

  /// Stems of what people do to stop the damage.
  private static let verbs = Set(
    [
      "stop", "pause", "halt", "disable", "block", "freeze", "hold", "revert", "roll", "rollback",
      "limit", "throttle", "cap", "isolate", "quarantine", "failover", "fail", "switch", "divert",
      "shed", "drain", "kill", "suspend", "revoke", "contain", "mitigate", "restrict", "park",
    ].map(stem))
}

extension Finding.Message {
  fileprivate static let uncontained = Self(
    "no step contains the damage",
    advice: "add a step with `step: contain`: what is stopped or limited before the cause is known")
}
