import Scenarios
import Scoring

/// Learns which features of a point and an answer speak for "said": ridge
/// regression from the features to the raters' 0, 1 and 2, one line a kind of
/// point, and the heights at which the levels begin.
///
/// Solved in closed form with addition, multiplication, division and square
/// roots only, so that the same corpus gives the same bytes on every machine.
struct PointTraining {
  /// An answer on a scenario with the levels that raters gave its points.
  struct Example {
    /// Examples of a group are left out together.
    var group: String
    var scenario: Scenario
    var units: [HeardUnit]
    /// By the point's id.
    var levels: [String: Int]
  }

  /// How strongly weights are held down, for features of variance 1, as a share
  /// of the number of rows.
  var restraint = 0.15
  /// Into how many parts the groups are split to find the heights.
  var parts = 4

  /// Weights learnt from all of `examples`.
  func weights(from examples: [Example]) -> PointWeights {
    var weights = PointWeights(rarity: rarity(in: examples), lines: [])
    let rows = rows(of: examples, weights)
    weights.lines = Point.Kind.allCases.map { kind in line(through: rows.filter { $0.kind == kind })
    }
    return weights
  }

  // MARK: - Rarity

  /// How rare each word is among the answers of `examples`.
  func rarity(in examples: [Example]) -> [UInt8] {
    var counts = [Int](repeating: 0, count: PointWeights.buckets)
    for example in examples {
      var seen: Set<Int> = []
      for unit in example.units {
        for token in unit.tokens where token.kind == .word {
          let bucket = PointWeights.bucket(of: token.stem)
          if seen.insert(bucket).inserted { counts[bucket] += 1 }
        }
      }
    }
    let all = Double(examples.count + 1)
    return counts.map { count in
      let steps = Self.logarithm(all / (Double(count) + 0.5)) * PointWeights.stepsPerUnit
      return UInt8(max(0, min(255, steps.rounded())))
    }
  }

  /// The natural logarithm of a positive number, by the series of its inverse
  /// hyperbolic tangent.
  static func logarithm(_ x: Double) -> Double {
    var rest = x
    var halvings = 0.0
    while rest > 1.5 {
      rest /= 2
      halvings += 1
    }
    while rest < 0.75 {
      rest *= 2
      halvings -= 1
    }
    let ratio = (rest - 1) / (rest + 1)
    var power = ratio
    var sum = 0.0
    for term in 0..<12 {
      sum += power / Double(2 * term + 1)
      power *= ratio * ratio
    }
    return 2 * sum + halvings * 0.693_147_180_559_945_3
  }

  // MARK: - Lines

  /// A point of an example.
  struct Row {
    var kind: Point.Kind
    var group: String
    var features: [Double]
    var level: Int
  }

  func rows(of examples: [Example], _ weights: PointWeights) -> [Row] {
    var matchers: [String: PointMatcher] = [:]
    return examples.flatMap { example in
      let matcher = matchers[example.group] ?? PointMatcher(example.scenario, weights: weights)
      matchers[example.group] = matcher
      return matcher.features(of: example.units).compactMap { point, features in
        example.levels[point.id].map {
          Row(kind: point.kind, group: example.group, features: features.values, level: $0)
        }
      }
    }
  }

  func line(through rows: [Row]) -> PointWeights.Line {
    let (offset, weights) = solve(rows)
    var line = PointWeights.Line(
      offset: Float(offset), weights: weights.map(Float.init), partly: 0.5, covered: 1.5)
    // The heights that agree best where a part of the scenarios is left out.
    let groups = Array(Set(rows.map(\.group))).sorted()
    var heights = [Double](repeating: 0, count: rows.count)
    for part in 0..<parts {
      let left = Set(groups.enumerated().filter { $0.offset % parts == part }.map(\.element))
      let (offset, weights) = solve(rows.filter { !left.contains($0.group) })
      for (place, row) in rows.enumerated() where left.contains(row.group) {
        heights[place] = zip(weights, row.features).reduce(offset) { $0 + $1.0 * $1.1 }
      }
    }
    let levels = rows.map(\.level)
    var best = -1.0
    for partly in stride(from: 0.3, through: 1.3, by: 0.05) {
      for covered in stride(from: 0.8, through: 1.7, by: 0.05) where covered >= partly {
        let guess = heights.map { $0 > covered ? 2 : $0 > partly ? 1 : 0 }
        let agreement = Agreement.kappa(levels, guess)
        if agreement > best + 1e-9 {
          best = agreement
          line.partly = Float(partly)
          line.covered = Float(covered)
        }
      }
    }
    return line
  }

  /// The offset and the weights of the ridge regression through `rows`.
  private func solve(_ rows: [Row]) -> (offset: Double, weights: [Double]) {
    let count = PointFeatures.names.count
    guard !rows.isEmpty else { return (0, [Double](repeating: 0, count: count)) }
    let total = Double(rows.count)
    var means = [Double](repeating: 0, count: count)
    for row in rows { for index in 0..<count { means[index] += row.features[index] } }
    for index in 0..<count { means[index] /= total }
    var spreads = [Double](repeating: 0, count: count)
    for row in rows {
      for index in 0..<count {
        let distance = row.features[index] - means[index]
        spreads[index] += distance * distance
      }
    }
    for index in 0..<count {
      let spread = (spreads[index] / total).squareRoot()
      spreads[index] = spread > 1e-9 ? spread : 0
    }
    let mean = rows.reduce(0) { $0 + Double($1.level) } / total
    // The normal equations, of which the lower half is enough.
    var matrix = [Double](repeating: 0, count: count * count)
    var target = [Double](repeating: 0, count: count)
    for row in rows {
      let scaled = (0..<count).map {
        spreads[$0] == 0 ? 0 : (row.features[$0] - means[$0]) / spreads[$0]
      }
      for i in 0..<count where scaled[i] != 0 {
        target[i] += scaled[i] * (Double(row.level) - mean)
        for j in 0...i { matrix[i * count + j] += scaled[i] * scaled[j] }
      }
    }
    for i in 0..<count { matrix[i * count + i] += restraint * total }
    let solution = Self.cholesky(matrix, target)
    var offset = mean
    var weights = [Double](repeating: 0, count: count)
    for index in 0..<count where spreads[index] > 0 {
      weights[index] = solution[index] / spreads[index]
      offset -= weights[index] * means[index]
    }
    return (offset, weights)
  }

  /// Solves a positive definite system of which the lower half is given.
  private static func cholesky(_ matrix: [Double], _ target: [Double]) -> [Double] {
    let count = target.count
    var lower = matrix
    for i in 0..<count {
      for j in 0...i {
        var sum = lower[i * count + j]
        for k in 0..<j { sum -= lower[i * count + k] * lower[j * count + k] }
        lower[i * count + j] = i == j ? sum.squareRoot() : sum / lower[j * count + j]
      }
    }
    var solution = target
    for i in 0..<count {
      for k in 0..<i { solution[i] -= lower[i * count + k] * solution[k] }
      solution[i] /= lower[i * count + i]
    }
    for i in (0..<count).reversed() {
      for k in i + 1..<count { solution[i] -= lower[k * count + i] * solution[k] }
      solution[i] /= lower[i * count + i]
    }
    return solution
  }
}
