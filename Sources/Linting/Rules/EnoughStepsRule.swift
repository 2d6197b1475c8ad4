import Scenarios

/// Two checks are no path.
struct EnoughStepsRule: LintRule {
  static let name = "few-steps"
  static let summary =
    "The way to the cause has at least three steps."
  static let passing: [Example] = [
    Example(
      "diagnosis:\n  - {at: T+0, check: Count}\n  - {at: T+1m, check: Pause it}\n  - {at: T+2m, check: Look}"
    )
  ]
  static let failing: [Example] = [
    Example("↓diagnosis:\n  - {at: T+0, check: Count}\n  - {at: T+1m, check: Pause it}")
  ]

  func check(_ file: LintedFile) -> [Finding] {
    guard let scenario = file.scenario, scenario.diagnosis.count < 3,
      let steps = file.root?["diagnosis"]
    else { return [] }
    return [
      warning(.few(scenario.diagnosis.count), at: file.keyPlace(steps, "diagnosis"), in: file)
    ]
  }
}

extension Finding.Message {
  fileprivate static func few(_ count: Int) -> Self {
    Self(
      "\(count == 1 ? "one step is" : "\(count) steps are") no path to a cause",
      advice: "add what was checked first, what it ruled out, and how the fix was verified")
  }
}
