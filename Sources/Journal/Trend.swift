import Foundation
import Scoring

/// The levels of one signal over time.
package struct Trend: Equatable, Sendable {
  package struct Entry: Equatable, Sendable {
    /// The attempt's number.
    package var attempt: Int
    package var date: Date
    package var level: Int
    /// Whether the score was given by the scorer of today; an interviewer's
    /// level always counts.
    package var isComparable: Bool
  }

  package var signal: Signal
  /// The oldest first.
  package var entries: [Entry]

  /// The levels of each signal in `history`, whose order does not matter.
  package static func all(
    of history: [Summary], scorer: String = Scorer.version
  ) -> [Trend] {
    let ordered = history.sorted {
      ($0.finished ?? $0.started, $0.number) < ($1.finished ?? $1.started, $1.number)
    }
    return Signal.allCases.map { signal in
      let entries = ordered.compactMap { summary -> Entry? in
        guard let level = summary.levels?[signal] else { return nil }
        let isComparable = summary.interviewerLevels != nil || summary.score?.scorer == scorer
        return Entry(
          attempt: summary.number, date: summary.finished ?? summary.started, level: level,
          isComparable: isComparable)
      }
      return Trend(signal: signal, entries: entries)
    }
  }

  /// The mean of the last `count` levels; nil where there is none.
  package func mean(ofLast count: Int) -> Double? {
    let recent = entries.suffix(max(0, count))
    guard !recent.isEmpty else { return nil }
    return Double(recent.reduce(0) { $0 + $1.level }) / Double(recent.count)
  }
}
