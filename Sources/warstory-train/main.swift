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
let arguments = CommandLine.arguments
let t0 = seconds()
switch arguments.dropFirst().first {
case "train":
  let weights = training.weights(Array(corpus.samples.indices))
  let bytes = weights.bytes
  try Data(bytes).write(to: URL(fileURLWithPath: "Sources/CWeights/weights.bin"))
  print(bytes.count, "bytes", seconds() - t0, "s")
case "stats":
  stats(corpus, training.plain, training.spoken)
default:
  var validation = CrossValidation(training)
  if arguments.contains("quick") {
    validation.runQuickly(8) { print($0, seconds() - t0) }
  } else {
    validation.run(8) { print($0, seconds() - t0) }
  }
  for line in validation.report(worst: arguments.contains("worst") ? 40 : 0) { print(line) }
  print(seconds() - t0, "s")
}
