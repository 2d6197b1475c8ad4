import Foundation
import Scoring

/// What a person thinks of an attempt.
package struct Rating: Equatable, Sendable {
  package enum Rater: String, CaseIterable, Codable, Sendable {
    /// The person who answered, before seeing the score.
    case myself = "self"
    case interviewer
    /// The candidate, on the interviewer.
    case candidate
  }

  package var rater: Rater
  /// Levels 0 to 4; a signal may be left out.
  package var levels: [Signal: Int]
  /// 1 to 5, for the interviewer.
  package var stars: Int?
  package var strength: String?
  /// One thing to change.
  package var change: String?
  package var note: String?
  package var rated: Date

  package init(
    rater: Rater, levels: [Signal: Int] = [:], stars: Int? = nil, strength: String? = nil,
    change: String? = nil, note: String? = nil, rated: Date
  ) {
    self.rater = rater
    self.levels = levels
    self.stars = stars
    self.strength = strength
    self.change = change
    self.note = note
    self.rated = rated
  }
}
