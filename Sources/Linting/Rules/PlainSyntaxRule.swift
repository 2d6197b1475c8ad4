/// A file is valid YAML.
struct PlainSyntaxRule: DecoderRule {
  static let name = "syntax"
  static let summary = "A file is valid YAML."
  static let passing: [Example] = [Example("title: 'Redis: empty after a restart'")]
  static let failing: [Example] = [
    Example("title: Redis↓: empty after a restart"),
    Example("tags: [redis\nsituation↓: it broke\n"),
  ]
}
