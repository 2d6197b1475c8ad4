import ArgumentParser
import Foundation
import Scenarios
import Scoring

/// Learns the weights that the program carries, and says how good they are.
@main
struct WarstoryTrain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "warstory-train",
    abstract: "Learn the weights of the scorer from the corpus beside its sources.",
    discussion: "Run it at the root of the package, in a release build.",
    subcommands: [Train.self, Points.self, Replies.self, CrossValidate.self, Time.self])
}

/// Where things stand in the package, and what every command learns from.
struct Material {
  static let weights = URL(fileURLWithPath: "Sources/CWeights")

  let corpus: Corpus
  let training: Training
  let scenarios: [String: Scenario]

  init() throws {
    let corpus = try Corpus(folder: URL(fileURLWithPath: "Sources/warstory-train/Corpus"))
    let scenarios = try ScenarioFile.all(in: "Scenarios")
    self.corpus = corpus
    self.scenarios = scenarios
    training = Training(
      corpus,
      prompts: corpus.samples.map { sample in
        sample.scenario.flatMap { scenarios[$0] }.map(Hearing.prompt) ?? ""
      })
  }
}

/// Says on standard error how long something took.
struct Progress {
  private let start = ContinuousClock.now

  func say(_ text: String) {
    let seconds = (ContinuousClock.now - start).components.seconds
    FileHandle.standardError.write(Data("\(seconds) s: \(text)\n".utf8))
  }
}

extension WarstoryTrain {
  struct Train: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Learn levels and flags, and write Sources/CWeights/weights.bin.")

    func run() throws {
      let progress = Progress()
      let material = try Material()
      let bytes = material.training.weights(Array(material.corpus.samples.indices)).bytes
      try Data(bytes).write(to: Material.weights.appending(path: "weights.bin"))
      progress.say("\(bytes.count) bytes from \(material.corpus.samples.count) answers")
    }
  }

  struct Points: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Learn points and beats, and write points.bin and transcript.bin there.")

    func run() throws {
      let progress = Progress()
      let material = try Material()
      let all = Array(material.corpus.samples.indices)
      let examples = material.training.pointExamples(
        all, heard: material.training.heardUnseen(all), scenarios: material.scenarios)
      try Data(PointTraining().weights(from: examples).bytes)
        .write(to: Material.weights.appending(path: "points.bin"))
      let divisions = material.training.transcriptExamples(all)
      try Data(TranscriptTraining().weights(from: divisions).bytes)
        .write(to: Material.weights.appending(path: "transcript.bin"))
      progress.say("\(examples.count) examples of points, \(divisions.count) of transcripts")
    }
  }

  struct Replies: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Learn replies in the meeting, and write replies.bin there.")

    @ArgumentParser.Flag(
      help: "Write nothing; score each pushback's replies by what the others teach.")
    var crossValidate = false

    @ArgumentParser.Flag(help: "With --cross-validate, list the replies that are furthest off.")
    var worst = false

    func run() throws {
      let replies = try ReplyTraining(
        folder: URL(fileURLWithPath: "Sources/warstory-train/Corpus/Replies"))
      if crossValidate {
        for line in replies.report(worst: worst) { print(line) }
      } else {
        try Data(replies.weights().bytes)
          .write(to: Material.weights.appending(path: "replies.bin"))
      }
    }
  }

  struct CrossValidate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Score each scenario's answers by what the other scenarios teach.",
      discussion: """
        Everything that is learnt, thresholds included, is learnt again without the answers that \
        are scored. What it prints is the agreement with the ratings.
        """)

    @Option(help: "Parts that the scenarios are dealt into.")
    var parts = 8

    @Option(help: "Write the scores here, a line of JSON an answer.")
    var output: String?

    @Option(help: "List that many answers that are furthest off.")
    var worst = 0

    @Option(help: "Keep likelihoods here between runs: quicker and a little too kind.")
    var quick: String?

    @ArgumentParser.Flag(help: "With --quick, take the readers' tags instead of the tagger's.")
    var perfect = false

    func run() throws {
      let progress = Progress()
      let material = try Material()
      var validation = CrossValidation(material.training)
      validation.isPerfect = perfect
      if let quick {
        try validation.runQuickly(parts, cache: URL(fileURLWithPath: quick), progress: progress.say)
      } else {
        validation.run(parts, progress: progress.say)
      }
      for line in validation.report(worst: worst, where: { !["X", "M"].contains($0.profile) }) {
        print(line)
      }
      print("")
      for line in validation.report(worst: worst, where: { ["X", "M"].contains($0.profile) }) {
        print(line)
      }
      if let output {
        try validation.lines().joined(separator: "\n").appending("\n")
          .write(toFile: output, atomically: true, encoding: .utf8)
      }
      progress.say("done")
    }
  }

  struct Time: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say how long scoring takes, by the weights in the program.")

    func run() throws {
      func milliseconds(_ work: () -> Void) -> Double {
        let time = ContinuousClock().measure(work).components
        return Double(time.seconds) * 1000 + Double(time.attoseconds) / 1e15
      }
      print("ready in \(milliseconds { _ = Scorer().score(Answer(beats: [:]), on: nil) }) ms")
      let corpus = try Corpus(folder: URL(fileURLWithPath: "Sources/warstory-train/Corpus"))
      let answers = corpus.samples.map(\.answer)
      let scorer = Scorer()
      let words = answers.reduce(0) { sum, answer in
        sum + answer.beats.values.reduce(0) { $0 + $1.split(separator: " ").count }
      }
      let time = milliseconds { for answer in answers { _ = scorer.score(answer, on: nil) } }
      print("400 words in \(time / Double(words) * 400) ms, over \(answers.count) answers")
      let text = answers.compactMap { $0.beats[.action] }.joined(separator: " ")
      for size in [125_000, 250_000, 500_000, 1_000_000] {
        var long = text
        while long.utf8.count < size { long += " " + text }
        let answer = Answer(beats: [.action: String(long.prefix(size))])
        print("\(size) bytes in \(milliseconds { _ = scorer.score(answer, on: nil) }) ms")
      }
    }
  }
}
