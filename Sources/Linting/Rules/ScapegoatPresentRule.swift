import Scenarios

/// Somebody whom nothing points to tempts nobody to blame.
struct ScapegoatPresentRule: LintRule {
  static let name = "scapegoat-absent"
  static let summary =
    "Something in the story tempts to blame the scapegoat."
  static let passing: [Example] = [
    Example("scapegoat: the engineer who changed the memory limit")
  ]
  static let failing: [Example] = [
    Example("scapegoat: ↓the marketing intern")
  ]

  func check(_ file: LintedFile) -> [Finding] {
    guard let scapegoat = file.texts.first(where: { $0.key == "scapegoat" }) else { return [] }
    var told: Set<String> = []
    for text in file.texts where text.key != "scapegoat" { told.formUnion(text.stems) }
    guard scapegoat.stems.isDisjoint(with: told) else { return [] }
    return [warning(.absent, at: scapegoat.entry.extent(in: file.source), in: file)]
  }
}

extension Finding.Message {
  fileprivate static let absent = Self(
    "nothing in the scenario points to this scapegoat",
    advice: "let a finding or a follow-up question tempt to blame them")
}
