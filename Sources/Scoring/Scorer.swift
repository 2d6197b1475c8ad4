import Scenarios

/// Turns answers into scorecards: text to units, units to evidence, evidence to
/// levels by the rubric's ladder.
package struct Scorer: Sendable {
  /// Changes whenever the same answer may get another score.
  package static let version = "1"

  package init() {}

  /// Scores `answer`, against the points of `scenario` where there is one.
  package func score(_ answer: Answer, on scenario: Scenario?) -> Scorecard {
    Scorecard(signals: [:], flags: [], points: [:], pace: [:])
  }
}
