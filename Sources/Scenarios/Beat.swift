/// One part of an answer: the five beats of STAR+T, and the answer to the
/// follow-up question that comes after them.
package enum Beat: String, CaseIterable, Codable, Comparable, Sendable {
  case situation
  case task
  case action
  case result
  case takeaway
  case followUp = "follow_up"

  /// The five beats in which the story itself is told.
  package static let story: [Beat] = [.situation, .task, .action, .result, .takeaway]

  /// The name as a person reads it.
  package var title: String {
    switch self {
    case .situation: "Situation"
    case .task: "Task"
    case .action: "Action"
    case .result: "Result"
    case .takeaway: "Takeaway"
    case .followUp: "Follow-up"
    }
  }

  /// Seconds that the rubric gives the beat when it is spoken: the first is the
  /// least, the last the most (equal for all but the action).
  package var spokenSeconds: ClosedRange<Int> {
    switch self {
    case .situation, .result, .takeaway: 20...20
    case .task: 10...10
    case .action: 60...90
    case .followUp: 60...60
    }
  }

  package static func < (one: Beat, other: Beat) -> Bool { one.order < other.order }

  private var order: Int {
    switch self {
    case .situation: 0
    case .task: 1
    case .action: 2
    case .result: 3
    case .takeaway: 4
    case .followUp: 5
    }
  }
}
