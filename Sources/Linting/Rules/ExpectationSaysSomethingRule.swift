import Scenarios

/// A sample answer without expectation tests nothing.
struct ExpectationSaysSomethingRule: LintRule {
  static let name = "expect-nothing"
  static let summary =
    "A sample answer expects at least one level, and tells at least one beat."
  static let passing: [Example] = [
    .calibration("answers:\n  - {name: a, beats: {action: b}, expect: {diagnosis: 1}}")
  ]
  static let failing: [Example] = [
    .calibration("answers:\n  - {name: a, beats: {action: b}, ↓expect: {flags: []}}"),
    .calibration("answers:\n  - {name: a, ↓beats: {}, expect: {diagnosis: 1}}"),
  ]

  func check(_ file: LintedFile) -> [Finding] {
    guard let calibration = file.calibration else { return [] }
    var findings: [Finding] = []
    for (answer, entry) in zip(calibration.answers, file.blocks("answers")) {
      if answer.expectation.levels.isEmpty, let expect = entry["expect"] {
        findings.append(warning(.nothing, at: file.keyPlace(expect, "expect"), in: file))
      }
      if answer.beats.isEmpty, let beats = entry["beats"] {
        findings.append(warning(.silent, at: file.keyPlace(beats, "beats"), in: file))
      }
    }
    return findings
  }
}

extension Finding.Message {
  fileprivate static let nothing = Self(
    "the answer expects no level", advice: "write the levels: {diagnosis: 4, communication: 0..1}")

  fileprivate static let silent = Self(
    "the answer says nothing", advice: "write its beats: situation, task, action, result, takeaway")
}
