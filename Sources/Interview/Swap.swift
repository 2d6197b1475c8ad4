/// The next round with the roles exchanged.
package struct Swap: Equatable, Sendable {
  package var candidate: String
  package var interviewer: String
  /// Seen by neither of them; nil where there is none left.
  package var scenario: String?

  /// - Parameters:
  ///   - candidate: Who was the candidate, and interviews next.
  ///   - interviewer: Who interviewed, and is the candidate next.
  ///   - library: The ids of all scenarios.
  ///   - seen: The ids that either has had before in either role.
  package init(
    candidate: String, interviewer: String, library: [String], seen: Set<String>,
    using generator: inout some RandomNumberGenerator
  ) {
    self.candidate = interviewer
    self.interviewer = candidate
    scenario = library.filter { !seen.contains($0) }.sorted().randomElement(using: &generator)
  }
}
