import CWeights
import Encoder
import Scenarios

/// The vectors of what the shipped scenarios listen for, so that nobody waits for
/// them, and the points of all of them as a background that a point has to stand
/// out from.
package struct PhraseTable: Sendable {
  /// A text of a scenario as it stands in the table.
  package struct Entry: Equatable, Sendable {
    /// Of the text.
    package var hash: UInt64
    /// Of the scenario's id.
    package var scenario: UInt32
    /// The point among those of all scenarios; 0 for what is read out.
    package var point: UInt32

    package init(hash: UInt64, scenario: UInt32, point: UInt32) {
      self.hash = hash
      self.scenario = scenario
      self.point = point
    }
  }

  private let places: [UInt64: Int]
  private let vectors: [[Float]]
  /// Points of the background, each with the hash of its scenario's id.
  let background: [(scenario: UInt32, vectors: [[Float]])]

  /// How many points of all scenarios are looked at.
  private static let backgroundSize = 140

  /// The one that the program carries; empty where it was never made.
  package static let embedded = PhraseTable(
    bytes: UnsafeRawBufferPointer(
      start: warstory_phrases_pointer(), count: warstory_phrases_count()))

  package init(_ entries: [Entry], _ vectors: [[Float]]) {
    places = Dictionary(
      entries.enumerated().map { ($1.hash, $0) }, uniquingKeysWith: { one, _ in one })
    self.vectors = vectors
    var points: [(scenario: UInt32, vectors: [[Float]])] = []
    var last: UInt32 = 0
    for (entry, vector) in zip(entries, vectors) where entry.point > 0 {
      if entry.point != last { points.append((entry.scenario, [])) }
      last = entry.point
      points[points.count - 1].vectors.append(vector)
    }
    let stride = max(1, points.count / Self.backgroundSize)
    background = points.enumerated().filter { $0.offset % stride == 0 }.map(\.element)
  }

  package init(bytes: UnsafeRawBufferPointer) {
    var reader = WeightReader(bytes)
    let numbers = reader.list()
    let scales = reader.floats()
    let cells = reader.small()
    let width = Sense.width
    guard !reader.hasFailed, numbers.count == 4 * scales.count,
      cells.count == scales.count * width
    else {
      self.init([], [])
      return
    }
    self.init(
      scales.indices.map { place in
        Entry(
          hash: UInt64(numbers[4 * place]) << 32 | UInt64(numbers[4 * place + 1]),
          scenario: numbers[4 * place + 2], point: numbers[4 * place + 3])
      },
      scales.enumerated().map { place, scale in
        cells[place * width..<(place + 1) * width].map { Float($0) * scale }
      })
  }

  /// The bytes of the table of `entries`, for a file.
  package static func bytes(of entries: [Entry], _ vectors: [[Float]]) -> [UInt8] {
    var writer = WeightWriter()
    writer.add(
      entries.flatMap {
        [UInt32($0.hash >> 32), UInt32(truncatingIfNeeded: $0.hash), $0.scenario, $0.point]
      })
    let scales = vectors.map { $0.reduce(1e-9) { max($0, abs($1)) } / 127 }
    writer.add(scales)
    writer.add(
      small: zip(vectors, scales).flatMap { vector, scale in
        vector.map { Int8(($0 / scale).rounded()) }
      })
    return writer.bytes
  }

  /// The vectors of `texts`, those that are not in the table by the encoder.
  func vectors(of texts: [String]) -> [[Float]] {
    var missing: [String] = []
    let found = texts.map { text -> [Float]? in
      if let place = places[Self.hash(of: text)] { return vectors[place] }
      missing.append(text)
      return nil
    }
    var encoded = Encoder.standard.vectors(of: missing).makeIterator()
    return found.map { $0 ?? encoded.next() ?? [Float](repeating: 0, count: Sense.width) }
  }

  package static func hash(of text: String) -> UInt64 { Hash.of(text) }

  /// What stands for a scenario in the table.
  package static func scenario(_ id: String) -> UInt32 {
    UInt32(truncatingIfNeeded: Hash.of(id) >> 16)
  }
}
