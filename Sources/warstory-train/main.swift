import Foundation
import Scenarios
import Scoring

func env(_ n: String, _ d: Double) -> Double {
  Double(ProcessInfo.processInfo.environment[n] ?? "") ?? d
}
func seconds() -> Double { Double(DispatchTime.now().uptimeNanoseconds) / 1e9 }
let corpus = try Corpus(folder: URL(fileURLWithPath: "Sources/warstory-train/Corpus"))
var training = Training(corpus, prompts: corpus.samples.map { situation($0.scenario) })
training.tagging.epochs = Int(env("EPOCHS", Double(training.tagging.epochs)))
training.tagging.rate = Float(env("RATE", Double(training.tagging.rate)))
training.tagging.decay = Float(env("DECAY", Double(training.tagging.decay)))
training.tagging.positiveWeight = Float(env("PW", Double(training.tagging.positiveWeight)))
training.tagging.leastCount = Int(env("LC", Double(training.tagging.leastCount)))
training.growing.rounds = Int(env("ROUNDS", Double(training.growing.rounds)))
training.growing.depth = Int(env("DEPTH", Double(training.growing.depth)))
training.growing.leastLeaf = Float(env("LEAF", Double(training.growing.leastLeaf)))
training.growing.rate = Float(env("TRATE", Double(training.growing.rate)))
training.growing.featureShare = env("FSHARE", training.growing.featureShare)
training.growing.rowShare = env("RSHARE", training.growing.rowShare)
training.growing.shrinkage = Float(env("SHRINK", Double(training.growing.shrinkage)))
let arguments = CommandLine.arguments
let t0 = seconds()
switch arguments.dropFirst().first {
case "train":
  let weights = training.weights(Array(corpus.samples.indices))
  let bytes = weights.bytes
  try Data(bytes).write(to: URL(fileURLWithPath: "Sources/CWeights/weights.bin"))
  print(bytes.count, "bytes", seconds() - t0, "s")
case "ap":
  let parts = training.parts(Array(corpus.samples.indices), 8)
  func experiment(_ name: String, _ change: (inout Training) -> Void) {
    var copy = training
    change(&copy)
    let start = seconds()
    var heard: [Int: Hearing] = [:]
    for part in parts.prefix(3) {
      let out = Set(part)
      let tagger = copy.tagger(corpus.samples.indices.filter { !out.contains($0) })
      for sample in part { heard[sample] = copy.hearing(sample, tagger) }
    }
    print(name, copy.precision(heard).prefix(15), seconds() - start)
  }
  experiment("base") { _ in }
  experiment("epochs 6") { $0.tagging.epochs = 6 }
  experiment("units") { $0.addsReadersUnits = true; $0.tagging.epochs = 6 }
  experiment("decay 0.1") { $0.tagging.decay = 0.1; $0.tagging.epochs = 6 }
  experiment("decay 0.5") { $0.tagging.decay = 0.5; $0.tagging.epochs = 6 }
  experiment("decay .004") { $0.tagging.decay = 0.004; $0.tagging.epochs = 6 }
  experiment("rate 1") { $0.tagging.rate = 1; $0.tagging.epochs = 6 }
  experiment("rate .25") { $0.tagging.rate = 0.25; $0.tagging.epochs = 6 }
  experiment("pw 1") { $0.tagging.positiveWeight = 1; $0.tagging.epochs = 6 }
  experiment("lc 2") { $0.tagging.leastCount = 2; $0.tagging.epochs = 6 }
  experiment("most 30k") { $0.tagging.mostCues = 30_000; $0.tagging.epochs = 6 }
case "stats":
  stats(corpus, training.plain, training.spoken)
default:
  var validation = CrossValidation(training)
  if arguments.contains("quick") {
    try validation.runQuickly(8, cache: URL(fileURLWithPath: ProcessInfo.processInfo.environment["OOF"] ?? "/tmp/oof.bin")) { print($0, seconds() - t0) }
  } else {
    validation.run(8) { print($0, seconds() - t0) }
  }
  for line in validation.report(worst: arguments.contains("worst") ? 40 : 0, where: { $0.profile != "X" }) { print(line) }
  for line in validation.report(worst: arguments.contains("worst") ? 30 : 0, where: { $0.profile == "X" }) { print(line) }
  print(seconds() - t0, "s")
}
