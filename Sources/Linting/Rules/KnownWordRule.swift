/// A severity, step, layer, kind or flag is one of those that exist.
struct KnownWordRule: DecoderRule {
  static let name = "choice"
  static let summary = "A severity, step, layer, kind or flag is one of those that exist."
  static let passing: [Example] = [Example("severity: P0")]
  static let failing: [Example] = [
    Example("severity: ↓P5"),
    .calibration("answers:\n  - {name: a, beats: {action: b}, expect: {flags: [↓no_number]}}"),
  ]
}
