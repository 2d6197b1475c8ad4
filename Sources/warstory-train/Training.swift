import Scenarios
import Scoring

/// Learns everything that the scorer needs from a part of a corpus.
///
/// The judges learn from likelihoods that taggers gave to answers which they had
/// not seen, so that they meet the same mistakes as later in the program.
struct Training {
  let corpus: Corpus
  /// Each sample as written, and as a speech recogniser would write it.
  let plain: [Annotated]
  let spoken: [Annotated]
  let readers: [[Example]]
  /// What the candidates were read out, by sample.
  let prompts: [String]
  var tagging = TaggerTraining()
  var sloping = SlopeTraining()
  var folds = 3
  /// Whether the tagger learns from the units as the readers cut them, too.
  var addsReadersUnits = false

  init(_ corpus: Corpus, prompts: [String]) {
    self.corpus = corpus
    self.prompts = prompts
    plain = corpus.samples.map { Annotated($0) }
    spoken = corpus.samples.map { Annotated.spoken($0) }
    readers = corpus.samples.enumerated().map { Annotated.readersUnits($1, number: $0) }
  }

  /// Groups of `samples` dealt into `count` parts; a group is never split.
  func parts(_ samples: [Int], _ count: Int) -> [[Int]] {
    let groups = Set(samples.map { corpus.samples[$0].group }).sorted()
    let part = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1, $0 % count) })
    return (0..<count).map { number in
      samples.filter { part[corpus.samples[$0].group] == number }
    }
  }

  func tagger(_ samples: [Int]) -> Tagger {
    tagging.tagger(
      from: samples.flatMap { sample in
        [plain[sample], spoken[sample]].flatMap { copy in
          zip(copy.cues, copy.kinds).map { Example(cues: $0, kinds: $1, sample: sample) }
        } + (addsReadersUnits ? readers[sample] : [])
      })
  }

  func hearing(_ sample: Int, _ tagger: Tagger) -> Hearing {
    hearing(sample, [plain[sample], spoken[sample]].map { $0.cues.map { tagger.likelihoods($0) } })
  }

  /// A single copy of a sample as `tagger` hears it.
  func hearing(_ sample: Int, _ copy: Annotated, _ tagger: Tagger) -> Hearing {
    let likelihoods = copy.cues.map { tagger.likelihoods($0) }
    return Hearing(
      copy.reading, likelihoods: likelihoods, spoken: copy.reading, spokenLikelihoods: likelihoods,
      prompt: prompts[sample])
  }

  /// What likelihoods for the two copies of a sample come to.
  func hearing(_ sample: Int, _ likelihoods: [[[Float]]]) -> Hearing {
    Hearing(
      plain[sample].reading, likelihoods: likelihoods[0], spoken: spoken[sample].reading,
      spokenLikelihoods: likelihoods[1], prompt: prompts[sample])
  }

  func weights(_ samples: [Int]) -> Weights {
    var heard: [Int: Hearing] = [:]
    for part in parts(samples, folds) {
      let out = Set(part)
      let tagger = tagger(samples.filter { !out.contains($0) })
      for sample in part { heard[sample] = hearing(sample, tagger) }
    }
    return weights(samples, tagger: tagger(samples), heard: heard)
  }

  func weights(_ samples: [Int], tagger: Tagger, heard: [Int: Hearing]) -> Weights {
    let usable = samples.filter { heard[$0]?.insufficient == nil }
    /// For each signal, the sum of each sample by a judge that did not learn
    /// from it.
    var sums: [Signal: [Int: Float]] = [:]
    let signals = Signal.allCases.map { signal in
      let (judge, values) = judge(
        usable, { (heard[$0]?.versions ?? []).map { Ladder($0).rungs(for: signal) } },
        { Float(corpus.samples[$0].level(signal)) }
      ) { values, truth in Agreement.cuts(values, truth.map { Int($0) }) }
      sums[signal] = values
      return judge
    }
    let flags = Flag.allCases.map { flag in
      judge(
        usable,
        { sample in
          let value = Ladder.signal(of: flag).flatMap { sums[$0]?[sample] } ?? 0
          return (heard[sample]?.versions ?? []).map {
            Ladder($0).rungs(for: flag, value: value)
          }
        }, { corpus.samples[$0].has(flag) ? 1 : 0 }
      ) { values, truth in [Agreement.cut(values, truth.map { $0 > 0 })] }.0
    }
    return Weights(tagger: tagger, signals: signals, flags: flags)
  }

  private func judge(
    _ samples: [Int], _ rungs: (Int) -> [[Ladder.Rung]], _ target: (Int) -> Float,
    _ cuts: ([Float], [Float]) -> [Float]
  ) -> (Weights.Judge, [Int: Float]) {
    var rows: [Int: [[Float]]] = [:]
    var directions: [Int] = []
    for sample in samples {
      let copies = rungs(sample)
      directions = copies.first?.map(\.direction) ?? directions
      rows[sample] = copies.map { $0.map(\.value) }
    }
    func learnt(_ samples: [Int]) -> Weights.Judge {
      let all = samples.flatMap { sample in (rows[sample] ?? []).map { ($0, target(sample)) } }
      return Weights.Judge(
        slopes: sloping.slopes(all.map(\.0), all.map(\.1), directions: directions), cuts: [])
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
    let typical = samples.filter { corpus.samples[$0].profile != "X" }
    let cuts = cuts(typical.map { values[$0] ?? 0 }, typical.map(target))
    var judge = learnt(samples)
    judge.cuts = cuts
    return (judge, values)
  }
}
