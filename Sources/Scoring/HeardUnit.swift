import Prose
import Scenarios

/// A unit of an answer as the points are held against it: its words, and what
/// the tagger heard in it.
package struct HeardUnit: Sendable {
  package var beat: Beat
  /// Unicode scalars in the beat's text.
  package var range: Range<Int>
  package var tokens: ArraySlice<Token>
  /// How likely each kind of evidence is, 0 to 1, in the order of
  /// ``EvidenceKind/allCases``.
  package var likelihood: [Float]

  package init(
    beat: Beat, range: Range<Int>, tokens: ArraySlice<Token>, likelihood: [Float]
  ) {
    self.beat = beat
    self.range = range
    self.tokens = tokens
    self.likelihood = likelihood
  }
}

extension HeardUnit {
  /// The utterances of `reading` with their tokens.
  ///
  /// `likelihoods` has one list for each.
  package static func all(of reading: Reading, likelihoods: [[Float]]) -> [HeardUnit] {
    /// The next unit of each beat; utterances stand in the order of the units.
    var next: [Beat: Int] = [:]
    return zip(reading.utterances, likelihoods).map { utterance, likelihood in
      let units = reading.passages[utterance.beat]?.units ?? []
      var place = next[utterance.beat] ?? 0
      while place < units.count, units[place].range != utterance.range { place += 1 }
      next[utterance.beat] = place + 1
      let tokens = place < units.count ? units[place].tokens : 0..<0
      return HeardUnit(
        beat: utterance.beat, range: utterance.range,
        tokens: reading.passages[utterance.beat]?.tokens[tokens] ?? [], likelihood: likelihood)
    }
  }
}
