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

  /// `start`, the parts and `together` add up to `value`.
  package struct Sum: Sendable {
    /// About 0 to 4, the mean over the answer as written and as spoken.
    package var value: Double
    /// The sums above which levels 1 to 4 begin.
    package var cuts: [Double]
    /// What an answer without any evidence has.
    package var start: Double
    package var parts: [Part]
    /// What the parts do by standing together, and what the answer leans to as a
    /// whole.
    package var together: Double
    /// The level that is given, which may be held below what the sum says.
    package var level: Int
  }

  package var signals: [Signal: Sum]
  /// Why there is too little to score, if there is.
  package var insufficient: Insufficiency?
}

extension Scorer {
  /// What each piece of evidence of `answer` added to each signal.
  package func explain(_ answer: Answer, on scenario: Scenario?) -> Explanation {
    guard let weights else { return Explanation(signals: [:]) }
    let hearing = Hearing(answer, on: scenario, by: weights.ear)
    if let reason = insufficiency(hearing) {
      return Explanation(signals: [:], insufficient: reason)
    }
    let card = score(hearing, answer, on: nil)
    let silence = [Float](repeating: 0, count: Tagger.kinds.count)
    var sums: [Signal: Explanation.Sum] = [:]
    for signal in Signal.allCases {
      let judge = weights[signal]
      func value(_ heard: [Ladder.Heard], lean: [Float]) -> Float {
        judge.value([Ladder(heard, lean: lean).rungs(for: signal)])
      }
      let whole = value(hearing.heard, lean: hearing.lean)
      var silent = hearing.heard
      for index in silent.indices { silent[index].likelihoods = silence }
      let start = value(silent, lean: Leaning.level)
      var parts: [Explanation.Part] = []
      for index in hearing.heard.indices {
        let unit = hearing.heard[index]
        let best = Tagger.kinds.filter { $0.signal == signal }.max { unit[$0] < unit[$1] }
        guard let best, unit[best] >= 0.25 else { continue }
        var without = hearing.heard
        without[index].likelihoods = silence
        let rest = value(without, lean: hearing.lean)
        let (beat, range, text) = hearing.quote(index)
        parts.append(
          Explanation.Part(
            evidence: Evidence(beat: beat, range: range, quote: text, kind: best),
            likelihood: Double(unit[best]), added: Double(whole - rest)))
      }
      let sum = Double(self.value(of: signal, judge, hearing))
      sums[signal] = Explanation.Sum(
        value: sum, cuts: judge.cuts.map { Double($0) }, start: Double(start), parts: parts,
        together: sum - Double(start) - parts.reduce(0) { $0 + $1.added },
        level: card.level(signal))
    }
    return Explanation(signals: sums)
  }
}
