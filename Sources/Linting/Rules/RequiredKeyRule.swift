/// A block has all the keys that it needs.
struct RequiredKeyRule: DecoderRule {
  static let name = "missing-key"
  static let summary = "A block has all the keys that it needs."
  static let passing: [Example] = [Example("prevention:\n  - measure: One refill per key")]
  static let failing: [Example] = [
    Example("prevention:\n  - ↓layer: prevent"), Example("↓prevention: []"),
  ]
}
