import CWeights
import Scenarios

/// Everything that is learnt, as `warstory-train` writes it and the program
/// carries it.
package struct Weights: Sendable {
  /// The sum that speaks for a level, and where the levels begin.
  package struct Judge: Sendable {
    /// Their sums are averaged.
    package var slopes: [Slope]
    /// Above how many of them the sum lies is the level; one cut for a flag.
    package var cuts: [Float]

    package init(slopes: [Slope], cuts: [Float]) {
      self.slopes = slopes
      self.cuts = cuts
    }

    /// The mean sum over several versions of an answer.
    package func value(_ versions: [[Ladder.Rung]]) -> Float {
      value(of: versions.map { $0.map(\.value) })
    }

    /// The same of bare values.
    package func value(of versions: [[Float]]) -> Float {
      let sum = versions.reduce(0) { sum, row in slopes.reduce(sum) { $0 + $1.value(row) } }
      return sum / Float(max(versions.count * slopes.count, 1))
    }
  }

  package var tagger: Tagger
  package var signals: [Judge]
  package var flags: [Judge]

  package init(tagger: Tagger, signals: [Judge], flags: [Judge]) {
    self.tagger = tagger
    self.signals = signals
    self.flags = flags
  }

  /// Those that the program was built with; nil where they were never trained.
  package static let embedded: Weights? = {
    let bytes = UnsafeRawBufferPointer(
      start: warstory_weights_pointer(), count: warstory_weights_count())
    return Weights(bytes: bytes)
  }()

  package subscript(signal: Signal) -> Judge {
    signals[Signal.allCases.firstIndex(of: signal) ?? 0]
  }

  package subscript(flag: Flag) -> Judge { flags[Flag.allCases.firstIndex(of: flag) ?? 0] }
}

// MARK: - Bytes

extension Weights {
  /// The first bytes of a file of this shape.
  private static let mark: UInt32 = 0x3257_5357

  /// Reads what ``bytes`` wrote; nil where the bytes are something else.
  package init?(bytes: UnsafeRawBufferPointer) {
    var reader = ByteReader(bytes)
    guard reader.next() == Self.mark, reader.next() == UInt32(Tagger.kinds.count) else {
      return nil
    }
    let keys: [UInt32] = reader.list()
    let scales: [Float] = reader.floats()
    let biases: [Float] = reader.floats()
    let weights: [Int8] = reader.small()
    guard weights.count == keys.count * Tagger.kinds.count, scales.count == Tagger.kinds.count,
      biases.count == Tagger.kinds.count
    else { return nil }
    tagger = Tagger(keys: keys, weights: weights, scales: scales, biases: biases)
    var judges: [Judge] = []
    for _ in 0..<Signal.allCases.count + Flag.allCases.count {
      let cuts = reader.floats()
      let slopes = (0..<Int(min(reader.next(), 100))).map { _ in Self.slope(&reader) }
      guard slopes.allSatisfy(\.isWhole) else { return nil }
      judges.append(Judge(slopes: slopes, cuts: cuts))
    }
    guard !reader.hasFailed else { return nil }
    signals = Array(judges.prefix(Signal.allCases.count))
    flags = Array(judges.dropFirst(Signal.allCases.count))
  }

  private static func slope(_ reader: inout ByteReader) -> Slope {
    let (means, factors, bends) = (reader.floats(), reader.floats(), reader.floats())
    let (straight, units, rest) = (reader.floats(), reader.floats(), reader.floats())
    return Slope(
      means: means, factors: factors, bends: bends,
      units: stride(from: 0, to: units.count - 1, by: 2).map { (units[$0], units[$0 + 1]) },
      straight: straight, base: rest.first ?? 0, spread: rest.last ?? 0)
  }

  /// The weights as a file, little-endian, the same bytes for the same weights.
  package var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.add(Self.mark)
    writer.add(UInt32(Tagger.kinds.count))
    writer.add(tagger.keys)
    writer.add(tagger.scales.map(\.bitPattern))
    writer.add(tagger.biases.map(\.bitPattern))
    writer.add(small: tagger.weights)
    for judge in signals + flags {
      writer.add(judge.cuts.map(\.bitPattern))
      writer.add(UInt32(judge.slopes.count))
      for slope in judge.slopes {
        for list in [slope.means, slope.factors, slope.bends, slope.straight] {
          writer.add(list.map(\.bitPattern))
        }
        writer.add(slope.units.flatMap { [$0.offset.bitPattern, $0.weight.bitPattern] })
        writer.add([slope.base.bitPattern, slope.spread.bitPattern])
      }
    }
    return writer.bytes
  }
}

private struct ByteReader {
  private let bytes: UnsafeRawBufferPointer
  private var place = 0
  private(set) var hasFailed = false

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  mutating func next() -> UInt32 {
    guard place + 4 <= bytes.count else {
      hasFailed = true
      return 0
    }
    defer { place += 4 }
    return UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt32.self))
  }

  mutating func list() -> [UInt32] {
    let count = Int(next())
    guard count <= (bytes.count - place) / 4 else {
      hasFailed = true
      return []
    }
    return (0..<count).map { _ in next() }
  }

  mutating func floats() -> [Float] { list().map { Float(bitPattern: $0) } }

  mutating func small() -> [Int8] {
    let count = Int(next())
    guard count <= bytes.count - place else {
      hasFailed = true
      return []
    }
    defer { place += count }
    return Array(
      UnsafeRawBufferPointer(rebasing: bytes[place..<place + count]).bindMemory(to: Int8.self))
  }
}

private struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ value: UInt32) {
    for shift in [UInt32(0), 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
  }

  mutating func add(_ values: [UInt32]) {
    add(UInt32(values.count))
    for value in values { add(value) }
  }

  mutating func add(small values: [Int8]) {
    add(UInt32(values.count))
    bytes.append(contentsOf: values.map { UInt8(bitPattern: $0) })
  }
}
