import Scoring

/// Where a person's own rating and the score differ.
struct SelfRatingComparison {
  var session: Session
  /// What the person thinks of the answer.
  var levels: [Signal: Int]

  /// Writes a line a signal that was rated; nothing where none was.
  ///
  /// - Throws: ``OutputClosed``.
  func write(against card: Scorecard) throws {
    guard card.insufficient == nil, !levels.isEmpty else { return }
    let output = session.world.output
    for signal in Signal.allCases {
      guard let own = levels[signal] else { continue }
      let level = card.level(signal)
      let verdict =
        own == level ? "as scored" : own > level ? "scored lower" : "scored higher"
      try output.write(
        StyledText(signal.title).padded(to: 15) + "you \(own), score \(level), "
          + StyledText(verdict, own == level ? .good : .warning))
    }
    try output.write()
  }
}
