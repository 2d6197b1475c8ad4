import Foundation
import Scoring

/// A score as the journal keeps it, without the words that it rests on.
package struct Score: Equatable, Sendable {
  /// The version of the scorer that gave it.
  package var scorer: String
  /// Of the scenario that it was held against; empty for an own story.
  package var digest: String
  /// A level 0 to 4 for each signal.
  package var levels: [Signal: Int]
  package var flags: [Flag]
  /// Why there was too little to score, if so.
  package var insufficient: String?
  package var scored: Date

  package init(
    scorer: String, digest: String, levels: [Signal: Int], flags: [Flag] = [],
    insufficient: String? = nil, scored: Date
  ) {
    self.scorer = scorer
    self.digest = digest
    self.levels = levels
    self.flags = flags
    self.insufficient = insufficient
    self.scored = scored
  }

  package var total: Int { Signal.allCases.reduce(0) { $0 + (levels[$1] ?? 0) } }

  package var verdict: Verdict { Verdict(levels: Signal.allCases.map { levels[$0] ?? 0 }) }

  /// Whether it may be held against a score that `scorer` gives today on a
  /// scenario of this digest.
  package func isComparable(scorer: String, digest: String) -> Bool {
    self.scorer == scorer && self.digest == digest
  }
}
