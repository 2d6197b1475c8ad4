/// An expected level is 0 to 4, or a range such as 3..4.
struct WellFormedLevelRule: DecoderRule {
  static let name = "levels"
  static let summary = "An expected level is 0 to 4, or a range such as 3..4."
  static let passing: [Example] = [
    .calibration("answers:\n  - {name: a, beats: {action: b}, expect: {diagnosis: 0..1}}")
  ]
  static let failing: [Example] = [
    .calibration("answers:\n  - {name: a, beats: {action: b}, expect: {diagnosis: ↓7}}")
  ]
}
