import Scenarios

extension Interview {
  /// Where an interview stands.
  package enum Place: Codable, Hashable, Sendable {
    /// A beat of the story.
    case beat(Beat)
    /// A question read aloud, by its id.
    case question(String)
    /// The answer is over, and the interviewer grades it.
    case grading

    /// Under which beat what is said here is kept.
    package var beat: Beat {
      switch self {
      case .beat(let beat): beat
      case .question, .grading: .followUp
      }
    }

    package var title: String { self == .grading ? "Levels" : beat.title }

    /// Seconds that the rubric gives it; nil without a clock.
    package var spokenSeconds: ClosedRange<Int>? {
      self == .grading ? nil : beat.spokenSeconds
    }
  }
}
