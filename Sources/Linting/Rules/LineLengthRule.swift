/// A line is shown with each finding in it.
struct LineLengthRule: DecoderRule {
  static let name = "line-long"
  static let summary = "A line has at most 16384 bytes."
  static let passing: [Example] = [
    Example("title: Pages slow\n# " + String(repeating: "x", count: 16_000))
  ]
  static let failing: [Example] = [.whole("↓# " + String(repeating: "x", count: 17_000))]
}
