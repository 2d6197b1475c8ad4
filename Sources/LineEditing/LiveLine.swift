/// What a live prompt may show: the clock, and what has been typed so far.
package struct LiveLine: Equatable, Sendable {
  /// Time on the clock; when it is read by a tick, only just past a whole second.
  package var elapsed: Duration

  package var draft: String

  package init(elapsed: Duration, draft: String) {
    self.elapsed = elapsed
    self.draft = draft
  }
}
