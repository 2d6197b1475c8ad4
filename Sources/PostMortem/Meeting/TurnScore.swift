/// How well one turn of the meeting was said, and the words that it rests on.
package struct TurnScore: Codable, Equatable, Sendable {
  package struct Quote: Codable, Equatable, Sendable {
    /// What it shows, as a person reads it.
    package var shows: String
    /// Unicode scalars of what was said.
    package var range: Range<Int>
    /// Exactly the slice at `range`.
    package var text: String
    /// Whether it counts against the turn.
    package var isCost: Bool

    package init(shows: String, range: Range<Int>, text: String, isCost: Bool = false) {
      self.shows = shows
      self.range = range
      self.text = text
      self.isCost = isCost
    }
  }

  /// 0 to 4.
  package var level: Int
  package var quotes: [Quote]
  /// What was not said, as a person reads it.
  package var missing: [String]
  /// A phrase to try; nil at level 4.
  package var advice: String?

  package init(level: Int, quotes: [Quote], missing: [String], advice: String?) {
    self.level = level
    self.quotes = quotes
    self.missing = missing
    self.advice = advice
  }

  /// The score of a reply as one of a turn.
  package init(_ score: ReplyScore) {
    level = score.level
    quotes = score.evidence.map { evidence in
      switch evidence.kind {
      case .move(let move):
        Quote(shows: Self.titles[move] ?? "", range: evidence.range, text: evidence.quote)
      case .cost(let cost):
        Quote(shows: cost.title, range: evidence.range, text: evidence.quote, isCost: true)
      }
    }
    missing = ReplyMove.allCases.filter { score.move($0) == 0 }.compactMap { Self.titles[$0] }
    advice = score.advice
  }

  private static let titles: [ReplyMove: String] = [
    .concern: "takes the concern seriously", .blameless: "keeps it blameless",
    .system: "turns to the system", .next: "offers a question or a step", .calm: "stays calm",
  ]
}
