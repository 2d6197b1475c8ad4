import ArgumentParser
import Encoder
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
    subcommands: [
      Convert.self, Train.self, Phrases.self, Points.self, Replies.self, CrossValidate.self,
      Evaluate.self, Time.self,
    ])
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
      prompted: corpus.samples.map { sample in
        sample.scenario.flatMap { scenarios[$0] }.map(Hearing.prompted(by:)) ?? []
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
  struct Convert: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "encoder",
      abstract: "Convert the published encoder, and write Sources/CEncoder/encoder.bin.")

    @Argument(help: "The folder of all-MiniLM-L6-v2 with model.safetensors and vocab.txt.")
    var folder: String

    func run() throws {
      let progress = Progress()
      let bytes = try EncoderConversion().bytes(of: URL(fileURLWithPath: folder))
      try Data(bytes).write(to: URL(fileURLWithPath: "Sources/CEncoder/encoder.bin"))
      progress.say("\(bytes.count) bytes")
    }
  }

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

  struct Phrases: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Encode what the shipped scenarios listen for, and write phrases.bin there.")

    func run() throws {
      let progress = Progress()
      var entries: [PhraseTable.Entry] = []
      var texts: [String] = []
      var number: UInt32 = 0
      for (id, scenario) in try ScenarioFile.all(in: "Scenarios").sorted(by: { $0.key < $1.key }) {
        func add(_ text: String, _ point: UInt32) {
          entries.append(
            PhraseTable.Entry(
              hash: PhraseTable.hash(of: text), scenario: PhraseTable.scenario(id), point: point))
          texts.append(text)
        }
        for point in scenario.points {
          number += 1
          for text in PointProfile.texts(of: point) { add(text, number) }
          for text in point.notFor { add(text, 0) }
        }
        for text in PointMatcher.promptTexts(of: scenario) { add(text, 0) }
      }
      let vectors = Encoder.standard.vectors(of: texts)
      try Data(PhraseTable.bytes(of: entries, vectors))
        .write(to: Material.weights.appending(path: "phrases.bin"))
      progress.say("\(texts.count) phrases of \(number) points")
    }
  }

  struct Points: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Learn points and beats, and write points.bin and transcript.bin there.")

    @ArgumentParser.Flag(
      help: "Write nothing; hold answers against scenarios that nothing was learnt from.")
    var crossValidate = false

    func run() throws {
      let progress = Progress()
      let material = try Material()
      if crossValidate {
        let validation = PointValidation(
          training: material.training, scenarios: material.scenarios)
        for line in validation.report(progress: progress.say) { print(line) }
        return
      }
      let all = Array(material.corpus.samples.indices)
      let heard = material.training.heardUnseen(all)
      let rarity = PointTraining.rarity(
        in: all.filter { material.corpus.samples[$0].scenario != nil }
          .compactMap { heard[$0]?.first })
      let examples = material.training.pointExamples(
        all, heard: heard, scenarios: material.scenarios, others: 4, rarity: rarity)
      try Data(PointTraining().weights(from: examples, rarity: rarity).bytes)
        .write(to: Material.weights.appending(path: "points.bin"))
      let divisions = material.training.transcriptExamples(
        all.filter { !material.corpus.samples[$0].isNatural })
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

    func run() throws {
      let progress = Progress()
      let material = try Material()
      var validation = CrossValidation(material.training)
      validation.run(parts, progress: progress.say)
      let kinds: [(name: String, isOne: (Corpus.Sample) -> Bool)] = [
        ("the first corpus", { !$0.isNatural && !["X", "M"].contains($0.profile) }),
        ("other voices", { ["X", "M"].contains($0.profile) }),
        ("people who tell a story", \.isNatural),
      ]
      for kind in kinds {
        print("\n\(kind.name)")
        for line in validation.report(worst: worst, where: kind.isOne) { print(line) }
      }
      if let output {
        try validation.lines().joined(separator: "\n").appending("\n")
          .write(toFile: output, atomically: true, encoding: .utf8)
      }
      progress.say("done")
    }
  }

  struct Evaluate: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Score the answers of a folder by the weights in the program.",
      discussion: """
        The folder holds answers.jsonl and labels.jsonl as the corpus does. What it prints is the \
        agreement with the ratings; nothing of it is learnt from.
        """)

    @Argument(help: "A folder with answers and their ratings.")
    var folder: String

    @Option(help: "List that many answers that are furthest off.")
    var worst = 0

    func run() throws {
      guard let weights = Weights.embedded else {
        throw ValidationError("no weights are built in; run `warstory-train train` first")
      }
      let corpus = try Corpus(folder: URL(fileURLWithPath: folder))
      var validation = CrossValidation(
        Training(corpus, prompted: corpus.samples.map { _ in [] }))
      validation.score(Array(corpus.samples.indices), weights)
      for line in validation.report(worst: worst, where: { _ in true }) { print(line) }
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
