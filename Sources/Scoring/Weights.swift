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

  package var ear: Ear
  package var signals: [Judge]
  package var flags: [Judge]
  /// Whether an incident is told at all.
  package var incident: Judge

  package init(ear: Ear, signals: [Judge], flags: [Judge], incident: Judge) {
    self.ear = ear
    self.signals = signals
    self.flags = flags
    self.incident = incident
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
  private static let mark: UInt32 = 0x3357_5357

  /// Reads what ``bytes`` wrote; nil where the bytes are something else.
  package init?(bytes: UnsafeRawBufferPointer) {
    var reader = WeightReader(bytes)
    guard reader.next() == Self.mark, reader.next() == UInt32(Tagger.kinds.count) else {
      return nil
    }
    let keys: [UInt32] = reader.list()
    let scales: [Float] = reader.floats()
    let biases: [Float] = reader.floats()
    let weights: [Int8] = reader.small()
    let network = SenseNetwork(
      into: reader.rough(), offsets: reader.floats(), out: reader.rough(), biases: reader.floats())
    let leaning = Leaning(weights: reader.rough(), offsets: reader.floats())
    let order = WordOrder(table: reader.small())
    let leastFlow = Float(bitPattern: reader.next())
    guard weights.count == keys.count * Tagger.kinds.count, scales.count == Tagger.kinds.count,
      biases.count == Tagger.kinds.count, network.isWhole, leaning.isWhole,
      order.table.count == WordOrder.classes * WordOrder.classes
    else { return nil }
    ear = Ear(
      tagger: Tagger(
        keys: keys, weights: weights, scales: scales, biases: biases, network: network),
      leaning: leaning, order: order, leastFlow: leastFlow)
    var judges: [Judge] = []
    for _ in 0..<Leaning.Goal.all.count {
      let cuts = reader.floats()
      let slopes = (0..<Int(min(reader.next(), 100))).map { _ in reader.slope() }
      guard slopes.allSatisfy(\.isWhole) else { return nil }
      judges.append(Judge(slopes: slopes, cuts: cuts))
    }
    guard !reader.hasFailed else { return nil }
    signals = Array(judges.prefix(Signal.allCases.count))
    flags = Array(judges.dropFirst(Signal.allCases.count).dropLast())
    incident = judges[judges.count - 1]
  }

  /// The weights as a file, little-endian, the same bytes for the same weights.
  package var bytes: [UInt8] {
    var writer = WeightWriter()
    writer.add(Self.mark)
    writer.add(UInt32(Tagger.kinds.count))
    writer.add(ear.tagger.keys)
    writer.add(ear.tagger.scales)
    writer.add(ear.tagger.biases)
    writer.add(small: ear.tagger.weights)
    let network = ear.tagger.network
    writer.add(rough: network.into, columns: network.offsets.count)
    writer.add(network.offsets)
    writer.add(rough: network.out, columns: network.biases.count)
    writer.add(network.biases)
    writer.add(rough: ear.leaning.weights, columns: ear.leaning.offsets.count)
    writer.add(ear.leaning.offsets)
    writer.add(small: ear.order.table)
    writer.add(ear.leastFlow.bitPattern)
    for judge in signals + flags + [incident] {
      writer.add(judge.cuts)
      writer.add(UInt32(judge.slopes.count))
      for slope in judge.slopes { writer.add(slope) }
    }
    return writer.bytes
  }
}
