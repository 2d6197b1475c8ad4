import Scenarios

/// The meeting draws from all twelve kinds.
struct DeckCompleteRule: LintRule {
  static let name = "deck-incomplete"
  static let summary =
    "A deck has a pushback of every kind."
  static let passing: [Example] = [
    .deck("format: 1")
  ]
  static let failing: [Example] = [
    .deck(
      "↓pushbacks:\n  - {kind: vendor, who: A manager, says: It is theirs., harder: Is it not?}")
  ]

  func check(_ file: LintedFile) -> [Finding] {
    guard let deck = file.deck, let cards = file.root?["pushbacks"] else { return [] }
    let kinds = Set(deck.cards.map(\.kind))
    let missing = PushbackKind.allCases.filter { !kinds.contains($0) }
    guard !missing.isEmpty else { return [] }
    return [
      warning(
        .incomplete(missing.map(\.rawValue)), at: file.keyPlace(cards, "pushbacks"), in: file)
    ]
  }
}

extension Finding.Message {
  fileprivate static func incomplete(_ kinds: [String]) -> Self {
    Self(
      "no pushback of \(kinds.count == 1 ? "the kind" : "the kinds") "
        + kinds.joined(separator: ", "), advice: "add one of each")
  }
}
