import Scenarios

/// Judges of each unit which kinds of evidence it carries.
///
/// One linear classifier for each kind over the cues of the unit. Weights are
/// small integers and the arithmetic is addition and multiplication only, so
/// that every machine gives the same result.
package struct Tagger: Sendable {
  /// Kinds, in the order of the weights.
  package static let kinds = EvidenceKind.allCases

  /// Cues that have weights, in rising order.
  let keys: [UInt32]
  /// `kinds.count` weights for each key.
  let weights: [Int8]
  /// What a weight of 1 means, for each kind.
  let scales: [Float]
  let biases: [Float]

  package init(keys: [UInt32], weights: [Int8], scales: [Float], biases: [Float]) {
    self.keys = keys
    self.weights = weights
    self.scales = scales
    self.biases = biases
  }

  /// The likelihood of each kind for a unit that has `cues`.
  package func likelihoods(_ cues: [Cues.Cue]) -> [Float] {
    let count = Self.kinds.count
    var sums = [Float](repeating: 0, count: count)
    keys.withUnsafeBufferPointer { keys in
      weights.withUnsafeBufferPointer { weights in
        sums.withUnsafeMutableBufferPointer { sums in
          for cue in cues {
            guard let row = Self.index(of: cue.key, in: keys) else { continue }
            for kind in 0..<count {
              sums[kind] += cue.weight * Float(weights[row * count + kind])
            }
          }
        }
      }
    }
    for kind in 0..<count { sums[kind] = Logistic.of(sums[kind] * scales[kind] + biases[kind]) }
    return sums
  }

  private static func index(of key: UInt32, in keys: UnsafeBufferPointer<UInt32>) -> Int? {
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low < keys.count && keys[low] == key ? low : nil
  }
}

/// The logistic function by addition, multiplication and division only: a
/// library's `exp` differs in its last bits from one machine to another.
package enum Logistic {
  package static func of(_ x: Float) -> Float { 1 / (1 + exponential(-x)) }

  /// e to the power of x, within 1e-5 of it, for |x| up to 30.
  static func exponential(_ x: Float) -> Float {
    let clamped = min(max(x, -30), 30)
    // e^x = (e^(x/256))^256.
    let y = clamped / 256
    var power = 1 + y * (1 + y * (0.5 + y * (0.16666667 + y * 0.041666668)))
    for _ in 0..<8 { power *= power }
    return power
  }
}
