import Scenarios
import Scoring

@testable import Interview

/// A small incident with every kind of step and two layers of prevention.
let lag = Scenario(
  id: "lag", title: "Fourteen million behind", severity: .p0, domain: "Food delivery",
  situation: "The backlog of the event topic grew from 0 to 14 million in 20 minutes.",
  role: "You are on call.",
  diagnosis: [
    DiagnosisStep(minutes: 0, check: "Producer against consumer throughput", kind: .scope),
    DiagnosisStep(minutes: 5, check: "Trace the jump to the campaign", kind: .investigate),
    DiagnosisStep(minutes: 8, check: "Task managers and garbage collection", kind: .investigate),
    DiagnosisStep(minutes: 12, check: "Triple the parallelism", kind: .contain),
    DiagnosisStep(minutes: 38, check: "Follow the backlog to zero", kind: .verify),
  ],
  prevention: [
    PreventionMeasure(measure: "Autoscaling above 500K messages", layer: .contain),
    PreventionMeasure(measure: "Announce every batch send", layer: .process),
    PreventionMeasure(measure: "Load tests of ten times the peak", layer: .prevent),
  ],
  followUps: [
    FollowUp(ask: "What do you tell support while it lasts?", lookingFor: "an update with a time"),
    FollowUp(ask: "Which alert would have caught it?", lookingFor: "a measure with a threshold"),
  ],
  meeting: [
    Pushback(who: "CFO", says: "Whose fault was it?", harder: "I want a name.", lookingFor: "none")
  ])

/// An interview driven by lines, a second apart unless said otherwise.
struct Round {
  var interview = Interview(scenario: lag, candidate: "Kim", interviewer: "Ola")
  var now = Duration.zero
  /// As the disk has it.
  var kept: [Interview.Entry] = []

  @discardableResult
  mutating func send(
    _ event: Interview.Event, after pause: Duration = .seconds(1)
  )
    -> [Interview.Action]
  {
    now += pause
    let actions = interview.handle(event, at: now)
    for case .keep(let entry) in actions { kept.append(entry) }
    return actions.filter { if case .keep = $0 { false } else { true } }
  }

  @discardableResult
  mutating func type(
    _ line: String, after pause: Duration = .seconds(1)
  ) -> [Interview.Action] { send(.line(line), after: pause) }

  /// To the end of the story, without a mark.
  mutating func tellAll() {
    send(.start)
    for _ in 1..<5 { type("") }
  }
}
