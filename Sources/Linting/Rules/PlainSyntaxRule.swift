/// A file is valid YAML.
struct PlainSyntaxRule: DecoderRule {
  static let name = "syntax"
  static let summary = "A file is valid YAML."
  static let passing: [Example] = [Example("title: 'Redis: empty after a restart'")]
  static let failing: [Example] = [
    Example("title: Redis↓: empty after a restart"),
    Example("tags: [redis\nsituation↓: it broke\n"),
    Example("role: ↓\"You are on call\ndomain: \"Retail\""),
    Example("role: ↓'You are on call"),
    Example("role: 'You'↓re on call'"),
    Example("role: \"You\" ↓are on call"),
    Example("prevention:\n  - measure: One refill\n    listen_for:\n      - \"no\" ↓they said"),
    Example("prevention:\n  - measure: One refill\n    listen_for:\n      - [p95] ↓latency rose"),
  ]
}
