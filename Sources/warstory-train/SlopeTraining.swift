import Scenarios
import Scoring

/// Learns a ``Slope`` by gradient descent (Adam; Kingma and Ba 2015) on squared
/// errors; after each step what points against the rubric is set to 0.
struct SlopeTraining {
  var units = 12
  var epochs = 80
  var batch = 32
  var rate: Float = 0.006
  /// How strongly weights are held near 0.
  var decay: Float = 0.005
  /// The share of inputs that a step does not see.
  var hidden: Float = 0.15
  /// One descent for each; their sums are averaged.
  var seeds: [UInt64] = [5, 6]

  func slopes(_ rows: [[Float]], _ targets: [Float], directions: [Int]) -> [Slope] {
    seeds.map { slope(rows, targets, directions: directions, seed: $0) }
  }

  /// `directions`: 1 where more is better, -1 where less is, 0 where either may be.
  private func slope(
    _ rows: [[Float]], _ targets: [Float], directions: [Int], seed: UInt64
  ) -> Slope {
    let inputs = directions.count
    var random = SplitMix(seed: seed)
    let count = Float(max(rows.count, 1))
    var means = [Float](repeating: 0, count: inputs)
    var factors = [Float](repeating: 0, count: inputs)
    for place in 0..<inputs {
      let mean = rows.reduce(0) { $0 + $1[place] } / count
      let square = rows.reduce(0) { $0 + ($1[place] - mean) * ($1[place] - mean) } / count
      means[place] = mean
      factors[place] = (directions[place] < 0 ? -1 : 1) / (square.squareRoot() + 1e-3)
    }
    let mean = targets.reduce(0, +) / count
    let square = targets.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    let spread = max(square.squareRoot(), 1e-3)
    let scaled = rows.flatMap { row in
      (0..<inputs).map { place in
        min(max((row[place] - means[place]) * factors[place], -Slope.reach), Slope.reach)
      }
    }
    let goals = targets.map { ($0 - mean) / spread }

    // All parameters in one list: bends, straight, offsets, unit weights, base.
    let bends = 0..<inputs * units
    let straight = bends.upperBound..<bends.upperBound + inputs
    let offsets = straight.upperBound..<straight.upperBound + units
    let weights = offsets.upperBound..<offsets.upperBound + units
    let base = weights.upperBound
    var values = [Float](repeating: 0, count: base + 1)
    for place in bends {
      let start = random.bell() * 0.05
      values[place] = directions[place / units] == 0 ? start : abs(start)
    }
    for place in straight where directions[place - straight.lowerBound] != 0 {
      values[place] = 0.01
    }
    for place in offsets { values[place] = random.bell() * 0.7 }
    for place in weights { values[place] = 1.5 / Float(units) }
    var isFree = [Bool](repeating: true, count: values.count)
    for place in bends where directions[place / units] != 0 { isFree[place] = false }
    for (place, direction) in directions.enumerated() where direction != 0 {
      isFree[straight.lowerBound + place] = false
    }
    for place in weights { isFree[place] = false }

    var gradient = [Float](repeating: 0, count: values.count)
    var drift = gradient
    var energy = gradient
    var seen = [Float](repeating: 0, count: inputs)
    var sums = [Float](repeating: 0, count: units)
    var order = Array(rows.indices)
    var step: Float = 0
    var fade: (Float, Float) = (1, 1)
    let steps = Float(epochs * ((rows.count + batch - 1) / batch))
    let seenWeight = 1 / (1 - hidden)
    for _ in 0..<epochs {
      order.shuffle(using: &random)
      for start in stride(from: 0, to: order.count, by: batch) {
        let end = min(start + batch, order.count)
        for place in gradient.indices { gradient[place] = 0 }
        for row in order[start..<end] {
          for unit in 0..<units { sums[unit] = values[offsets.lowerBound + unit] }
          var sum = values[base]
          for input in 0..<inputs {
            let value =
              random.unit() < hidden ? 0 : scaled[row * inputs + input] * seenWeight
            seen[input] = value
            guard value != 0 else { continue }
            sum += values[straight.lowerBound + input] * value
            for unit in 0..<units { sums[unit] += values[input * units + unit] * value }
          }
          for unit in 0..<units {
            sum += values[weights.lowerBound + unit] * Slope.bent(sums[unit])
          }
          let error = (sum - goals[row]) / Float(end - start)
          gradient[base] += error
          for unit in 0..<units {
            let steep = 1 / (1 + abs(sums[unit]))
            gradient[weights.lowerBound + unit] += error * sums[unit] * steep
            sums[unit] = error * values[weights.lowerBound + unit] * steep * steep
            gradient[offsets.lowerBound + unit] += sums[unit]
          }
          for input in 0..<inputs where seen[input] != 0 {
            gradient[straight.lowerBound + input] += error * seen[input]
            for unit in 0..<units { gradient[input * units + unit] += sums[unit] * seen[input] }
          }
        }
        step += 1
        fade = (fade.0 * 0.9, fade.1 * 0.999)
        let speed = rate * (1 - 0.95 * step / steps)
        for place in values.indices {
          let pull = gradient[place] + (place < offsets.lowerBound ? decay * values[place] : 0)
          drift[place] = 0.9 * drift[place] + 0.1 * pull
          energy[place] = 0.999 * energy[place] + 0.001 * pull * pull
          values[place] -=
            speed * (drift[place] / (1 - fade.0))
            / ((energy[place] / (1 - fade.1)).squareRoot() + 1e-8)
          if !isFree[place], values[place] < 0 { values[place] = 0 }
        }
      }
    }
    return Slope(
      means: means, factors: factors, bends: Array(values[bends]),
      units: (0..<units).map {
        (values[offsets.lowerBound + $0], values[weights.lowerBound + $0])
      },
      straight: Array(values[straight]), base: values[base] + mean / spread, spread: spread)
  }
}

extension SplitMix {
  /// Between 0 and 1.
  mutating func unit() -> Float { Float(next() >> 40) / 16_777_216 }

  /// Around 0 with a spread of 1, nearly in the shape of a bell.
  mutating func bell() -> Float { (0..<12).reduce(-6) { sum, _ in sum + unit() } }
}
