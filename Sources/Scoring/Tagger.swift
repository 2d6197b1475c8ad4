import Scenarios

/// Judges of each unit which kinds of evidence it carries.
///
/// Two judges whose sums are averaged: one linear classifier for each kind over
/// the cues of the unit, and a network over what it means. The arithmetic is
/// addition, multiplication and division only, so that every machine gives the
/// same result.
package struct Tagger: Sendable {
  /// Kinds, in the order of the weights.
  package static let kinds = EvidenceKind.allCases

  /// Cues that have weights, in rising order.
  let keys: [UInt32]
  /// For each value of a key's upper half, where its keys begin: keys are hashes,
  /// so that hardly two share it.
  private let starts: [Int32]
  /// `kinds.count` weights for each key.
  let weights: [Int8]
  /// What a weight of 1 means, for each kind.
  let scales: [Float]
  let biases: [Float]
  package let network: SenseNetwork

  package init(
    keys: [UInt32], weights: [Int8], scales: [Float], biases: [Float], network: SenseNetwork
  ) {
    self.keys = keys
    self.weights = weights
    self.scales = scales
    self.biases = biases
    self.network = network
    var starts = [Int32](repeating: 0, count: 0x1_0001)
    for key in keys { starts[Int(key >> 16) + 1] += 1 }
    for half in 0..<0x1_0000 { starts[half + 1] += starts[half] }
    self.starts = starts
  }

  /// The likelihood of each kind for a unit that has `cues`, and whose meaning is
  /// `input`; see ``SenseNetwork/inputs(of:_:)``.
  package func likelihoods(_ cues: [Cues.Cue], _ input: [Float]) -> [Float] {
    let count = Self.kinds.count
    var sums = [Float](repeating: 0, count: count)
    weights.withUnsafeBufferPointer { weights in
      sums.withUnsafeMutableBufferPointer { sums in
        for cue in cues {
          guard let row = row(of: cue.key) else { continue }
          for kind in 0..<count {
            sums[kind] += cue.weight * Float(weights[row * count + kind])
          }
        }
      }
    }
    let meant = network.sums(input)
    for kind in 0..<count {
      sums[kind] = Logistic.of((sums[kind] * scales[kind] + biases[kind] + meant[kind]) / 2)
    }
    return sums
  }

  private func row(of key: UInt32) -> Int? {
    let half = Int(key >> 16)
    var row = Int(starts[half])
    let end = Int(starts[half + 1])
    while row < end {
      if keys[row] == key { return row }
      row += 1
    }
    return nil
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
