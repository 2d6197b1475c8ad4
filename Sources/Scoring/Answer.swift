import Scenarios

/// What a person said, beat by beat; nothing is normalised, so that evidence
/// can quote it.
package struct Answer: Equatable, Sendable {
  /// The words of each beat; a beat that is missing was not said.
  package var beats: [Beat: String]

  package init(beats: [Beat: String]) {
    self.beats = beats
  }
}
