import Scenarios

/// How a score came about: what each piece of evidence added.
package struct Explanation: Sendable {
  /// A unit of the answer and what it did to a signal.
  package struct Part: Sendable {
    package var evidence: Evidence
    /// 0 to 1, how sure the tagger is.
    package var likelihood: Double
    /// What the sum of the answer as written would lack without this unit; negative
    /// where it lowers it.
    package var added: Double
  }

  package struct Sum: Sendable {
    /// About 0 to 4, the mean over the answer as written and as spoken.
    package var value: Double
    /// The sums above which levels 1 to 4 begin.
    package var cuts: [Double]
    package var parts: [Part]
  }

  package var signals: [Signal: Sum]
  /// Why there is too little to score, if there is.
  package var insufficient: String?
}

extension Scorer {
  /// What each piece of evidence of `answer` added to each signal.
  package func explain(_ answer: Answer, on scenario: Scenario?) -> Explanation {
    guard let weights else { return Explanation(signals: [:]) }
    let hearing = Hearing(answer, on: scenario, tagger: weights.tagger)
    var sums: [Signal: Explanation.Sum] = [:]
    for signal in Signal.allCases {
      let judge = weights[signal]
      let value = judge.value([Ladder(hearing.heard).rungs(for: signal)])
      var parts: [Explanation.Part] = []
      for index in hearing.heard.indices {
        let unit = hearing.heard[index]
        let best = Tagger.kinds.filter { $0.signal == signal }.max { unit[$0] < unit[$1] }
        guard let best, unit[best] >= 0.25 else { continue }
        var without = hearing.heard
        without[index].likelihoods = [Float](repeating: 0, count: Tagger.kinds.count)
        let rest = judge.value([Ladder(without).rungs(for: signal)])
        let (beat, range, text) = hearing.quote(index)
        parts.append(
          Explanation.Part(
            evidence: Evidence(beat: beat, range: range, quote: text, kind: best),
            likelihood: Double(unit[best]), added: Double(value - rest)))
      }
      sums[signal] = Explanation.Sum(
        value: Double(judge.value(hearing.versions.map { Ladder($0).rungs(for: signal) })),
        cuts: judge.cuts.map { Double($0) }, parts: parts)
    }
    return Explanation(signals: sums, insufficient: hearing.insufficient)
  }
}
