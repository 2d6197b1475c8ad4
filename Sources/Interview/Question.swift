import Scenarios
import Scoring

extension Interview {
  /// Something to read aloud after the story: a follow-up of the scenario, or an
  /// objection that a listener with other interests would raise.
  package struct Question: Equatable, Identifiable, Sendable {
    /// `f1` a follow-up, `m1` an objection of the scenario, `m1+` its harder form,
    /// `o1` an objection that fits any story.
    package var id: String
    /// Who would say it; nil for the interviewer.
    package var who: String?
    package var text: String
    /// What a good reply has, for the interviewer's eyes.
    package var lookingFor: String?
    package var probes: Signal

    package var isPushback: Bool { !id.hasPrefix("f") }

    /// Everything that can be asked on `scenario`, follow-ups first.
    package static func all(on scenario: Scenario) -> [Interview.Question] {
      var questions = scenario.followUps.enumerated().map { index, followUp in
        Interview.Question(
          id: "f\(index + 1)", who: nil, text: followUp.ask, lookingFor: followUp.lookingFor,
          probes: probed(by: followUp.ask + " " + followUp.lookingFor))
      }
      for (index, pushback) in scenario.meeting.enumerated() {
        let signal = probed(by: pushback.says + " " + (pushback.lookingFor ?? ""))
        questions.append(
          Interview.Question(
            id: "m\(index + 1)", who: pushback.who, text: pushback.says,
            lookingFor: pushback.lookingFor, probes: signal))
        if let harder = pushback.harder {
          questions.append(
            Interview.Question(
              id: "m\(index + 1)+", who: pushback.who, text: harder,
              lookingFor: pushback.lookingFor, probes: signal))
        }
      }
      return questions + objections
    }

    private static let objections = [
      Interview.Question(
        id: "o1", who: "a sceptical engineer",
        text: "How do you know that this was the cause, and not something that changed with it?",
        lookingFor: "an explanation that was ruled out, and by what", probes: .diagnosis),
      Interview.Question(
        id: "o2", who: "head of customer support",
        text: "My people heard of it from customers. What did you tell us, and when?",
        lookingFor: "who was told what and when, and the time of the next update",
        probes: .communication),
      Interview.Question(
        id: "o3", who: "a director",
        text: "So whose mistake was it, in the end? Just give me the name.",
        lookingFor: "no name: the decision they own, and what in the system allowed the rest",
        probes: .blamelessness),
      Interview.Question(
        id: "o4", who: "a director",
        text: "You wrote action items the last time, too. Why should it be different now?",
        lookingFor: "an owner, a date, and what shows that the measure works", probes: .prevention),
    ]

    /// The signal for which most of the words of `text` speak; prevention, which
    /// most follow-ups are about, where none does.
    static func probed(by text: String) -> Signal {
      let words = text.lowercased().split { !$0.isLetter }
      var best = (signal: Signal.prevention, hits: 0)
      for signal in Signal.allCases {
        let hits = words.count { word in stems(of: signal).contains { word.hasPrefix($0) } }
        if hits > best.hits { best = (signal, hits) }
      }
      return best.signal
    }

    /// Beginnings of words that questions of this sort are made of.
    private static func stems(of signal: Signal) -> [String] {
      switch signal {
      case .diagnosis:
        ["suppose", "instead", "lever", "layer", "order", "restor", "roll", "first", "evidence"]
      case .communication:
        ["tell", "told", "explain", "plain", "customer", "update", "support", "calm", "publish"]
      case .blamelessness:
        ["name", "blame", "who", "person", "own", "fault", "careless", "responsib", "mistake"]
      case .prevention:
        ["systemic", "monitor", "alert", "alarm", "catch", "test", "review", "prevent", "measure"]
      }
    }
  }
}
