/// A file holds one scenario.
struct OneDocumentRule: DecoderRule {
  static let name = "document"
  static let summary = "A file holds one scenario."
  static let passing: [Example] = [.whole("--- # the only one\nformat: 1")]
  static let failing: [Example] = [.whole("format: 1\n↓---\nformat: 1")]
}
