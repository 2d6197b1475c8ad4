/// `ticket #4411` ends at the `#`, and YAML says no word.
struct CommentCutsRule: DecoderRule {
  static let name = "comment-cuts"
  static let summary = "No text is cut off by a `#`."
  static let passing: [Example] = [
    Example("title: 'Orders stuck behind ticket #4411'"),
    Example("title: Orders stuck in C#4 services   # a word on it"),
    Example("situation: >\n  240 ms are usual for ticket #4411, now it is 11 seconds."),
    Example("tags: [redis, caching] # optional"),
  ]
  static let failing: [Example] = [
    Example("title: Orders stuck behind ticket ↓#4411"),
    Example(
      "prevention:\n  - measure: Alert on ↓#inc-orders when lag exceeds 2 minutes\n"
        + "  - measure: Page when the ↓# of retries is over 50"),
    Example(
      "prevention:\n  - {measure: One refill per key, listen_for: [in\n    one, told ↓#inc]\n    two]}"
    ),
  ]
}
