/// A file begins with its keys, without directives.
struct NoDirectiveRule: DecoderRule {
  static let name = "directive"
  static let summary = "A file begins with its keys, without directives."
  static let passing: [Example] = [Example("title: 38% fail")]
  static let failing: [Example] = [.whole("↓%YAML 1.1\n---\nformat: 1")]
}
