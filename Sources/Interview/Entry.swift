import Scenarios
import Scoring

extension Interview {
  /// Something that happened in an interview.
  ///
  /// The entries in their order are the
  /// interview: kept one by one, they bring it back after a crash.
  package enum Entry: Codable, Equatable, Sendable {
    case entered(Interview.Place, at: Duration)
    case marked(Interview.Mark)
    case tookBack(Subject, at: Duration)
    /// A line that the candidate typed.
    case typed(String, in: Beat, at: Duration)
    case judged(Signal, level: Int)
    case strength(String)
    case change(String)
    /// The candidate's rating of the interviewer; nil where they did not want to.
    case rated(Interview.Rating?)
    /// The last entry of the interviewer's does not count.
    case undone

    /// On the clock of the answer; nil after its end.
    var at: Duration? {
      switch self {
      case .entered(_, let at), .tookBack(_, let at), .typed(_, in: _, let at): at
      case .marked(let mark): mark.at
      case .judged, .strength, .change, .rated, .undone: nil
      }
    }

    /// Undoing does not touch what the candidate said, nor the beginning.
    var isUndoable: Bool {
      switch self {
      case .entered(.beat(.situation), at: _), .typed, .undone: false
      default: true
      }
    }
  }

  /// How the candidate found the interviewer.
  package struct Rating: Codable, Equatable, Sendable {
    /// 1 to 5.
    package var stars: Int
    package var words: String

    package init(stars: Int, words: String) {
      self.stars = stars
      self.words = words
    }
  }
}
