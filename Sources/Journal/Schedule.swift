import Foundation
import Scoring

/// What to practise next: spaced by how well it went.
///
/// The steps are those of spaced repetition; which one holds follows from the
/// verdict on the last score of the scenario.
package enum Schedule {
  package enum Reason: Equatable, Sendable {
    case neverPractised
    /// Due since this moment.
    case due(Date)
    /// Not before this moment.
    case later(Date)
  }

  package struct Suggestion: Equatable, Sendable {
    package var scenario: String
    package var reason: Reason
    /// The weakest signal of late, to be drilled; nil before anything was
    /// scored, and where no signal is weaker than the others.
    package var drill: Signal?
  }

  /// Days until a scenario is due again after a last score of `total` out of 16.
  package static func days(after total: Int) -> Int {
    switch total {
    case ..<7: 1
    case 7..<11: 3
    case 11..<14: 7
    case 14..<16: 14
    default: 30
    }
  }

  /// All of `scenarios`, the one to practise first in front.
  ///
  /// Never practised ones come first, in the order given; then those that are
  /// due, the ones weakest in the drilled signal before the others and the
  /// longest due before the lately due; then the rest by the day they are due.
  /// The scenario practised last comes after all that are new or due, so that a
  /// weakness is drilled on another one. Nothing depends on the order of
  /// `history`.
  package static func suggestions(
    among scenarios: [String], after history: [Summary], now: Date
  ) -> [Suggestion] {
    let scored = history.filter { $0.levels != nil }.sorted { $0.ended < $1.ended }
    var latest: [String: Summary] = [:]
    for summary in history.sorted(by: { $0.ended < $1.ended }) where summary.wasAnswered {
      if let scenario = summary.attempt.scenario { latest[scenario] = summary }
    }
    let drill = weakest(of: scored)
    let last = latest.values.max { $0.ended < $1.ended }?.attempt.scenario

    let ranked = scenarios.enumerated().map { index, scenario in
      Ranked(
        scenario: scenario, latest: latest[scenario], isLast: scenario == last, drill: drill,
        index: index, now: now)
    }
    return ranked.sorted { $0.rank.lexicographicallyPrecedes($1.rank) }.map {
      Suggestion(scenario: $0.scenario, reason: $0.reason, drill: drill)
    }
  }

  /// The signal with the lowest sum over the last five scored attempts, nil
  /// where all are level; of equals the first as the rubric lists them.
  package static func weakest(of history: [Summary]) -> Signal? {
    let recent = history.sorted { $0.ended < $1.ended }.suffix(5).compactMap(\.levels)
    let sums = Signal.allCases.map { signal in recent.reduce(0) { $0 + ($1[signal] ?? 0) } }
    guard let least = sums.min(), least != sums.max(), let index = sums.firstIndex(of: least)
    else { return nil }
    return Signal.allCases[index]
  }

  private struct Ranked {
    var scenario: String
    var reason: Reason
    /// The smaller, the sooner.
    var rank: [Double]

    init(
      scenario: String, latest: Summary?, isLast: Bool, drill: Signal?, index: Int, now: Date
    ) {
      self.scenario = scenario
      guard let latest else {
        reason = .neverPractised
        rank = [0, Double(index)]
        return
      }
      let total = latest.levels.map { $0.values.reduce(0, +) } ?? 0
      let day: TimeInterval = 86_400
      let due = latest.ended.addingTimeInterval(Double(Schedule.days(after: total)) * day)
      let overdue = now.timeIntervalSince(due)
      guard overdue >= 0 else {
        reason = .later(due)
        rank = [isLast ? 3 : 2, -overdue, Double(index)]
        return
      }
      reason = .due(due)
      let level = drill.flatMap { latest.levels?[$0] } ?? 0
      rank = isLast ? [1.5, 0] : [1, Double(level), -overdue, Double(index)]
    }
  }
}

extension Summary {
  /// When the attempt was over, or begun where it is not.
  fileprivate var ended: Date { finished ?? started }

  /// Whether it counts as practised: an answer was given, be it too short.
  fileprivate var wasAnswered: Bool { score != nil || interviewerLevels != nil }
}
