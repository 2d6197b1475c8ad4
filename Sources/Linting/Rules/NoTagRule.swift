/// A file holds data only: no tags, which in other programs call code.
struct NoTagRule: DecoderRule {
  static let name = "tag"
  static let summary = "A file holds data only: no tags, which in other programs call code."
  static let passing: [Example] = [Example("title: Slow! Very slow!")]
  static let failing: [Example] = [Example("title: ↓!!python/object/apply:os.system [ls]")]
}
