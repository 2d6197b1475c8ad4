import Foundation
import Scenarios
import Scoring
import Testing

/// What must not change a score, and what must, over a sample of the corpus.
@Suite struct MetamorphicTests {
  private static let scorer = Scorer()
  private static let answers = RatedAnswers.sample(every: 25)
  private static let cards = answers.map { scorer.score($0, on: nil) }

  /// How far the levels of the changed answers lie from those of the answers, on
  /// average over answers and signals.
  private func drift(_ change: (String) -> String) -> Double {
    var sum = 0
    for (answer, card) in zip(Self.answers, Self.cards) {
      let changed = Self.scorer.score(Answer(beats: answer.beats.mapValues(change)), on: nil)
      for signal in Signal.allCases { sum += abs(changed.level(signal) - card.level(signal)) }
    }
    return Double(sum) / Double(Self.answers.count * Signal.allCases.count)
  }

  /// Levels lost on average.
  private func loss(_ change: (String) -> String) -> Double {
    var sum = 0
    for (answer, card) in zip(Self.answers, Self.cards) {
      let changed = Self.scorer.score(Answer(beats: answer.beats.mapValues(change)), on: nil)
      for signal in Signal.allCases { sum += card.level(signal) - changed.level(signal) }
    }
    return Double(sum) / Double(Self.answers.count * Signal.allCases.count)
  }

  @Test func doesNotMindCase() {
    #expect(drift { $0.lowercased() } < 0.15)
  }

  @Test func doesNotMindMissingPunctuation() {
    #expect(
      drift { text in
        text.lowercased().filter {
          $0.isLetter || $0.isNumber || $0.isWhitespace || "'%$".contains($0)
        }
      } < 0.4)
  }

  @Test func doesNotMindCurlyQuotes() {
    #expect(drift { $0.replacingOccurrences(of: "'", with: "\u{2019}") } == 0)
  }

  @Test func doesNotMindAmericanSpelling() {
    #expect(
      drift { text in
        [
          ("isation", "ization"), ("behaviour", "behavior"), ("colour", "color"),
          ("centre", "center"),
        ]
        .reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
      } == 0)
  }

  @Test func doesNotMindNumbersAsWords() {
    #expect(
      drift { text in
        [
          (" 2 ", " two "), (" 3 ", " three "), (" 5 ", " five "), (" 10 ", " ten "),
          (" 20 ", " twenty "), (" 30 ", " thirty "), ("%", " percent"),
        ].reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
      } < 0.1)
  }

  @Test func forgivesTypos() {
    #expect(
      drift { text in
        // Every ninth word of some length loses a letter in the middle.
        text.split(separator: " ", omittingEmptySubsequences: false).enumerated().map {
          place, word in
          guard place % 9 == 4, word.count > 6 else { return String(word) }
          var word = String(word)
          word.remove(at: word.index(word.startIndex, offsetBy: word.count / 2))
          return word
        }.joined(separator: " ")
      } < 0.25)
  }

  @Test func doesNotMindWhoIsNamed() {
    #expect(
      drift { text in
        [("Marta", "Priya"), ("Anna", "Wei"), ("Tom", "Juan"), ("Lena", "Aiko")]
          .reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
      } < 0.05)
  }

  @Test func givesNothingForSayingItTwice() {
    #expect(loss { $0 + " " + $0 } > -0.15)
  }

  @Test func givesNothingForPadding() {
    let padding =
      " It was a long day and there was a lot going on, as there always is in our office."
    #expect(loss { $0 + padding } > -0.1)
  }

  @Test func givesLittleForShuffledWords() {
    var credited = 0
    for answer in Self.answers {
      let shuffled = Answer(
        beats: answer.beats.mapValues { text in
          var words = text.split(whereSeparator: { !$0.isLetter && !$0.isNumber })
          var state: UInt64 = 1
          for place in words.indices.reversed() where place > 0 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            words.swapAt(place, Int(state >> 33) % (place + 1))
          }
          return words.joined(separator: " ")
        })
      let card = Self.scorer.score(shuffled, on: nil)
      if card.total > 4 { credited += 1 }
    }
    // The tersest answers have too few small words to tell.
    #expect(credited * 5 <= Self.answers.count)
  }

  @Test func takesBackWhatWasOnlyImagined() {
    #expect(
      loss { text in
        [
          (" I ", " I would have "), (" we ", " we would have "), ("We ", "We would have "),
          ("I ", "I would have "),
        ]
        .reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
      } > 0.4)
  }

  @Test func raisesNothingByBlame() {
    let blame =
      " It was all his fault, he is incompetent and careless, and any competent engineer would have tested it."
    for (answer, card) in zip(Self.answers, Self.cards) {
      var changed = answer
      changed.beats[.takeaway, default: ""] += blame
      #expect(
        Self.scorer.score(changed, on: nil).level(.blamelessness) <= card.level(.blamelessness))
    }
  }
}

/// Answers of the corpus that the weights were learnt from.
enum RatedAnswers {
  private struct Line: Decodable {
    var beats: [String: String]
    var followUp: String?

    enum CodingKeys: String, CodingKey {
      case beats
      case followUp = "follow_up"
    }
  }

  static func sample(every step: Int) -> [Answer] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/warstory-train/Corpus/answers.jsonl")
    guard let data = try? Data(contentsOf: file) else { return [] }
    let lines = data.split(separator: UInt8(ascii: "\n"))
    return stride(from: 0, to: lines.count, by: step).compactMap { place in
      guard let line = try? JSONDecoder().decode(Line.self, from: lines[place]) else { return nil }
      var beats: [Beat: String] = [:]
      for (name, text) in line.beats {
        if let beat = Beat(rawValue: name) { beats[beat] = text }
      }
      beats[.followUp] = line.followUp
      return Answer(beats: beats)
    }
  }
}
