import Scenarios

/// A stretch of an attempt with a text and a time of its own.
package enum Part: Hashable, Sendable {
  /// One of the five beats of the story.
  case story(Beat)
  /// The answer to a follow-up question, by its number, counted from 1.
  case followUp(Int)
  /// What was said aloud, pasted or written down afterwards.
  case transcript

  /// Where its text belongs in an answer; nil for a transcript, which still has
  /// to be divided.
  package var beat: Beat? {
    switch self {
    case .story(let beat): beat
    case .followUp: .followUp
    case .transcript: nil
    }
  }

  /// The name as a person reads it.
  package var title: String {
    switch self {
    case .story(let beat): beat.title
    case .followUp: Beat.followUp.title
    case .transcript: "Transcript"
    }
  }
}

/// `situation`, `follow_up.2`, `transcript`: the name under which it is kept.
extension Part: RawRepresentable {
  package init?(rawValue: String) {
    if rawValue == "transcript" {
      self = .transcript
    } else if let beat = Beat(rawValue: rawValue), beat != .followUp {
      self = .story(beat)
    } else if rawValue.hasPrefix("follow_up."),
      let number = Int(rawValue.dropFirst("follow_up.".count)), (1...999).contains(number)
    {
      self = .followUp(number)
    } else {
      return nil
    }
  }

  package var rawValue: String {
    switch self {
    case .story(let beat): beat.rawValue
    case .followUp(let number): "follow_up.\(number)"
    case .transcript: "transcript"
    }
  }
}
