import Scenarios

/// Times count from the first signal, and there somebody does something.
struct FirstStepAtOnceRule: LintRule {
  static let name = "late-start"
  static let summary =
    "The first step is within the first quarter of an hour."
  static let passing: [Example] = [
    Example(
      "diagnosis:\n  - {at: T+5m, check: Count}\n  - {at: T+6m, check: Pause it}\n  - {at: T+7m, check: Look}"
    )
  ]
  static let failing: [Example] = [
    Example(
      "diagnosis:\n  - {at: ↓T+2h, check: Count}\n  - {at: T+3h, check: Pause it}\n  - {at: T+4h, check: Look}"
    )
  ]

  func check(_ file: LintedFile) -> [Finding] {
    guard file.scenario != nil, let at = file.blocks("diagnosis").first?["at"], at.minutes > 15
    else { return [] }
    let text = DiagnosisStep(minutes: at.minutes, check: "").at
    return [warning(.late(text), at: file.source.extent(of: text, at: at.place), in: file)]
  }
}

extension Finding.Message {
  fileprivate static func late(_ time: String) -> Self {
    Self(
      "the first step is at \(time); before it nobody did anything",
      advice: "count from the first signal, or add what was done at T+0")
  }
}
