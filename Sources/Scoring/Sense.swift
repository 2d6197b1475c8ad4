import Encoder
import Prose
import Scenarios

/// What the units of an answer mean: a vector of unit length for each, by the
/// sentence encoder.
package struct Sense: Sendable {
  /// Numbers of a vector.
  package static let width = Encoder.width

  /// One for each utterance of the reading that it was made of.
  package let vectors: [[Float]]

  package init(vectors: [[Float]]) { self.vectors = vectors }

  /// Encodes each utterance of `reading`, which has its passages.
  package init(_ reading: Reading, by encoder: Encoder = .standard) {
    vectors = reading.utterances.map { utterance in
      encoder.vector(of: reading.passages[utterance.beat]?.text(in: utterance.range) ?? "")
    }
  }

  /// The same meaning in another cut of the same text: each utterance of `other`
  /// gets the mean of what it overlaps, by the length of the overlap.
  ///
  /// So an answer is encoded once, however often it is read.
  package func carried(from reading: Reading, to other: Reading) -> Sense {
    var places: [Beat: [Int]] = [:]
    for (place, utterance) in reading.utterances.enumerated() {
      places[utterance.beat, default: []].append(place)
    }
    var next: [Beat: Int] = [:]
    return Sense(
      vectors: other.utterances.map { utterance in
        let own = places[utterance.beat] ?? []
        var place = next[utterance.beat] ?? 0
        while place < own.count,
          reading.utterances[own[place]].range.upperBound <= utterance.range.lowerBound
        {
          place += 1
        }
        next[utterance.beat] = place
        var sum = [Float](repeating: 0, count: Self.width)
        while place < own.count {
          let range = reading.utterances[own[place]].range
          guard range.lowerBound < utterance.range.upperBound else { break }
          let share = Float(range.clamped(to: utterance.range).count)
          let vector = vectors[own[place]]
          for number in sum.indices { sum[number] += share * vector[number] }
          place += 1
        }
        return Self.ofUnitLength(sum)
      })
  }

  /// The whole answer as one row of numbers: the mean of its units by their
  /// words, and of each number the greatest and the least.
  ///
  /// `counted` says of each utterance whether it is part of it.
  package func whole(of reading: Reading, counted: [Bool]) -> [Float] {
    var sum = [Float](repeating: 0, count: Self.width)
    var most = sum
    var least = sum
    for (place, vector) in vectors.enumerated() where counted[place] {
      let words = Float(reading.utterances[place].words.count)
      for number in sum.indices {
        sum[number] += words * vector[number]
        most[number] = max(most[number], vector[number])
        least[number] = min(least[number], vector[number])
      }
    }
    return Self.ofUnitLength(sum) + most + least
  }

  /// Numbers in ``whole(of:counted:)``.
  package static let wholeWidth = 3 * width

  private static func ofUnitLength(_ vector: [Float]) -> [Float] {
    let square = vector.reduce(0) { $0 + $1 * $1 }
    guard square > 1e-12 else { return vector }
    let length = square.squareRoot()
    return vector.map { $0 / length }
  }
}
