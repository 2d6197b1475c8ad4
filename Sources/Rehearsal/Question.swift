import Scenarios

/// A follow-up question that can be asked after the story.
package struct Question: Equatable, Sendable {
  /// Counted from 1: the scenario's `f1` is 1; an own story has one a probe.
  package var number: Int
  package var ask: String

  package init(number: Int, ask: String) {
    self.number = number
    self.ask = ask
  }

  /// What may be asked about `scenario`, or about an own story where it is nil.
  package static func all(for scenario: Scenario?) -> [Question] {
    let asks = scenario?.followUps.map(\.ask) ?? Probe.allCases.map(\.question)
    return asks.enumerated().map { Question(number: $0 + 1, ask: $1) }
  }

  /// The question that best fits `probe`; the first where none does.
  package static func probing(_ probe: Probe, in scenario: Scenario?) -> Question? {
    let questions = all(for: scenario)
    guard let scenario else {
      return zip(Probe.allCases, questions).first { $0.0 == probe }?.1
    }
    let fits = scenario.followUps.map(probe.fit)
    guard let best = fits.max(), let index = fits.firstIndex(of: best) else { return nil }
    return questions[index]
  }
}
