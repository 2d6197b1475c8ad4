import Scenarios

extension Part {
  /// What belongs into it, in one sentence or two.
  package var guidance: String {
    switch self {
    case .story(.situation):
      "The system, its normal state and the failure, a sentence for each."
    case .story(.task):
      "In which role you were in it: in command, on call, or called in."
    case .story(.action):
      "The path to the cause, check by check: when, why this one, and what it showed. "
        + "Also who was told what on the way."
    case .story(.result):
      "How long until it was resolved, what it cost, and what became of the promises made, "
        + "in numbers."
    case .story(.takeaway):
      "What is different in the system now. A repair is not yet a change."
    case .story(.followUp), .followUp:
      "The answer in the first sentence, then the reason, from your own part in it."
    case .transcript:
      "Paste or write down what you said, from the first beat on."
    }
  }

  /// The heading's short form of ``guidance``: `the system, its normal state, the failure`.
  package var brief: String {
    switch self {
    case .story(.situation): "the system, its normal state, the failure"
    case .story(.task): "your role in it"
    case .story(.action): "the path to the cause, each check with its time and reason"
    case .story(.result): "how long, what it cost, in numbers"
    case .story(.takeaway): "what changed in the system afterwards"
    case .story(.followUp), .followUp: "the answer first, then the reason"
    case .transcript: "what you said"
    }
  }
}
