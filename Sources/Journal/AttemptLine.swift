/// A finished line of an attempt: of an answer, of a document's section or a
/// reply in a meeting.
package struct AttemptLine: Equatable, Sendable {
  /// The name of the beat, section or round that it belongs to.
  package var part: String
  package var text: String
  /// On the clock of the whole attempt.
  package var at: Duration
  /// On the clock of its part.
  package var elapsed: Duration
  /// Said, and then told again in other words.
  package var isWithdrawn: Bool

  package init(
    part: String, text: String, at: Duration, elapsed: Duration, isWithdrawn: Bool = false
  ) {
    self.part = part
    self.text = text
    self.at = at
    self.elapsed = elapsed
    self.isWithdrawn = isWithdrawn
  }
}
