import Scenarios
import Scoring

/// The machine's reading of what was said beside the interviewer's levels.
package struct Comparison: Equatable, Sendable {
  package struct Row: Equatable, Sendable {
    package var signal: Signal
    package var interviewer: Int
    package var machine: Int
    /// The words that the machine's level rests on, at most two.
    package var quotes: [String]

    /// Machine over interviewer.
    package var difference: Int { machine - interviewer }
  }

  package var rows: [Row]
  /// Ticked by the interviewer, not heard by the machine.
  package var onlyTicked: [String]
  /// Heard by the machine with these words, not ticked.
  package var onlyRead: [(point: String, quote: String)] {
    readPoints.map { ($0.key, $0.value) }.sorted { $0.0 < $1.0 }
  }

  private var readPoints: [String: String]

  /// - Parameters:
  ///   - levels: As the interviewer set them.
  ///   - points: 0 to 2 by id, as ticked; empty leaves the points out.
  ///   - reading: The scorer's, of the transcript or of the typed answer.
  package init(levels: [Signal: Int], points: [String: Int], reading: Scorecard) {
    rows = Signal.allCases.map { signal in
      Row(
        signal: signal, interviewer: levels[signal] ?? 0, machine: reading.level(signal),
        quotes: (reading.signals[signal]?.evidence ?? []).prefix(2).map(\.quote))
    }
    onlyTicked = points.filter { $0.value > 0 && (reading.points[$0.key] ?? 0) == 0 }.keys.sorted()
    readPoints = [:]
    for (id, level) in reading.points where level > 0 && points[id] == 0 {
      readPoints[id] = reading.pointEvidence[id]?.quote ?? ""
    }
  }

  /// Whether every level is the same.
  package var agrees: Bool { rows.allSatisfy { $0.difference == 0 } }
}
