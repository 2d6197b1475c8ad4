/// Lists and blocks lie no more than 24 deep in one another.
struct ShallowNestingRule: DecoderRule {
  static let name = "nesting"
  static let summary = "Lists and blocks lie no more than 24 deep in one another."
  static let passing: [Example] = [Example("tags: ['[[[[[[']")]
  static let failing: [Example] = [
    .whole(String(repeating: "[", count: 24) + "↓" + String(repeating: "[", count: 20_000))
  ]
}
