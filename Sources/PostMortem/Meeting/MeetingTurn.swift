/// What the leader of the meeting has to say next.
package enum MeetingTurn: Codable, Equatable, Hashable, Sendable {
  case opening
  /// The reply to a pushback, counted from 0; the harder one follows a weak reply.
  case pushback(Int, isHarder: Bool)
  /// A question to the team about a moment of the timeline.
  case probing
  case close

  /// The name as a person reads it.
  package var title: String {
    switch self {
    case .opening: "Opening"
    case .pushback(let number, isHarder: false): "Pushback \(number + 1)"
    case .pushback(let number, isHarder: true): "Pushback \(number + 1), again"
    case .probing: "Probing question"
    case .close: "Close"
    }
  }

  /// The time for it.
  package var seconds: Int {
    switch self {
    case .opening, .close: 40
    case .pushback, .probing: 45
    }
  }

  /// What belongs into it, for the person who is about to speak.
  package var guidance: String {
    switch self {
    case .opening:
      "thanks; what happened and what it cost, in one sentence; why you meet: to learn and prevent; that nobody is blamed; how the hour goes"
    case .pushback:
      "take the concern seriously, keep it blameless, turn to the system, end on a question or a step"
    case .probing: "a question that begins with what or how; not who, and not “why didn't you”"
    case .close:
      "what you found; the action items with their owners; when you meet again; where the report will be"
    }
  }
}
