import CWeights
import Prose
import Scenarios

/// Divides a text that was told in one go into the five beats and the answer to
/// the follow-up question.
///
/// Beats come in their order, some may be missing. Each unit speaks for beats by
/// its words and by where in the text it stands, each beginning of a beat by the
/// words around it; the division with the greatest sum is found in one pass.
package struct Transcript: Sendable {
  /// Divides by the weights that the program carries.
  package init() { weights = .embedded }

  /// Divides by other weights, as training needs it.
  package init(_ weights: Weights) { self.weights = weights }

  private let weights: Weights

  /// The answer that `text` tells.
  ///
  /// With a `followUp` of its own, only the five beats are looked for.
  package func answer(_ text: String, followUp: String? = nil) -> Answer {
    let passage = Passage(text)
    var beats: [Beat: String] = [:]
    for (beat, range) in parts(of: passage, hasFollowUp: followUp == nil) {
      beats[beat] = passage.text(in: range)
    }
    if let followUp { beats[.followUp] = followUp }
    return Answer(beats: beats)
  }

  /// Each beat that is told with its Unicode scalars in the text, from its first
  /// to its last unit.
  package func parts(
    of passage: Passage, hasFollowUp: Bool = true
  ) -> [(beat: Beat, range: Range<Int>)] {
    var parts: [(beat: Beat, range: Range<Int>)] = []
    for (unit, beat) in zip(passage.units, beats(of: passage, hasFollowUp: hasFollowUp)) {
      if let last = parts.last, last.beat == beat {
        parts[parts.count - 1].range = last.range.lowerBound..<unit.range.upperBound
      } else {
        parts.append((beat, unit.range))
      }
    }
    return parts
  }

  /// The beat of each unit.
  package func beats(of passage: Passage, hasFollowUp: Bool = true) -> [Beat] {
    let cues = Cues(passage)
    let count = hasFollowUp ? Beat.allCases.count : Beat.story.count
    return weights.path(through: cues, beats: count).map { Beat.allCases[$0] }
  }
}

// MARK: - Cues

extension Transcript {
  /// The places in the table of weights that speak for the beat of each unit,
  /// and for a beat's beginning with it.
  package struct Cues: Sendable {
    package struct Unit: Sendable {
      package var words: [Int]
      package var place: [Int]
      package var start: [Int]
    }

    package let units: [Unit]

    /// Parts into which a text is divided to say where a unit stands.
    private static let finePlaces = 20

    package init(_ passage: Passage) {
      let spoken = passage.units.map { unit in
        passage.tokens(of: unit).filter { $0.kind != .sign && !$0.isFiller }.map {
          Hash.of($0.stem)
        }
      }
      let total = max(1, spoken.reduce(0) { $0 + $1.count })
      var before = 0
      var units: [Unit] = []
      units.reserveCapacity(spoken.count)
      for (index, words) in spoken.enumerated() {
        let fine = min(
          Self.finePlaces - 1, Self.finePlaces * (2 * before + words.count) / (2 * total))
        before += words.count
        var unit = Unit(
          words: words.map { Self.key($0, .word) },
          place: [Self.key(UInt64(fine), .fine), Self.key(UInt64(fine / 3), .coarse)],
          start: [Self.key(UInt64(fine), .startPlace), Self.key(0, .anyStart)])
        for (one, other) in zip(words, words.dropFirst()) {
          unit.words.append(Self.key(Hash.add(other, to: one), .pair))
        }
        unit.words = Array(Set(unit.words)).sorted()
        if let first = words.first { unit.start.append(Self.key(first, .first)) }
        if words.count > 1 {
          unit.start.append(Self.key(Hash.add(words[1], to: words[0]), .firstPair))
        }
        unit.start += words.prefix(8).map { Self.key($0, .early) }
        if index > 0 {
          unit.start += spoken[index - 1].suffix(3).map { Self.key($0, .beforeStart) }
        }
        unit.start = Array(Set(unit.start)).sorted()
        units.append(unit)
      }
      self.units = units
    }

    private enum Kind: UInt64 {
      case word = 101
      case pair, fine, coarse, startPlace, anyStart, first, firstPair, early
      case beforeStart
    }

    private static func key(_ hash: UInt64, _ kind: Kind) -> Int {
      Int(Hash.key(hash, kind: kind.rawValue) % UInt32(Weights.buckets))
    }
  }
}

// MARK: - Weights

extension Transcript {
  /// How much each cue speaks for each beat.
  package struct Weights: Equatable, Sendable {
    /// Rows of the table; rare cues share one.
    package static let buckets = 16_384
    package static let columns = 6

    /// A row of ``columns`` for each bucket.
    package var table: [Int8]

    package init(table: [Int8]) { self.table = table }

    /// Those that the program was built with; without training everything is one
    /// beat.
    package static let embedded = Weights(
      bytes: UnsafeRawBufferPointer(
        start: warstory_transcript_pointer(), count: warstory_transcript_count()))

    /// The first bytes of a file of this shape.
    ///
    /// A compiler that embeds a file takes one that begins like a text in another
    /// encoding for such a text, and refuses it.
    private static let mark = Array("WST1".utf8)

    /// The table as a file.
    package var bytes: [UInt8] { Self.mark + table.map { UInt8(bitPattern: $0) } }

    /// Reads what ``bytes`` wrote; weights of nothing for bytes of another shape.
    package init(bytes: some Collection<UInt8>) {
      let count = Self.buckets * Self.columns
      let isTable = bytes.count == Self.mark.count + count && bytes.starts(with: Self.mark)
      table =
        isTable
        ? bytes.dropFirst(Self.mark.count).map { Int8(bitPattern: $0) }
        : [Int8](repeating: 0, count: count)
    }

    /// The most likely beat of each unit, as its number, never falling.
    package func path(through cues: Cues, beats: Int) -> [Int] {
      Transcript.path(
        through: cues, beats: beats, columns: Self.columns,
        table: { Float(table[$0]) }, cost: { _, _ in 0 })
    }
  }

  /// The path with the greatest sum, by dynamic programming over units and
  /// beats.
  ///
  /// With a `cost` other paths than the true one look better, for learning.
  package static func path(
    through cues: Cues, beats: Int, columns: Int, table: (Int) -> Float,
    cost: (_ unit: Int, _ beat: Int) -> Float
  ) -> [Int] {
    guard !cues.units.isEmpty else { return [] }
    var best = [Float](repeating: 0, count: beats)
    var origins: [[Int8]] = []
    origins.reserveCapacity(cues.units.count)
    for (index, unit) in cues.units.enumerated() {
      let scale = 3 / Float(max(1, unit.words.count)).squareRoot()
      var next = best
      var origin = [Int8](repeating: 0, count: beats)
      var earlier = -Float.infinity
      var earlierBeat = 0
      for beat in 0..<beats {
        var start: Float = 0
        for row in unit.start { start += table(row * columns + beat) }
        var words: Float = 0
        for row in unit.words { words += table(row * columns + beat) }
        var place: Float = 0
        for row in unit.place { place += table(row * columns + beat) }
        var value = best[beat]
        origin[beat] = Int8(beat)
        if index == 0 {
          value = beat == 0 ? 0 : start
        } else if beat > 0, earlier + start > value {
          value = earlier + start
          origin[beat] = Int8(earlierBeat)
        }
        if best[beat] > earlier {
          earlier = best[beat]
          earlierBeat = beat
        }
        next[beat] = value + scale * words + 2 * place + cost(index, beat)
      }
      best = next
      origins.append(origin)
    }
    var beat = 0
    for other in 1..<beats where best[other] > best[beat] { beat = other }
    var path = [Int](repeating: beat, count: cues.units.count)
    for index in stride(from: cues.units.count - 1, to: 0, by: -1) {
      beat = Int(origins[index][beat])
      path[index - 1] = beat
    }
    return path
  }
}
