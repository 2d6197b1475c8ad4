import CWeights
import Scenarios

/// What is learnt for the points: how rare each word is, and how much each
/// feature of a point and an answer speaks for "said".
package struct PointWeights: Equatable, Sendable {
  /// Buckets of the table of rarities.
  package static let buckets = 16_384
  /// The steps in which a rarity is kept.
  package static let stepsPerUnit = 32.0

  /// How rare a word is: the natural logarithm of answers per answer that has
  /// it, in steps, by the bucket of its stem.
  package var rarity: [UInt8]
  /// A line a kind of point, in the order of ``Point/Kind``.
  package var lines: [Line]

  /// A straight line from the features to a level, with the heights from which
  /// a point counts as partly and as fully said.
  package struct Line: Equatable, Sendable {
    package var offset: Float
    package var weights: [Float]
    package var partly: Float
    package var covered: Float

    package init(offset: Float, weights: [Float], partly: Float, covered: Float) {
      self.offset = offset
      self.weights = weights
      self.partly = partly
      self.covered = covered
    }

    /// The height of `features` on the line, summed in their order.
    package func height(_ features: [Double]) -> Double {
      var sum = Double(offset)
      for (weight, feature) in zip(weights, features) { sum += Double(weight) * feature }
      return sum
    }

    /// 0, 1 or 2 for a height.
    package func level(_ height: Double) -> Int {
      height > Double(covered) ? 2 : height > Double(partly) ? 1 : 0
    }
  }

  /// Those that the program was built with; nil where they were never trained.
  package static let embedded = PointWeights(
    bytes: UnsafeRawBufferPointer(
      start: warstory_points_pointer(), count: warstory_points_count()))

  package init(rarity: [UInt8], lines: [Line]) {
    self.rarity = rarity
    self.lines = lines
  }

  /// The line for points of `kind`; nil before anything is learnt.
  package func line(for kind: Point.Kind) -> Line? {
    guard let index = Point.Kind.allCases.firstIndex(of: kind), index < lines.count else {
      return nil
    }
    return lines[index]
  }

  /// How much a word tells: near 0 for one that is in every answer, over 6 for
  /// one that is in none.
  package func rarity(of stem: String) -> Double {
    let bucket = Self.bucket(of: stem)
    return bucket < rarity.count ? Double(rarity[bucket]) / Self.stepsPerUnit : 0
  }

  /// The bucket of `stem`; two rare words may share one.
  package static func bucket(of stem: String) -> Int {
    let hash = Hash.of(stem)
    return Int((hash ^ (hash >> 32)) % UInt64(buckets))
  }
}

// MARK: - Bytes

extension PointWeights {
  /// Little-endian: the number of features, the rarities, and for each line its
  /// offset, two heights and weights.
  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    func append(_ value: UInt32) {
      for shift in [0, 8, 16, 24] { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
    }
    append(UInt32(PointFeatures.names.count))
    bytes += rarity
    for line in lines {
      for value in [line.offset, line.partly, line.covered] + line.weights {
        append(value.bitPattern)
      }
    }
    return bytes
  }

  /// How many bytes ``bytes`` has.
  package static let size =
    4 + buckets + Point.Kind.allCases.count * 4 * (3 + PointFeatures.names.count)

  /// Reads what ``bytes`` wrote; nil for bytes of another length or of other
  /// features.
  package init?(bytes: some RandomAccessCollection<UInt8>) {
    guard bytes.count == Self.size else { return nil }
    var rest = bytes[...]
    func next() -> UInt32 {
      var value: UInt32 = 0
      for shift: UInt32 in [0, 8, 16, 24] {
        value |= UInt32(rest.popFirst() ?? 0) << shift
      }
      return value
    }
    guard next() == UInt32(PointFeatures.names.count) else { return nil }
    rarity = Array(rest.prefix(Self.buckets))
    rest = rest.dropFirst(Self.buckets)
    lines = []
    for _ in Point.Kind.allCases {
      let offset = Float(bitPattern: next())
      let partly = Float(bitPattern: next())
      let covered = Float(bitPattern: next())
      var weights: [Float] = []
      for _ in PointFeatures.names { weights.append(Float(bitPattern: next())) }
      lines.append(Line(offset: offset, weights: weights, partly: partly, covered: covered))
    }
  }
}
