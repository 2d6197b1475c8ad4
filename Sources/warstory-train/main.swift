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
case "replies":
  let replies = try ReplyTraining(
    folder: URL(fileURLWithPath: "Sources/warstory-train/Corpus/Replies"))
  if arguments.contains("train") {
    try Data(replies.weights().bytes).write(to: URL(fileURLWithPath: "Sources/CWeights/replies.bin"))
  } else {
    for line in replies.report(worst: arguments.contains("worst")) { print(line) }
  }
case "train":
  let weights = training.weights(Array(corpus.samples.indices))
  let bytes = weights.bytes
  try Data(bytes).write(to: URL(fileURLWithPath: "Sources/CWeights/weights.bin"))
  print(bytes.count, "bytes", seconds() - t0, "s")
case "points":
  let all = Array(corpus.samples.indices)
  let examples = training.pointExamples(
    all, heard: training.heardUnseen(all), scenarios: try ScenarioFile.all(in: "Scenarios"))
  try Data(PointTraining().weights(from: examples).bytes)
    .write(to: URL(fileURLWithPath: "Sources/CWeights/points.bin"))
  let divisions = training.transcriptExamples(all)
  try Data(TranscriptTraining().weights(from: divisions).bytes)
    .write(to: URL(fileURLWithPath: "Sources/CWeights/transcript.bin"))
  print(examples.count, "examples of points", divisions.count, "of transcripts", seconds() - t0, "s")
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
