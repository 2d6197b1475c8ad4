/// A value is of the kind that its key asks for: a text, a list, a block.
struct RightTypeRule: DecoderRule {
  static let name = "type"
  static let summary = "A value is of the kind that its key asks for: a text, a list, a block."
  static let passing: [Example] = [Example("title: 404")]
  static let failing: [Example] = [
    Example("title: ↓[a, b]"), Example("tags: ↓redis"), Example("diagnosis: ↓looked around"),
  ]
}
