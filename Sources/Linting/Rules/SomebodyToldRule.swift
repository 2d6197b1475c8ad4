import Scenarios

/// Half of the score is about who knew what, and when.
struct SomebodyToldRule: LintRule {
  static let name = "no-communication"
  static let summary =
    "A scenario says who should have heard what."
  static let passing: [Example] = [
    Example("communication:\n  - {audience: Support, message: Pages fail in all countries}")
  ]
  static let failing: [Example] = [
    Example("↓communication: []")
  ]

  func check(_ file: LintedFile) -> [Finding] {
    guard let scenario = file.scenario, scenario.communication.isEmpty,
      let id = file.root?["id"]
    else { return [] }
    let place =
      file.root?["communication"].map { file.keyPlace($0, "communication") }
      ?? file.keyPlace(id, "id")
    return [warning(.nobody, at: place, in: file)]
  }
}

extension Finding.Message {
  fileprivate static let nobody = Self(
    "nobody is told anything",
    advice: "add `communication:` with an audience and what they should have heard, and when")
}
