import Scenarios

/// An interviewer wants to hear the blast radius before anything else.
struct ScopeFirstRule: LintRule {
  static let name = "no-scope"
  static let summary =
    "The first steps find out how far the damage reaches."
  static let passing: [Example] = [
    Example(
      "diagnosis:\n  - {at: T+0, check: Pause the import}\n  - {at: T+1m, check: Count}\n  - {at: T+2m, check: Look}"
    )
  ]
  static let failing: [Example] = [
    Example(
      """
      diagnosis:
        - {at: T+0, check: Pause the import, step: contain}
        - {at: T+5m, check: Read the change log, step: investigate}
        - {at: T+9m, check: Restart it, step: fix}
        - {at: T+19m, check: ↓Count who was affected, step: scope}
        - {at: T+29m, check: Watch orders, step: verify}
      """),
    Example(
      """
      ↓diagnosis:
        - {at: T+0, check: Pause the import, step: contain}
        - {at: T+5m, check: Read the change log, step: investigate}
        - {at: T+29m, check: Watch orders, step: verify}
      """),
  ]

  func check(_ file: LintedFile) -> [Finding] {
    guard let scenario = file.scenario, let steps = file.root?["diagnosis"] else { return [] }
    let kinds = scenario.diagnosis.map(\.kind)
    guard let scope = kinds.firstIndex(of: .scope) else {
      // A step without a kind may be the one.
      guard kinds.allSatisfy({ $0 != nil }) else { return [] }
      return [warning(.missing, at: file.keyPlace(steps, "diagnosis"), in: file)]
    }
    guard let fix = kinds.firstIndex(of: .fix), fix < scope, let check = steps.list[scope]["check"]
    else { return [] }
    return [warning(.late, at: check.extent(in: file.source), in: file)]
  }
}

extension Finding.Message {
  fileprivate static let missing = Self(
    "no step finds out how far the damage reaches",
    advice: "add a step with `step: scope` at T+0: who and what is affected, since when")

  fileprivate static let late = Self(
    "the scope is found out after the fix", advice: "put the step with `step: scope` first")
}
