/// The next round with the roles exchanged.
package struct Swap: Equatable, Sendable {
  package var candidate: String
  package var interviewer: String
  /// Seen by neither of them; nil where there is none left.
  package var scenario: String?

  /// After a round of `candidate` and `interviewer`; `library` holds the ids of all
  /// scenarios, `seen` those that either has had before in either role.
  package init(
    candidate: String, interviewer: String, library: [String], seen: Set<String>, seed: UInt64
  ) {
    self.candidate = interviewer
    self.interviewer = candidate
    let unseen = library.filter { !seen.contains($0) }.sorted()
    scenario = unseen.isEmpty ? nil : unseen[Int(seed % UInt64(unseen.count))]
  }
}
