/// A file says that it is of format 1.
struct FormatRule: DecoderRule {
  static let name = "format"
  static let summary = "A file says that it is of format 1."
  static let passing: [Example] = [Example("format: 1")]
  static let failing: [Example] = [Example("format: ↓2"), Example("format: ↓\"1\"")]
}
