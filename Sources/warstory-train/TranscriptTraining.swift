import Prose
import Scenarios
import Scoring

/// Learns where beats begin in a text that is told in one go: an averaged
/// structured perceptron over the corpus's answers with their beats joined.
///
/// Weights are moved by fixed steps in a fixed order, so that the same corpus
/// gives the same bytes.
struct TranscriptTraining {
  /// A text with the beat of each of its units.
  struct Example {
    var cues: Transcript.Cues
    var beats: [Int]
  }

  var epochs = 6
  /// How much better than any other the true division must be, for each unit.
  var margin: Float = 1

  /// The answer's beats joined by `separator`, each unit with the beat in which
  /// most of it stands.
  static func example(_ beats: [Beat: String], separator: String = " ") -> Example {
    var text = ""
    var ends: [(beat: Int, end: Int)] = []
    for (index, beat) in Beat.allCases.enumerated() {
      guard let told = beats[beat], !told.isEmpty else { continue }
      if !text.isEmpty { text += separator }
      text += told
      ends.append((index, text.unicodeScalars.count))
    }
    let passage = Passage(text)
    let places = passage.units.map { unit in
      let middle = (unit.range.lowerBound + unit.range.upperBound) / 2
      return ends.first { middle < $0.end }?.beat ?? ends.last?.beat ?? 0
    }
    return Example(cues: Transcript.Cues(passage), beats: places)
  }

  func weights(from examples: [Example]) -> Transcript.Weights {
    let columns = Transcript.Weights.columns
    var table = [Float](repeating: 0, count: Transcript.Weights.buckets * columns)
    var average = table
    let steps = Float(max(1, examples.count * epochs))
    var step: Float = 0
    var shuffle: UInt64 = 1
    for _ in 0..<epochs {
      var order = Array(examples.indices)
      for place in order.indices.reversed() where place > 0 {
        shuffle = shuffle &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        order.swapAt(place, Int((shuffle >> 33) % UInt64(place + 1)))
      }
      for place in order {
        let example = examples[place]
        step += 1
        let guess = Transcript.path(
          through: example.cues, beats: columns, columns: columns, table: { table[$0] },
          cost: { $1 == example.beats[$0] ? 0 : margin })
        let rest = (steps - step) / steps
        func move(_ row: Int, _ beat: Int, _ amount: Float) {
          table[row * columns + beat] += amount
          average[row * columns + beat] += amount * rest
        }
        for (index, unit) in example.cues.units.enumerated() {
          let truth = example.beats[index]
          if truth != guess[index] {
            let share = 0.3 / Float(max(1, unit.words.count)).squareRoot()
            for row in unit.words {
              move(row, truth, share)
              move(row, guess[index], -share)
            }
            for row in unit.place {
              move(row, truth, 0.2)
              move(row, guess[index], -0.2)
            }
          }
          let begins = index == 0 ? truth > 0 : truth != example.beats[index - 1]
          let seems = index == 0 ? guess[0] > 0 : guess[index] != guess[index - 1]
          if begins { for row in unit.start { move(row, truth, 0.1) } }
          if seems { for row in unit.start { move(row, guess[index], -0.1) } }
        }
      }
    }
    let greatest = average.reduce(1e-6) { max($0, abs($1)) }
    return Transcript.Weights(table: average.map { Int8(($0 / greatest * 127).rounded()) })
  }
}
