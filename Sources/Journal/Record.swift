import Foundation
import Scoring

/// Everything that the journal knows about one attempt.
package struct Record: Equatable, Sendable {
  /// A result of another kind than a scorecard, in its own JSON.
  package struct Report: Equatable, Sendable {
    package var name: String
    package var body: String
    package var saved: Date
  }

  package var summary: Summary
  package var progress: AttemptProgress
  /// In the order in which they were finished, those withdrawn among them.
  package var lines: [AttemptLine]
  /// The latest whole scorecard.
  package var scorecard: Scorecard?
  /// Every score that was given, the oldest first.
  package var scores: [Score]
  package var marks: [Mark]
  package var ratings: [Rating]
  package var reports: [Report]

  /// The text of `part`: its lines that were not withdrawn.
  package func text(of part: String) -> String {
    lines.lazy.filter { $0.part == part && !$0.isWithdrawn }.map(\.text).joined(separator: "\n")
  }

  /// The parts that have a text, in the order in which they were begun.
  package var parts: [String] {
    let spoken = Set(lines.lazy.filter { !$0.isWithdrawn }.map(\.part))
    var seen: Set<String> = []
    return lines.map(\.part).filter { spoken.contains($0) && seen.insert($0).inserted }
  }
}
