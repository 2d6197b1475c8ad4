/// A file has content.
struct EmptyFileRule: DecoderRule {
  static let name = "empty-file"
  static let summary = "A file has content."
  static let passing: [Example] = [Example("# a comment is no harm")]
  static let failing: [Example] = [.whole("↓# nothing but a comment")]
}
