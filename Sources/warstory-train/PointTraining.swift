import Scenarios
import Scoring

/// Learns which numbers of a comparison speak for "said", and from which sums on.
///
/// A rater's level is for the whole answer; which stretch it rests on is not
/// known. So the likeliest is taken, first by likeness, then by what was learnt
/// from that.
struct PointTraining {
  var sloping = SlopeTraining(
    units: 10, epochs: 40, batch: 64, rate: 0.006, decay: 0.003,
    hidden: 0.1, seeds: [5, 6])
  /// Into how many parts the scenarios are split to find the heights.
  var parts = 4
  /// The largest share of another incident's points that may be said, and said or
  /// perhaps said.
  var mostSaid = 0.012
  var mostPerhaps = 0.07
  /// How much of what is called said has to be right.
  var leastRight = 0.928
  /// The largest share of answers to the scenario that may be taken for another
  /// incident.
  var mostMistaken = 0.004

  /// The sums of every stretch of an example's points.
  private typealias Sums = [[Float?]]

  /// Weights learnt from all of `examples`.
  func weights(from examples: [PointExample], rarity: [UInt8]) -> PointWeights {
    let groups = Array(Set(examples.map(\.scenario))).sorted()
    let part = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1, $0 % parts) })
    let kinds = Point.Kind.allCases
    var unseen: [[(point: Int, value: Float)]] = examples.map { _ in [] }
    var settings = [Float](repeating: 0, count: examples.count)
    for number in 0..<parts {
      let seen = examples.indices.filter { part[examples[$0].scenario] != number }
      let slopes = kinds.map { self.slopes(of: $0, seen.map { examples[$0] }) }
      let setting = settingSlopes(seen.map { examples[$0] })
      let judge = PointWeights(rarity: [], judges: [], setting: setting, leastSetting: 0)
      for place in examples.indices where part[examples[place].scenario] == number {
        let example = examples[place]
        settings[place] = judge.settingValue(example.comparison.setting)
        for (index, point) in example.points.enumerated() {
          let kind = kinds.firstIndex(of: point.point.kind) ?? 0
          let best = example.comparison.rows[index].compactMap { $0 }
            .map { Self.value(slopes[kind], $0) }.max()
          unseen[place].append((index, best ?? -1))
        }
      }
    }
    let judges = kinds.map { kind in
      let rows = examples.indices.filter { examples[$0].isWritten }.flatMap { place in
        unseen[place].compactMap { entry -> Row? in
          let point = examples[place].points[entry.point]
          guard point.point.kind == kind else { return nil }
          return Row(value: entry.value, level: point.level, isHome: examples[place].isHome)
        }
      }
      var judge = heights(rows)
      judge.slopes = self.slopes(of: kind, examples)
      return judge
    }
    let home = examples.indices.filter { examples[$0].isHome && examples[$0].isWritten }
      .map { settings[$0] }.sorted()
    let least = home.isEmpty ? 0 : home[Int(Double(home.count) * mostMistaken)]
    return PointWeights(
      rarity: rarity, judges: judges, setting: settingSlopes(examples),
      leastSetting: min(least, 0.5))
  }

  private static func value(_ slopes: [Slope], _ row: [Float]) -> Float {
    slopes.reduce(0) { $0 + $1.value(row) } / Float(max(1, slopes.count))
  }

  private func slopes(of kind: Point.Kind, _ examples: [PointExample]) -> [Slope] {
    var rows: [[[Float]]] = []
    var targets: [Float] = []
    for example in examples {
      for (index, point) in example.points.enumerated() where point.point.kind == kind {
        let candidates = example.comparison.rows[index].compactMap { $0 }
        guard !candidates.isEmpty else { continue }
        rows.append(candidates)
        targets.append(Float(point.level))
      }
    }
    let directions = PointComparison.features.map(\.direction)
    func chosen(_ value: ([Float]) -> Float) -> [[Float]] {
      rows.map { candidates in
        var best = candidates[0]
        var most = value(best)
        for row in candidates.dropFirst() {
          let now = value(row)
          if now > most { (best, most) = (row, now) }
        }
        return best
      }
    }
    var slopes = sloping.slopes(
      chosen(PointComparison.likeness), targets, directions: directions)
    slopes = sloping.slopes(chosen { Self.value(slopes, $0) }, targets, directions: directions)
    return slopes
  }

  private func settingSlopes(_ examples: [PointExample]) -> [Slope] {
    sloping.slopes(
      examples.map(\.comparison.setting), examples.map { $0.isHome ? 1 : 0 },
      directions: PointComparison.settings.map(\.direction))
  }

  // MARK: - Heights

  private struct Row {
    var value: Float
    var level: Int
    var isHome: Bool
  }

  /// The lowest heights that keep what is asked of them.
  private func heights(_ rows: [Row]) -> PointWeights.Judge {
    let foreign = rows.filter { !$0.isHome }.map(\.value).sorted(by: >)
    func height(_ share: Double) -> Float {
      foreign.isEmpty ? 1 : foreign[min(foreign.count - 1, Int(Double(foreign.count) * share))]
    }
    var said = max(height(mostSaid), 0.3)
    let home = rows.filter(\.isHome)
    func right(_ cut: Float) -> Double {
      let called = home.filter { $0.value > cut }
      return Double(called.count { $0.level > 0 }) / Double(max(1, called.count))
    }
    while said < 1.9, right(said) < leastRight { said += 0.02 }
    let perhaps = min(said - 0.05, max(height(mostPerhaps), 0.2))
    // Full where the raters say so more often than not.
    let certain = home.filter { $0.value > said && $0.level > 0 }
    var full = said
    var most = -1
    for step in 0...60 {
      let cut = said + Float(step) * 0.02
      let agreed = certain.count { ($0.value > cut) == ($0.level == 2) }
      if agreed > most { (full, most) = (cut, agreed) }
    }
    return PointWeights.Judge(slopes: [], perhaps: perhaps, said: said, full: full)
  }

  // MARK: - Rarity

  /// How rare each word is among `hearings`.
  static func rarity(in hearings: [Hearing]) -> [UInt8] {
    var counts = [Int](repeating: 0, count: PointWeights.buckets)
    for hearing in hearings {
      var seen: Set<Int> = []
      for unit in hearing.units {
        for token in unit.tokens where token.kind == .word {
          let bucket = PointWeights.bucket(of: token.stem)
          if seen.insert(bucket).inserted { counts[bucket] += 1 }
        }
      }
    }
    let all = Double(hearings.count + 1)
    return counts.map { count in
      let steps = Logarithm.natural(of: all / (Double(count) + 0.5)) * PointWeights.stepsPerUnit
      return UInt8(max(0, min(255, steps.rounded())))
    }
  }
}
