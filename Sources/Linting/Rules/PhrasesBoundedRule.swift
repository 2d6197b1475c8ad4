/// Phrases are clauses, and as many as somebody can read.
struct PhrasesBoundedRule: DecoderRule {
  static let name = "phrases"
  static let summary = "A key holds at most 40 phrases of at most 200 characters."
  static let passing: [Example] = [
    Example("prevention:\n  - {measure: One refill, listen_for: [\(phrases(40))]}"),
    Example("prevention:\n  - {measure: One refill, listen_for: [\(long(200))]}"),
  ]
  static let failing: [Example] = [
    Example("prevention:\n  - {measure: One refill, listen_for: [\(phrases(40)), ↓one more]}"),
    Example("prevention:\n  - {measure: One refill, not_for: [↓\(long(201))]}"),
  ]

  private static func phrases(_ count: Int) -> String {
    (1...count).map { "phrase \($0)" }.joined(separator: ", ")
  }

  private static func long(_ count: Int) -> String {
    "the first one takes the lock " + String(repeating: "x", count: count - 29)
  }
}
