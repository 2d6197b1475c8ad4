/// Sample answers of a file have names of their own.
struct AnswerNameRule: DecoderRule {
  static let name = "answer-name"
  static let summary = "Sample answers of a file have names of their own."
  static let passing: [Example] = [
    .calibration(
      "answers:\n  - {name: a, beats: {action: b}, expect: {diagnosis: 1}}\n  - {name: b, beats: {action: b}, expect: {diagnosis: 1}}"
    )
  ]
  static let failing: [Example] = [
    .calibration(
      "answers:\n  - {name: a, beats: {action: b}, expect: {diagnosis: 1}}\n  - {name: ↓a, beats: {action: b}, expect: {diagnosis: 1}}"
    )
  ]
}
