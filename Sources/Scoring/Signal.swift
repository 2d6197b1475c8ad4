/// One of the four things that an interviewer grades.
package enum Signal: String, CaseIterable, Codable, Sendable {
  case diagnosis
  case communication
  case blamelessness
  case prevention

  package var title: String {
    switch self {
    case .diagnosis: "Diagnosis"
    case .communication: "Communication"
    case .blamelessness: "Blamelessness"
    case .prevention: "Prevention"
    }
  }

  /// What each level from 0 to 4 means, after `rubric.md`, for a person to read.
  package var ladder: [String] {
    switch self {
    case .diagnosis:
      [
        "nothing was checked",
        "one or two generic checks or guesses; no cause found by checking",
        "some concrete checks that fit, with real gaps in scope, order or cause",
        "a clear, ordered path: scope first, concrete checks, findings, the cause found, with times",
        "fast and complete: contained early, hypotheses ruled out, timed, the fix verified",
      ]
    case .communication:
      [
        "nobody was told anything",
        "somebody was told, but vaguely or late",
        "named people or teams were told something, once or without content",
        "the right audiences were told early, with content, and an estimate or a rhythm",
        "the flow was managed: different messages, a channel or a role, a rhythm until closed, a report",
      ]
    case .blamelessness:
      [
        "a person or a team is blamed outright",
        "deflects: the cause is somebody else's action and nothing is owned",
        "neutral: no blame, and no ownership of a decision or a gap",
        "owns a decision or a gap, or puts the cause into the system",
        "owns a decision and what changed in it, and explains another's mistake by the system",
      ]
    case .prevention:
      [
        "the story ends with the fix",
        "a vague promise",
        "one concrete measure, or several of the same layer",
        "two or more concrete measures of different layers, with specifics",
        "as before, with the kind of failure in view and follow-through, or three layers",
      ]
    }
  }
}
