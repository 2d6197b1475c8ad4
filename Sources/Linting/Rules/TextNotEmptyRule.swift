/// A key that is written has a text.
struct TextNotEmptyRule: DecoderRule {
  static let name = "empty-text"
  static let summary = "A key that is written has a text."
  static let passing: [Example] = [Example("role: You are on call.")]
  static let failing: [Example] = [Example("role:↓"), Example("role: ↓\"  \"")]
}
