import Foundation
import Scenarios
import Scoring

func env(_ n: String, _ d: Double) -> Double { Double(ProcessInfo.processInfo.environment[n] ?? "") ?? d }
var training = TaggerTraining()
training.epochs = Int(env("EPOCHS", Double(training.epochs)))
training.rate = Float(env("RATE", Double(training.rate)))
training.decay = Float(env("DECAY", Double(training.decay)))
training.positiveWeight = Float(env("PW", Double(training.positiveWeight)))
training.leastCount = Int(env("LC", Double(training.leastCount)))
func seconds() -> Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }
let corpus = try Corpus(folder: URL(fileURLWithPath: "Sources/warstory-train/Corpus"))
var t0 = seconds()
let plain = corpus.samples.map { Annotated($0) }
let spoken = corpus.samples.map { Annotated.spoken($0) }
print("read", corpus.samples.count, seconds() - t0)
if CommandLine.arguments.contains("stats") { stats(corpus, plain, spoken); exit(0) }
let folds = 8
let names = Array(Set(corpus.samples.map(\.group))).sorted()
func fold(_ sample: Int) -> Int { (names.firstIndex(of: corpus.samples[sample].group) ?? 0) % folds }
var probabilities = [[[Float]]](repeating: [], count: plain.count)
var probabilitiesSpoken = probabilities
let cache = URL(fileURLWithPath: ProcessInfo.processInfo.environment["OOF"] ?? "/tmp/scoring-oof.json")
if CommandLine.arguments.contains("tag") {
  for k in 0..<folds {
    var examples: [Example] = []
    for s in plain.indices where fold(s) != k {
      for (c, b) in zip(plain[s].cues, plain[s].kinds) { examples.append(Example(cues: c, kinds: b, sample: s)) }
      for (c, b) in zip(spoken[s].cues, spoken[s].kinds) { examples.append(Example(cues: c, kinds: b, sample: s)) }
    }
    let tagger = training.tagger(from: examples)
    for s in plain.indices where fold(s) == k {
      probabilities[s] = plain[s].cues.map { tagger.likelihoods($0) }
      probabilitiesSpoken[s] = spoken[s].cues.map { tagger.likelihoods($0) }
    }
  }
  print("tagged", seconds() - t0)
  try JSONEncoder().encode([probabilities, probabilitiesSpoken]).write(to: cache)
  for (name, data, prob) in [("plain", plain, probabilities), ("spoken", spoken, probabilitiesSpoken)] {
    var line = name
    var sum: Float = 0, n: Float = 0
    for (k, kind) in Tagger.kinds.enumerated() {
      var pairs: [(Float, Bool)] = []
      for s in data.indices where !prob[s].isEmpty {
        for (u, p) in prob[s].enumerated() { pairs.append((p[k], data[s].kinds[u] >> UInt64(k) & 1 == 1)) }
      }
      pairs.sort { $0.0 > $1.0 }
      var hit: Float = 0, ap: Float = 0
      for (i, p) in pairs.enumerated() where p.1 { hit += 1; ap += hit / Float(i + 1) }
      ap /= max(hit, 1)
      sum += ap; n += 1
      line += " \(kind.rawValue)=\(Int(ap * 100))"
    }
    print(line, "MEAN", sum / n)
  }
} else {
  let both = try JSONDecoder().decode([[[[Float]]]].self, from: Data(contentsOf: cache))
  probabilities = both[0]
  probabilitiesSpoken = both[1]
}
let isPerfect = CommandLine.arguments.contains("perfect")
func heard(_ a: Annotated, _ p: [[Float]]) -> [Ladder.Heard] {
  zip(a.reading.utterances, p).enumerated().map { i, x in
    let (u, q) = x
    return Ladder.Heard(beat: u.beat, words: u.words.count, likelihoods: isPerfect ? Tagger.kinds.indices.map { a.kinds[i] >> UInt64($0) & 1 == 1 ? 1 : 0 } : q)
  }
}
let laddersPlain = plain.indices.map { Ladder(heard(plain[$0], probabilities[$0])) }
let laddersSpoken = plain.indices.map { Ladder(heard(spoken[$0], probabilitiesSpoken[$0])) }
let uneven: Set<String> = ["P03", "P04", "P05", "P06", "P07", "P12", "P13", "P15", "weak prevention", "weak diagnosis", "weak communication", "blames"]
func values(_ rungs: (Ladder) -> [Ladder.Rung], _ target: (Corpus.Sample) -> Float) -> (plain: [Float], spoken: [Float], cuts: [[Float]]) {
  let xs = laddersPlain.map { rungs($0).map(\.value) }, zs = laddersSpoken.map { rungs($0).map(\.value) }
  let directions = rungs(laddersPlain[0]).map(\.direction)
  var out = [Float](repeating: 0, count: xs.count), outSpoken = out
  var cutsOf = [[Float]](repeating: [], count: folds)
  for k in 0..<folds {
    let train = xs.indices.filter { fold($0) != k }
    let model = TreesTraining().trees(train.map { xs[$0] } + train.map { zs[$0] }, (train + train).map { target(corpus.samples[$0]) }, directions: directions)
    for s in xs.indices where fold(s) == k { out[s] = model.value(xs[s]); outSpoken[s] = model.value(zs[s]) }
  }
  for k in 0..<folds {
    let train = xs.indices.filter { fold($0) != k }
    cutsOf[k] = Agreement.cuts(train.map { out[$0] }, train.map { Int(target(corpus.samples[$0])) })
  }
  return (out, outSpoken, cutsOf)
}
var mean = 0.0
var totals = [Int](repeating: 0, count: plain.count)
var worst = [Int](repeating: 0, count: plain.count)
var report = [String](repeating: "", count: plain.count)
for signal in Signal.allCases {
  t0 = seconds()
  let (v, z, cuts) = values({ $0.rungs(for: signal) }, { Float($0.level(signal)) })
  let truth = corpus.samples.map { $0.level(signal) }
  let guess = v.indices.map { Agreement.level(v[$0], cuts[fold($0)]) }
  let rounded = v.map { min(4, max(0, Int($0.rounded()))) }
  let guessSpoken = v.indices.map { Agreement.level(z[$0], cuts[fold($0)]) }
  for s in guess.indices { totals[s] += guess[s]; worst[s] += (guess[s] - truth[s]) * (guess[s] - truth[s]); report[s] += "\(signal.rawValue.prefix(4)) \(truth[s])→\(guess[s]) " }
  let some = v.indices.filter { uneven.contains(corpus.samples[$0].profile) }
  let k = Agreement.kappa(truth, guess)
  mean += k / 4
  print(signal.rawValue, "QWK", k, "rounded", Agreement.kappa(truth, rounded), "spoken", Agreement.kappa(truth, guessSpoken), "uneven", Agreement.kappa(some.map { truth[$0] }, some.map { guess[$0] }), "s", seconds() - t0)
}
print("mean", mean)
for flag in Flag.allCases {
  let (v, _, _) = values({ $0.rungs(for: flag) }, { $0.has(flag) ? 1 : 0 })
  var line = flag.rawValue
  for cut in [Float(0.25), 0.3, 0.35, 0.4, 0.45, 0.5] { line += " \(Double(Int((Agreement.f1(v.indices.map { (corpus.samples[$0].has(flag), v[$0] > cut) }) ?? 0) * 1000)) / 1000)" }
  print(line)
}
let p11 = corpus.samples.indices.filter { corpus.samples[$0].profile == "P11" }
for s in p11 { print(corpus.samples[s].id, report[s]) }
if CommandLine.arguments.contains("worst") {
  for s in worst.indices.sorted(by: { worst[$0] > worst[$1] }).prefix(30) { print(corpus.samples[s].id, corpus.samples[s].profile, report[s]) }
}
