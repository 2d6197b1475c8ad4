/// A finished line of an answer; it may hold line ends, where it was pasted or
/// came from an editor.
package struct Line: Equatable, Sendable {
  package var part: Part
  package var text: String
  /// On the clock of the whole answer, which pauses do not move.
  package var at: Duration
  /// On the clock of its part.
  package var elapsed: Duration

  package init(part: Part, text: String, at: Duration, elapsed: Duration) {
    self.part = part
    self.text = text
    self.at = at
    self.elapsed = elapsed
  }
}
