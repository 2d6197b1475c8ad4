import Foundation
import Scenarios
import Scoring

/// How the engine does on answers to scenarios that it was not trained on.
struct CrossValidation {
  let training: Training
  /// The card of each sample as written, and as spoken.
  private(set) var cards: [Int: (plain: Scorecard, spoken: Scorecard)] = [:]

  init(_ training: Training) { self.training = training }

  /// Scores each of `count` parts of the corpus by what the others teach.
  mutating func run(_ count: Int, progress: (String) -> Void) {
    let all = Array(training.corpus.samples.indices)
    for (number, part) in training.parts(all, count).enumerated() {
      let out = Set(part)
      score(part, training.weights(all.filter { !out.contains($0) }))
      progress("part \(number + 1) of \(count): \(part.count) answers")
    }
  }

  /// Scores `part` by `weights`.
  mutating func score(_ part: [Int], _ weights: Weights) {
    let scorer = Scorer(weights)
    for sample in part {
      let answer = training.corpus.samples[sample].answer
      cards[sample] = (
        scorer.score(training.hearing(sample, weights.ear), answer, on: nil),
        scorer.score(training.spokenHearing(sample, weights.ear), answer, on: nil)
      )
    }
  }

  // MARK: - Figures

  private static let uneven: Set<String> = [
    "P03", "P04", "P05", "P06", "P07", "P12", "P13", "P15", "weak prevention", "weak diagnosis",
    "weak communication", "blames",
  ]

  func report(worst: Int, where isChosen: (Corpus.Sample) -> Bool) -> [String] {
    let samples = training.corpus.samples
    let chosen = cards.keys.sorted().filter { isChosen(samples[$0]) }
    let order = chosen.filter { samples[$0].tellsIncident }
    var lines: [String] = ["\(order.count) answers, scenarios held out"]
    var means = [0.0, 0.0, 0.0]
    func padded(_ value: Double) -> String { String(format: "%7.3f", value) }
    lines.append("signal             QWK  spoken  uneven   exact within1    bias")
    for signal in Signal.allCases {
      let truth = order.map { samples[$0].level(signal) }
      let plain = order.map { cards[$0]?.plain.level(signal) ?? 0 }
      let spoken = order.map { cards[$0]?.spoken.level(signal) ?? 0 }
      let some = order.indices.filter { Self.uneven.contains(samples[order[$0]].profile) }
      let figures = [
        Agreement.kappa(truth, plain), Agreement.kappa(truth, spoken),
        Agreement.kappa(some.map { truth[$0] }, some.map { plain[$0] }),
      ]
      for place in figures.indices { means[place] += figures[place] / 4 }
      let exact = Double(zip(truth, plain).count { $0 == $1 }) / Double(truth.count)
      let near = Double(zip(truth, plain).count { abs($0 - $1) <= 1 }) / Double(truth.count)
      let bias = Double(zip(truth, plain).reduce(0) { $0 + $1.1 - $1.0 }) / Double(truth.count)
      lines.append(
        signal.rawValue.padding(toLength: 15, withPad: " ", startingAt: 0)
          + (figures + [exact, near, bias]).map(padded).joined(separator: " "))
    }
    func whole(_ signal: Signal) -> Double {
      Agreement.kappa(
        chosen.map { samples[$0].level(signal) }, chosen.map { cards[$0]?.plain.level(signal) ?? 0 }
      )
    }
    lines.append(
      "with those that tell no incident "
        + Signal.allCases.map { padded(whole($0)) }.joined(separator: " ")
        + padded(Signal.allCases.reduce(0) { $0 + whole($1) / 4 }))
    lines.append("mean           " + means.map(padded).joined(separator: " "))
    var right = 0
    var pairs = 0
    let totals = order.map { sample in
      (
        samples[sample].rated.signals.values.reduce(0, +), cards[sample]?.plain.total ?? 0
      )
    }
    for (place, one) in totals.enumerated() {
      for other in totals[(place + 1)...] where abs(one.0 - other.0) >= 3 {
        pairs += 1
        if (one.0 > other.0) == (one.1 > other.1), one.1 != other.1 { right += 1 }
      }
    }
    lines.append("ranking \(padded(Double(right) / Double(max(pairs, 1)))) of \(pairs) pairs")
    var sum = 0.0
    var flags = "flags F1"
    for flag in Flag.allCases {
      let f1 =
        Agreement.f1(
          order.map { (samples[$0].has(flag), cards[$0]?.plain.flags.contains(flag) ?? false) })
        ?? 0
      sum += f1 / Double(Flag.allCases.count)
      flags += " \(flag.rawValue)\(padded(f1))"
    }
    lines.append(flags + " mean\(padded(sum))")
    let others = chosen.filter { !samples[$0].tellsIncident }
    let refused = { (list: [Int]) in list.count { cards[$0]?.plain.insufficient != nil } }
    lines.append(
      "refused \(refused(others)) of \(others.count) that tell no incident, "
        + "\(refused(order)) of \(order.count) answers")
    let gamed = order.filter { samples[$0].profile == "P11" }
    let above = gamed.filter { sample in
      Signal.allCases.contains {
        (cards[sample]?.plain.level($0) ?? 0) > max(1, samples[sample].level($0))
      }
    }
    lines.append(
      "gamed above 1: \(above.count) of \(gamed.count) "
        + above.map { "\(samples[$0].id) \(difference($0))" }.joined(separator: ", "))
    if worst > 0 {
      func off(_ sample: Int) -> Int {
        Signal.allCases.reduce(0) { sum, signal in
          let gap = samples[sample].level(signal) - (cards[sample]?.plain.level(signal) ?? 0)
          return sum + gap * gap
        }
      }
      for sample in order.sorted(by: { (off($1), $0) < (off($0), $1) }).prefix(worst) {
        lines.append("\(samples[sample].id) \(samples[sample].profile) \(difference(sample))")
      }
    }
    return lines
  }

  /// The scores in the form in which the program prints them, as far as levels and
  /// flags go.
  func lines() -> [String] {
    cards.keys.sorted().compactMap { sample in
      guard let card = cards[sample]?.plain else { return nil }
      let signals = Signal.allCases.map { signal in
        #""\#(signal.rawValue)":{"level":\#(card.level(signal))}"#
      }.joined(separator: ",")
      let flags = card.flags.map { #""\#($0.rawValue)""# }.joined(separator: ",")
      let id = training.corpus.samples[sample].id
      return #"{"id":"\#(id)","signals":{\#(signals)},"flags":[\#(flags)],"points":{}}"#
    }
  }

  private func difference(_ sample: Int) -> String {
    Signal.allCases.map { signal in
      "\(signal.rawValue.prefix(4)) \(training.corpus.samples[sample].level(signal))→"
        + "\(cards[sample]?.plain.level(signal) ?? 0)"
    }.joined(separator: " ")
  }
}
