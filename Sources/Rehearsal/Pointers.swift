import Scenarios

extension Part {
  /// What an interviewer would like to hear in it, one question after the other.
  ///
  /// The scenario's points give their number, time and sort, never their words:
  /// the rubric stays hidden until the report.
  package func pointers(for scenario: Scenario?) -> [String] {
    switch self {
    case .story(.situation):
      [
        "What does the system do on a normal day, in one number?",
        "Who noticed it, how, and at what time?",
        "Which number shows how bad it was?",
      ]
    case .story(.task):
      [
        (scenario?.role.map { $0 + " " } ?? "") + "What was yours to decide, and what was not?"
      ]
    case .story(.action):
      actions(of: scenario)
    case .story(.result):
      [
        "How long did it take from the first signal to the recovery?",
        "What did it cost the business or its customers, as a number?",
        "Was a promise broken, and which figure showed that all was well again?",
      ]
    case .story(.takeaway):
      takeaways(of: scenario)
    case .story(.followUp), .followUp:
      [
        "Which part of it was a gap or a decision of your own team?",
        "What in the system made it possible, and what has been changed there?",
      ]
    case .transcript:
      []
    }
  }

  private func actions(of scenario: Scenario?) -> [String] {
    guard let scenario else {
      return [
        "How far did it reach, and since when? What did you compare to know?",
        "Which check came next, and why that one?",
        "Which explanation did you rule out, and by what?",
        "What did you do against the damage before you knew the cause?",
        "How did you know that the repair had worked?",
        "Who was told what, and when did they hear again?",
      ]
    }
    var turn = 0
    var pointers = scenario.diagnosis.enumerated().map { index, step in
      let kind = step.kind ?? (index == 0 ? .scope : .investigate)
      if kind == .investigate { turn += 1 }
      return "About \(step.at): " + question(for: kind, turn: turn)
    }
    switch scenario.communication.count {
    case 0: break
    case 1: pointers.append("Somebody was waiting to hear from you. Who, and what did you say?")
    case let count:
      pointers.append(
        "\(count) groups of people were waiting to hear from you. Who, and what did you tell each?")
    }
    return pointers
  }

  private func question(for kind: DiagnosisStep.Kind, turn: Int) -> String {
    switch kind {
    case .scope: "how far did it reach, and since when? What did you compare to know?"
    case .investigate: investigations[(turn + investigations.count - 1) % investigations.count]
    case .contain: "what did you do against the damage, before or beside finding the cause?"
    case .fix: "what was the repair, and why that one?"
    case .verify: "how did you know that it was over? Which figure, held against what?"
    case .inform: "who had to hear of it now, and what did they need to know?"
    }
  }

  private func takeaways(of scenario: Scenario?) -> [String] {
    let layers: [PreventionMeasure.Layer?] =
      scenario?.prevention.map(\.layer) ?? PreventionMeasure.Layer.allCases
    var pointers: [String] = []
    for layer in layers where !pointers.contains(question(for: layer)) {
      pointers.append(question(for: layer))
    }
    if scenario?.scapegoat != nil {
      pointers.append(
        "It would be easy to point at somebody here. Which gap in the system let it happen?")
    }
    pointers.append("Who owns each measure, until when, and what shows that it works?")
    return pointers
  }

  private func question(for layer: PreventionMeasure.Layer?) -> String {
    switch layer {
    case .prevent: "What now keeps the same thing from getting in at all?"
    case .detect: "What would tell you earlier next time, and at which threshold?"
    case .contain: "If it happens again, what keeps it small?"
    case .process: "Which rule or habit has changed, and what keeps it alive?"
    case nil: "What else is different in the system now?"
    }
  }
}

private let investigations = [
  "where did you look next, and what would a healthy reading have been?",
  "what did you expect there, and what did you see instead?",
  "which explanation did you rule out, and by what evidence?",
  "where exactly did working end and broken begin?",
  "what had changed shortly before, and how did you tie it to the failure?",
]
