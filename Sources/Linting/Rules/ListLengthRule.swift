/// Work and complaints stay small whatever a file holds.
struct ListLengthRule: DecoderRule {
  static let name = "list-long"
  static let summary = "A list has at most 200 entries."
  static let passing: [Example] = [Example("tags: [\(tags(200))]")]
  static let failing: [Example] = [
    Example("tags: [\(tags(200)), ↓tag-201]"),
    Example("follow_ups:\n\(questions(200))  - ↓{ask: Why?, looking_for: Owns it}"),
  ]

  private static func tags(_ count: Int) -> String {
    (1...count).map { "tag-\($0)" }.joined(separator: ", ")
  }

  private static func questions(_ count: Int) -> String {
    (1...count).map { "  - {ask: Why \($0)?, looking_for: Owns gap \($0)}\n" }.joined()
  }
}
