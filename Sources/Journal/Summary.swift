import Foundation
import Scoring

/// One attempt as `history` lists it.
package struct Summary: Equatable, Sendable {
  /// Counted from 1, for good.
  package var number: Int
  package var attempt: Attempt
  package var started: Date
  package var finished: Date?
  package var state: Attempt.State
  /// The clock of the whole answer.
  package var answered: Duration
  package var hints: Int
  /// The scorer's latest.
  package var score: Score?
  /// The levels that an interviewer set, if all four.
  package var interviewerLevels: [Signal: Int]?

  package init(
    number: Int, attempt: Attempt, started: Date, finished: Date? = nil,
    state: Attempt.State = .finished, answered: Duration = .zero, hints: Int = 0,
    score: Score? = nil, interviewerLevels: [Signal: Int]? = nil
  ) {
    self.number = number
    self.attempt = attempt
    self.started = started
    self.finished = finished
    self.state = state
    self.answered = answered
    self.hints = hints
    self.score = score
    self.interviewerLevels = interviewerLevels
  }

  /// What counts: the levels of the interviewer where there was one, else the
  /// scorer's; nil where there is neither, or there was too little to score.
  package var levels: [Signal: Int]? {
    if let interviewerLevels { return interviewerLevels }
    guard let score, score.insufficient == nil else { return nil }
    return score.levels
  }
}
