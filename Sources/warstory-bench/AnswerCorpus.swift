import Foundation
import Scenarios
import Scoring

/// The answers that scoring is measured on: those that its weights were learnt
/// from.
struct AnswerCorpus {
  struct Sample {
    var answer: Answer
    var scenario: Scenario?
    /// The line as `warstory score` reads it, without its end.
    var line: String
    var words: Int
  }

  let samples: [Sample]

  /// - Throws: ``Obstacle`` where the corpus is not beside this program's source.
  init() throws {
    let file = Trial.package.appendingPathComponent("Sources/warstory-train/Corpus/answers.jsonl")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
      throw Obstacle(
        "\(file.path): the corpus is not there; run from the package that this was built in")
    }
    var library = ScenarioLibrary(sources: [.init(name: "shipped", folder: Trial.scenarios)])
    samples = try text.split(separator: "\n").map { line in
      let record = try AnswerRecord(line: line.utf8)
      guard case .beats(let beats) = record.telling else {
        throw Obstacle("\(file.path): '\(record.id)' has no beats")
      }
      return Sample(
        answer: Answer(beats: beats),
        scenario: try record.scenario.map { try library.scenario($0) },
        line: String(line),
        words: beats.values.reduce(0) { $0 + $1.split(whereSeparator: \.isWhitespace).count })
    }
    guard !samples.isEmpty else { throw Obstacle("\(file.path): there are no answers in it") }
  }

  /// Answers of about 400 words on a scenario.
  var ofFourHundredWords: [Sample] {
    Array(
      samples.filter { $0.scenario != nil }.sorted { abs($0.words - 400) < abs($1.words - 400) }
        .prefix(20))
  }

  /// An answer of at least `bytes` bytes: one answer after the other, beat by
  /// beat.
  func answer(ofBytes bytes: Int) -> Answer {
    var beats: [Beat: String] = [:]
    var count = 0
    var index = 0
    while count < bytes {
      // A short one is cut where it is long enough.
      for beat in Beat.allCases where count < bytes {
        guard let text = samples[index % samples.count].answer.beats[beat] else { continue }
        let piece = String(text.prefix(max(1, bytes - count)))
        beats[beat] = beats[beat].map { $0 + " " + piece } ?? piece
        count += piece.utf8.count + 1
      }
      index += 1
    }
    return Answer(beats: beats)
  }

  /// Writes `count` lines for `warstory score` to `file`, each with an id of its
  /// own.
  func write(_ count: Int, to file: String) throws {
    var text = ""
    for number in 0..<count {
      let line = samples[number % samples.count].line
      text += line.replacing("\"id\": \"", with: "\"id\": \"\(number)-", maxReplacements: 1) + "\n"
    }
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
  }
}
