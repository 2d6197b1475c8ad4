/// A file holds plain text: no control characters, none that turn the direction of writing, not as escapes either.
struct ControlCharacterRule: DecoderRule {
  static let name = "control-character"
  static let summary =
    "A file holds plain text: no control characters, none that turn the direction of writing, not as escapes either."
  static let passing: [Example] = [Example("title: größer, 日本, 50 µs")]
  static let failing: [Example] = [
    Example("title: Pages ↓\u{1B}[31mslow"), Example("title: Pages ↓\u{202E}wols"),
    Example("title: ↓\"a \\e[2J bell\""),
  ]
}
