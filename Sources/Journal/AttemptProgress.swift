/// How far an attempt has come, everything but its words.
package struct AttemptProgress: Equatable, Sendable {
  /// What one part has taken.
  package struct Part: Equatable, Sendable {
    package var elapsed: Duration
    package var words: Int
    /// Hints asked for.
    package var hints: Int

    package init(elapsed: Duration, words: Int = 0, hints: Int = 0) {
      self.elapsed = elapsed
      self.words = words
      self.hints = hints
    }
  }

  /// The part that is being told; nil between parts and after the last.
  package var part: String?
  /// By the name of the part.
  package var parts: [String: Part]
  /// The clock of the whole answer.
  package var answered: Duration
  /// The numbers of the follow-up questions, in the order of asking.
  package var asked: [Int]

  package init(
    part: String?, parts: [String: Part] = [:], answered: Duration = .zero, asked: [Int] = []
  ) {
    self.part = part
    self.parts = parts
    self.answered = answered
    self.asked = asked
  }
}
