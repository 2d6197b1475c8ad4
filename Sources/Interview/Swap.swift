/// The next round with the roles exchanged.
package struct Swap: Equatable, Sendable {
  package var candidate: String
  package var interviewer: String
  /// Seen by neither of them; nil where there is none left.
  package var scenario: String?

  /// After a round of `candidate` and `interviewer`; `library` holds the ids of all
  /// scenarios, `seen` those that either has had before in either role.
  package init(
    candidate: String, interviewer: String, library: [String], seen: Set<String>,
    using generator: inout some RandomNumberGenerator
  ) {
    self.candidate = interviewer
    self.interviewer = candidate
    scenario = library.filter { !seen.contains($0) }.sorted().randomElement(using: &generator)
  }
}
