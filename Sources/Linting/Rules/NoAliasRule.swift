/// Every text is written out: no anchors, no aliases.
struct NoAliasRule: DecoderRule {
  static let name = "alias"
  static let summary = "Every text is written out: no anchors, no aliases."
  static let passing: [Example] = [Example("title: Pages are *slow* & fail")]
  static let failing: [Example] = [Example("title: ↓&t Pages are slow\ndomain: ↓*t")]
}
