import Scenarios

extension Interview {
  /// What the interviewer noted while listening, with the moment.
  package struct Mark: Codable, Equatable, Sendable {
    package var subject: Subject
    /// Vague, or half of it.
    package var isPartly: Bool
    /// What was typed behind it, or the note itself.
    package var words: String
    /// On the clock of the answer.
    package var at: Duration
    package var beat: Beat

    package init(
      _ subject: Subject, isPartly: Bool = false, words: String = "", at: Duration, beat: Beat
    ) {
      self.subject = subject
      self.isPartly = isPartly
      self.words = words
      self.at = at
      self.beat = beat
    }
  }
}

/// What a mark is about.
package enum Subject: Hashable, Sendable {
  /// A point of the scenario, by its id: `d1`.
  case point(String)
  /// Somebody was told something.
  case told
  /// A number for the impact.
  case number
  /// A decision or a gap of their own was owned.
  case own
  /// A person, a team or a vendor was blamed.
  case blame
  case note
}

/// As it is typed: `d1`, `told`.
extension Subject: RawRepresentable, Codable {
  package init?(rawValue: String) {
    switch rawValue {
    case "told": self = .told
    case "number": self = .number
    case "own": self = .own
    case "blame": self = .blame
    case "note": self = .note
    default:
      guard let first = rawValue.first, "dpf".contains(first), rawValue.utf8.count <= 4,
        let number = Int(rawValue.dropFirst()), number > 0
      else { return nil }
      self = .point("\(first)\(number)")
    }
  }

  package var rawValue: String {
    switch self {
    case .point(let id): id
    case .told: "told"
    case .number: "number"
    case .own: "own"
    case .blame: "blame"
    case .note: "note"
    }
  }

  /// Those with a word of their own.
  package static let words: [Subject] = [.told, .number, .own, .blame]

  /// The words for a scorecard.
  package var title: String {
    switch self {
    case .point(let id): id
    case .told: "somebody was told"
    case .number: "a number"
    case .own: "owned"
    case .blame: "blame"
    case .note: "note"
    }
  }
}
