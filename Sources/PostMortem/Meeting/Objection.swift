import Scenarios

/// A pushback as it is drawn for one meeting.
package struct Objection: Codable, Equatable, Sendable {
  /// Nil for one of the scenario's own.
  package var kind: PushbackKind?
  package var who: String
  package var says: String
  /// What the same person says after a weak reply.
  package var harder: String?

  package init(kind: PushbackKind?, who: String, says: String, harder: String?) {
    self.kind = kind
    self.who = who
    self.says = says
    self.harder = harder
  }

  package init(_ pushback: Pushback, kind: PushbackKind?) {
    self.init(kind: kind, who: pushback.who, says: pushback.says, harder: pushback.harder)
  }

  /// Draws the objections of a meeting: at most half of them the scenario's own,
  /// the others from the deck, no two of a kind as long as there are other kinds.
  package static func draw(
    _ count: Int, own: [Pushback], deck: MeetingDeck,
    using generator: inout some RandomNumberGenerator
  ) -> [Objection] {
    let count = max(0, count)
    var owned = own.map { Objection($0, kind: nil) }
    shuffle(&owned, using: &generator)
    var drawn = Array(owned.prefix(deck.cards.isEmpty ? count : (count + 1) / 2))
    var cards = deck.cards.map { Objection($0.pushback, kind: $0.kind) }
    shuffle(&cards, using: &generator)
    var kinds: Set<PushbackKind> = []
    let fresh = cards.filter { card in card.kind.map { kinds.insert($0).inserted } ?? true }
    for card in fresh + cards where drawn.count < count && !drawn.contains(card) {
      drawn.append(card)
    }
    shuffle(&drawn, using: &generator)
    return drawn
  }

  /// Fisher and Yates, written out so that a seed draws the same for ever.
  private static func shuffle<Element>(
    _ elements: inout [Element], using generator: inout some RandomNumberGenerator
  ) {
    for index in elements.indices.reversed().dropLast() {
      elements.swapAt(index, Int(generator.next() % UInt64(index + 1)))
    }
  }
}
