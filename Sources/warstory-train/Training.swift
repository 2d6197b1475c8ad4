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
  /// What the candidates were read out, by sample.
  let prompts: [String]
  var tagging = TaggerTraining()
  var growing = TreesTraining()
  var folds = 5

  init(_ corpus: Corpus, prompts: [String]) {
    self.corpus = corpus
    self.prompts = prompts
    plain = corpus.samples.map { Annotated($0) }
    spoken = corpus.samples.map { Annotated.spoken($0) }
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
        }
      })
  }

  func hearing(_ sample: Int, _ copy: Annotated, _ tagger: Tagger) -> Hearing {
    Hearing(
      copy.reading, likelihoods: copy.cues.map { tagger.likelihoods($0) }, prompt: prompts[sample])
  }

  func weights(_ samples: [Int]) -> Weights {
    var heard: [Int: [Hearing]] = [:]
    for part in parts(samples, folds) {
      let out = Set(part)
      let tagger = tagger(samples.filter { !out.contains($0) })
      for sample in part {
        heard[sample] = [
          hearing(sample, plain[sample], tagger), hearing(sample, spoken[sample], tagger),
        ]
      }
    }
    return weights(samples, tagger: tagger(samples), heard: heard)
  }

  func weights(_ samples: [Int], tagger: Tagger, heard: [Int: [Hearing]]) -> Weights {
    let usable = samples.filter { heard[$0]?.first?.insufficient == nil }
    let signals = Signal.allCases.map { signal in
      judge(
        usable, heard, { $0.rungs(for: signal) }, { Float(corpus.samples[$0].level(signal)) }
      ) { values, truth in Agreement.cuts(values, truth.map { Int($0) }) }
    }
    let flags = Flag.allCases.map { flag in
      judge(
        usable, heard, { $0.rungs(for: flag) }, { corpus.samples[$0].has(flag) ? 1 : 0 }
      ) { values, truth in [Agreement.cut(values, truth.map { $0 > 0 })] }
    }
    return Weights(tagger: tagger, signals: signals, flags: flags)
  }

  private func judge(
    _ samples: [Int], _ heard: [Int: [Hearing]], _ rungs: (Ladder) -> [Ladder.Rung],
    _ target: (Int) -> Float, _ cuts: ([Float], [Float]) -> [Float]
  ) -> Weights.Judge {
    var rows: [Int: [[Float]]] = [:]
    var directions: [Int] = []
    for sample in samples {
      rows[sample] = (heard[sample] ?? []).map { hearing in
        let rungs = rungs(Ladder(hearing.heard))
        directions = rungs.map(\.direction)
        return rungs.map(\.value)
      }
    }
    func grown(_ samples: [Int]) -> Trees {
      let all = samples.flatMap { sample in (rows[sample] ?? []).map { ($0, target(sample)) } }
      return growing.trees(all.map(\.0), all.map(\.1), directions: directions)
    }
    var values: [Float] = []
    var truth: [Float] = []
    for part in parts(samples, folds) {
      let out = Set(part)
      let trees = grown(samples.filter { !out.contains($0) })
      for sample in part {
        guard let row = rows[sample]?.first else { continue }
        values.append(trees.value(row))
        truth.append(target(sample))
      }
    }
    return Weights.Judge(trees: grown(samples), cuts: cuts(values, truth))
  }
}
