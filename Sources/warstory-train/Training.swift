import Scenarios
import Scoring

/// Learns everything that the scorer needs from a part of a corpus.
///
/// The judges learn from likelihoods that taggers gave to answers which they had
/// not seen, so that they meet the same mistakes as later in the program.
struct Training {
  let corpus: Corpus
  /// Each sample as written, and as a speech recogniser would write it.
  let written: [Annotated]
  let spoken: [Annotated]
  /// The stems of what the candidates were read out, by sample.
  let prompted: [Set<UInt64>]
  var tagging = TaggerTraining()
  var sensing = SenseTraining()
  var leaning = LeaningTraining()
  var ordering = OrderTraining()
  var sloping = SlopeTraining()
  /// A straight line beside the slopes: it carries better to texts unlike those
  /// that it was learnt from.
  var lining = SlopeTraining(units: 0, epochs: 40, rate: 0.003, decay: 0.08, hidden: 0, seeds: [7])
  var folds = 3
  /// How often a text of people who tell a story counts for the judges.
  var naturalWeight = 3

  init(_ corpus: Corpus, prompted: [Set<UInt64>]) {
    self.corpus = corpus
    self.prompted = prompted
    let copies = corpus.samples.map { Annotated.both(of: $0) }
    written = copies.map(\.written)
    spoken = copies.map(\.spoken)
  }

  /// Groups of `samples` dealt into `count` parts; a group is never split.
  func parts(_ samples: [Int], _ count: Int) -> [[Int]] {
    let groups = Set(samples.map { corpus.samples[$0].group }).sorted()
    let part = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1, $0 % count) })
    return (0..<count).map { number in
      samples.filter { part[corpus.samples[$0].group] == number }
    }
  }

  func ear(_ samples: [Int]) -> Ear {
    let tagged = samples.filter { corpus.samples[$0].isTagged }
    let examples = tagged.flatMap { written[$0].examples + spoken[$0].examples }
    let network = sensing.network(from: examples)
    let readings = samples.map { written[$0].copy.reading }
    let order = ordering.order(from: readings)
    return Ear(
      tagger: tagging.tagger(from: examples, network: network), leaning: leaning(samples),
      order: order, leastFlow: ordering.leastFlow(of: readings, by: order))
  }

  private func leaning(_ samples: [Int]) -> Leaning {
    leaning.leaning(
      samples.map { sample in
        let copy = written[sample].copy
        return copy.sense.whole(
          of: copy.reading, counted: copy.reading.utterances.map { _ in true })
      },
      samples.map { sample in
        let told = corpus.samples[sample]
        return Leaning.Goal.all.map { goal in
          switch goal {
          case .signal(let signal): told.tellsIncident ? Float(told.level(signal)) : nil
          case .flag(let flag): told.tellsIncident ? (told.has(flag) ? 1 : 0) : nil
          case .incident: told.tellsIncident ? 1 : 0
          }
        }
      })
  }

  func hearing(_ sample: Int, _ ear: Ear) -> Hearing {
    Hearing(
      written[sample].copy, spoken: spoken[sample].copy, by: ear, prompted: prompted[sample])
  }

  /// A sample as its spoken copy alone is heard.
  func spokenHearing(_ sample: Int, _ ear: Ear) -> Hearing {
    Hearing(spoken[sample].copy, spoken: spoken[sample].copy, by: ear, prompted: prompted[sample])
  }

  func weights(_ samples: [Int]) -> Weights {
    var heard: [Int: Hearing] = [:]
    for part in parts(samples, folds) {
      let out = Set(part)
      let ear = ear(samples.filter { !out.contains($0) })
      for sample in part { heard[sample] = hearing(sample, ear) }
    }
    return weights(samples, ear: ear(samples), heard: heard)
  }

  private func weights(_ samples: [Int], ear: Ear, heard: [Int: Hearing]) -> Weights {
    let legible = samples.filter { heard[$0]?.insufficiency == nil }
    let usable = legible.filter { corpus.samples[$0].tellsIncident }
    func ladders(_ sample: Int) -> [Ladder] { heard[sample]?.ladders ?? [] }
    /// For each signal, the sum of each sample by a judge that did not learn
    /// from it.
    var sums: [Signal: [Int: Float]] = [:]
    let signals = Signal.allCases.map { signal in
      func rungs(_ sample: Int) -> [[Ladder.Rung]] {
        ladders(sample).map { $0.rungs(for: signal) }
      }
      func level(_ sample: Int) -> Float { Float(corpus.samples[sample].level(signal)) }
      let (judge, values) = judge(usable, rungs, level) { samples, values in
        Agreement.cuts(
          samples.map { values[$0] ?? 0 }, samples.map { corpus.samples[$0].level(signal) },
          isNatural: samples.map { corpus.samples[$0].isNatural })
      }
      sums[signal] = values
      return judge
    }
    let flags = Flag.allCases.map { flag in
      func rungs(_ sample: Int) -> [[Ladder.Rung]] {
        let value = Ladder.signal(of: flag).flatMap { sums[$0]?[sample] } ?? 0
        return ladders(sample).map { $0.rungs(for: flag, value: value) }
      }
      func isRaised(_ sample: Int) -> Bool { corpus.samples[sample].has(flag) }
      return judge(
        usable, rungs, { isRaised($0) ? 1 : 0 },
        { samples, values in
          [Agreement.cut(samples.map { values[$0] ?? 0 }, samples.map(isRaised))]
        }
      ).0
    }
    func incidentRungs(_ sample: Int) -> [[Ladder.Rung]] {
      guard let hearing = heard[sample] else { return [] }
      return hearing.ladders.map { $0.incidentRungs(hearing.pretence) }
    }
    let incident = judge(
      legible, incidentRungs, { corpus.samples[$0].tellsIncident ? 1 : 0 },
      { [leastTold($0, $1)] }
    ).0
    return Weights(ear: ear, signals: signals, flags: flags, incident: incident)
  }

  /// How often a sample counts for the judges.
  private func weight(of sample: Int) -> Int {
    let told = corpus.samples[sample]
    return told.isNatural ? naturalWeight * (told.tellsIncident ? 1 : 2) : 1
  }

  /// The sum below which hardly a text tells an incident: a true answer that is
  /// refused costs more than an essay that is scored.
  private func leastTold(_ samples: [Int], _ values: [Int: Float]) -> Float {
    let told = samples.filter { corpus.samples[$0].tellsIncident }.compactMap { values[$0] }
      .sorted()
    return told.isEmpty ? -1 : min(0.5, told[told.count / 200])
  }

  private func judge(
    _ samples: [Int], _ rungs: (Int) -> [[Ladder.Rung]], _ target: (Int) -> Float,
    _ cuts: ([Int], [Int: Float]) -> [Float]
  ) -> (Weights.Judge, [Int: Float]) {
    var rows: [Int: [[Float]]] = [:]
    var directions: [Int] = []
    for sample in samples {
      let copies = rungs(sample)
      directions = copies.first?.map(\.direction) ?? directions
      rows[sample] = copies.map { $0.map(\.value) }
    }
    func learnt(_ samples: [Int]) -> Weights.Judge {
      let all = samples.flatMap { sample in
        (0..<weight(of: sample)).flatMap { _ in
          (rows[sample] ?? []).map { ($0, target(sample)) }
        }
      }
      let rows = all.map(\.0)
      let goals = all.map(\.1)
      let line = lining.slopes(rows, goals, directions: directions)
      return Weights.Judge(
        slopes: sloping.slopes(rows, goals, directions: directions) + line + line, cuts: [])
    }
    var values: [Int: Float] = [:]
    for part in parts(samples, folds) {
      let out = Set(part)
      let judge = learnt(samples.filter { !out.contains($0) })
      for sample in part {
        values[sample] = judge.value(of: rows[sample] ?? [])
      }
    }
    // Answers that were written to be difficult are no measure of how common a level is.
    var judge = learnt(samples)
    judge.cuts = cuts(samples.filter { corpus.samples[$0].profile != "X" }, values)
    return (judge, values)
  }
}
