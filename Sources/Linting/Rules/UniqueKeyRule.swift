/// A key stands once in its block.
struct UniqueKeyRule: DecoderRule {
  static let name = "duplicate-key"
  static let summary = "A key stands once in its block."
  static let passing: [Example] = [Example("domain: Retail")]
  static let failing: [Example] = [.whole("format: 1\n↓format: 1\nid: x\n↓id: y")]
}
