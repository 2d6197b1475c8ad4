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
  package var likelihood: [Double]

  package init(
    beat: Beat, range: Range<Int>, tokens: ArraySlice<Token>, likelihood: [Double]
  ) {
    self.beat = beat
    self.range = range
    self.tokens = tokens
    self.likelihood = likelihood
  }

  /// Whether any of `kinds` is more likely than not.
  func isLikely(_ kinds: [EvidenceKind]) -> Bool {
    kinds.contains { kind in
      guard let index = EvidenceKind.allCases.firstIndex(of: kind) else { return false }
      return index < likelihood.count && likelihood[index] > 0.5
    }
  }
}
