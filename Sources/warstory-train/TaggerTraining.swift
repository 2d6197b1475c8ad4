import Scenarios
import Scoring

/// Learns the part of a ``Tagger`` that looks at cues by stochastic gradient descent, all kinds in one pass.
struct TaggerTraining {
  var epochs = 6
  var rate: Float = 0.5
  var decay: Float = 0.02
  var leastCount = 3
  /// Keeps the weights under 2.5 MB.
  var mostCues = 54_000
  var positiveWeight: Float = 3

  func tagger(from examples: [Example], network: SenseNetwork) -> Tagger {
    let kinds = Tagger.kinds.count
    // Cues that are seen often enough, in rising order of their keys.
    var counts: [UInt32: Int32] = [:]
    for example in examples { for cue in example.cues { counts[cue.key, default: 0] += 1 } }
    let keys = counts.filter { $0.value >= leastCount }.map(\.key).sorted()
    var rows: [UInt32: Int32] = [:]
    rows.reserveCapacity(keys.count)
    for (row, key) in keys.enumerated() { rows[key] = Int32(row) }

    // The examples as rows and values.
    var starts: [Int] = [0]
    var columns: [Int32] = []
    var values: [Float] = []
    var squares = [Float](repeating: 0, count: keys.count)
    for example in examples {
      for cue in example.cues {
        guard let row = rows[cue.key] else { continue }
        columns.append(row)
        values.append(cue.weight)
        squares[Int(row)] += cue.weight * cue.weight
      }
      starts.append(columns.count)
    }
    // Rows are padded to whole vectors.
    let width = (kinds + 7) / 8 * 8
    var weights = [Float](repeating: 0, count: keys.count * width)
    var biases = [Float](repeating: -3, count: kinds)
    var positives = [Float](repeating: 0, count: kinds)
    for example in examples {
      for kind in 0..<kinds where example.kinds >> UInt64(kind) & 1 == 1 { positives[kind] += 1 }
    }
    let total = Float(examples.count)
    let boost = positives.map { min(positiveWeight, max(1, (total / max($0, 1) / 4).squareRoot())) }

    var order = Array(examples.indices)
    var random = SplitMix(seed: 7)
    var gradient = [Float](repeating: 0, count: width)
    for epoch in 0..<epochs {
      order.shuffle(using: &random)
      let step = rate / (1 + 0.25 * Float(epoch))
      weights.withUnsafeMutableBufferPointer { weights in
        for place in order {
          let range = starts[place]..<starts[place + 1]
          for kind in 0..<kinds { gradient[kind] = biases[kind] }
          gradient.withUnsafeMutableBufferPointer { gradient in
            for at in range {
              let row = Int(columns[at]) * width
              let value = values[at]
              for kind in 0..<width { gradient[kind] += value * weights[row + kind] }
            }
            let bits = examples[place].kinds
            for kind in 0..<kinds {
              let likelihood = Logistic.of(gradient[kind])
              let isPositive = bits >> UInt64(kind) & 1 == 1
              gradient[kind] = isPositive ? (1 - likelihood) * boost[kind] : -likelihood
              biases[kind] += 0.02 * step * gradient[kind]
            }
            for kind in kinds..<width { gradient[kind] = 0 }
            for at in range {
              let column = Int(columns[at])
              let row = column * width
              let speed = step / (1 + squares[column].squareRoot())
              let change = speed * values[at]
              let shrink = 1 - min(0.5, step * decay / squares[column] * values[at] * values[at])
              for kind in 0..<width {
                weights[row + kind] = weights[row + kind] * shrink + change * gradient[kind]
              }
            }
          }
        }
      }
    }
    let packed = keys.indices.flatMap { weights[$0 * width..<$0 * width + kinds] }
    let (kept, left) = pruned(keys, packed, squares)
    return quantised(kept, left, biases, network)
  }

  /// The cues that move the likelihoods most over the examples.
  private func pruned(
    _ keys: [UInt32], _ weights: [Float], _ squares: [Float]
  ) -> ([UInt32], [Float]) {
    guard keys.count > mostCues else { return (keys, weights) }
    let kinds = Tagger.kinds.count
    let worth = keys.indices.map { row in
      weights[row * kinds..<(row + 1) * kinds].reduce(0) { $0 + $1 * $1 } * squares[row]
    }
    let kept = keys.indices.sorted { (worth[$1], $0) < (worth[$0], $1) }.prefix(mostCues).sorted()
    return (kept.map { keys[$0] }, kept.flatMap { weights[$0 * kinds..<($0 + 1) * kinds] })
  }

  private func quantised(
    _ keys: [UInt32], _ weights: [Float], _ biases: [Float], _ network: SenseNetwork
  ) -> Tagger {
    let kinds = Tagger.kinds.count
    var scales = [Float](repeating: 0, count: kinds)
    for (place, weight) in weights.enumerated() {
      scales[place % kinds] = max(scales[place % kinds], abs(weight))
    }
    scales = scales.map { max($0, 1e-6) / 127 }
    let small = weights.enumerated().map { place, weight in
      Int8((weight / scales[place % kinds]).rounded())
    }
    return Tagger(keys: keys, weights: small, scales: scales, biases: biases, network: network)
  }
}
