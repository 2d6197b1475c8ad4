import CWeights
import Scenarios

/// What is learnt for the points: how rare each word is, how much each number of
/// a comparison speaks for "said", and from which sums on it is.
package struct PointWeights: Sendable {
  /// Buckets of the table of rarities.
  package static let buckets = 16_384
  /// The steps in which a rarity is kept.
  package static let stepsPerUnit = 32.0

  /// How a kind of point is judged.
  package struct Judge: Sendable {
    package var slopes: [Slope]
    /// Above these sums a point is perhaps said, said, and said in full.
    package var perhaps: Float
    package var said: Float
    package var full: Float

    package init(slopes: [Slope], perhaps: Float, said: Float, full: Float) {
      self.slopes = slopes
      self.perhaps = perhaps
      self.said = said
      self.full = full
    }

    /// About 0 for what is not said, 1 for a part, 2 for all of it.
    package func value(_ row: [Float]) -> Float {
      slopes.reduce(0) { $0 + $1.value(row) } / Float(max(1, slopes.count))
    }
  }

  /// How rare a word is: the natural logarithm of answers per answer that has
  /// it, in steps, by the bucket of its stem.
  package var rarity: [UInt8]
  /// A judge for each of ``Point/Kind``.
  package var judges: [Judge]
  /// Whether the scenario's own incident is told at all.
  package var setting: [Slope]
  /// Below this sum it is another.
  package var leastSetting: Float

  package init(rarity: [UInt8], judges: [Judge], setting: [Slope], leastSetting: Float) {
    self.rarity = rarity
    self.judges = judges
    self.setting = setting
    self.leastSetting = leastSetting
  }

  /// Those that the program was built with; nil where they were never trained.
  package static let embedded = PointWeights(
    bytes: UnsafeRawBufferPointer(
      start: warstory_points_pointer(), count: warstory_points_count()))

  package func judge(of kind: Point.Kind) -> Judge? {
    guard let index = Point.Kind.allCases.firstIndex(of: kind), index < judges.count else {
      return nil
    }
    return judges[index]
  }

  /// About 1 where the scenario's incident is told, about 0 where another is.
  package func settingValue(_ row: [Float]) -> Float {
    setting.reduce(0) { $0 + $1.value(row) } / Float(max(1, setting.count))
  }

  /// How much a word tells: near 0 for one that is in every answer, over 6 for
  /// one that is in none.
  package func rarity(of stem: String) -> Double {
    let bucket = Self.bucket(of: stem)
    return bucket < rarity.count ? max(0.05, Double(rarity[bucket]) / Self.stepsPerUnit) : 0
  }

  /// The bucket of `stem`; two rare words may share one.
  package static func bucket(of stem: String) -> Int {
    let hash = Hash.of(stem)
    return Int((hash ^ (hash >> 32)) % UInt64(buckets))
  }
}

// MARK: - Bytes

extension PointWeights {
  private static let mark: UInt32 = 0x3250_5357

  package var bytes: [UInt8] {
    var writer = WeightWriter()
    writer.add(Self.mark)
    writer.add(small: rarity.map { Int8(bitPattern: $0) })
    for judge in judges {
      writer.add([judge.perhaps, judge.said, judge.full])
      writer.add(UInt32(judge.slopes.count))
      for slope in judge.slopes { writer.add(slope) }
    }
    writer.add([leastSetting])
    writer.add(UInt32(setting.count))
    for slope in setting { writer.add(slope) }
    return writer.bytes
  }

  /// Reads what ``bytes`` wrote; nil where the bytes are something else.
  package init?(bytes: UnsafeRawBufferPointer) {
    var reader = WeightReader(bytes)
    guard reader.next() == Self.mark else { return nil }
    rarity = reader.small().map { UInt8(bitPattern: $0) }
    judges = []
    for _ in Point.Kind.allCases {
      let heights = reader.floats()
      let slopes = (0..<Int(min(reader.next(), 100))).map { _ in reader.slope() }
      guard heights.count == 3, slopes.allSatisfy(\.isWhole) else { return nil }
      judges.append(
        Judge(slopes: slopes, perhaps: heights[0], said: heights[1], full: heights[2]))
    }
    leastSetting = reader.floats().first ?? 0
    setting = (0..<Int(min(reader.next(), 100))).map { _ in reader.slope() }
    guard !reader.hasFailed, rarity.count == Self.buckets, setting.allSatisfy(\.isWhole),
      judges.allSatisfy({ judge in
        judge.slopes.allSatisfy { $0.means.count == PointComparison.features.count }
      }), setting.allSatisfy({ $0.means.count == PointComparison.settings.count })
    else { return nil }
  }
}
