import Scenarios
import Scoring

/// Learns a ``SenseNetwork`` by gradient descent (Adam; Kingma and Ba 2015) on
/// the likelihoods of all kinds at once.
struct SenseTraining {
  /// A multiple of 8.
  var hidden = 64
  var epochs = 8
  var batch = 32
  var rate: Float = 0.002
  /// How strongly weights are held near 0.
  var decay: Float = 1e-4
  var positiveWeight: Float = 3
  /// The share of hidden units that a step does not see.
  var dropped: Float = 0.2

  func network(from examples: [Example]) -> SenseNetwork {
    let kinds = Tagger.kinds.count
    let width = (kinds + 7) / 8 * 8
    let inputs = SenseNetwork.inputs
    let lanes = hidden / 8
    let outLanes = width / 8
    var random = SplitMix(seed: 11)
    var into = Adam(count: inputs * lanes, rate: rate, decay: decay) { _ in
      var lane = SIMD8<Float>()
      for place in 0..<8 { lane[place] = random.bell() * 0.05 }
      return lane
    }
    var offsets = Adam(count: lanes, rate: rate, decay: 0) { _ in SIMD8<Float>() }
    var out = Adam(count: hidden * outLanes, rate: rate, decay: decay) { _ in
      var lane = SIMD8<Float>()
      for place in 0..<8 { lane[place] = random.bell() * 0.1 }
      return lane
    }
    var biases = Adam(count: outLanes, rate: rate, decay: 0) { _ in SIMD8(repeating: -3) }
    var positives = [Float](repeating: 0, count: kinds)
    for example in examples {
      for kind in 0..<kinds where example.kinds >> UInt64(kind) & 1 == 1 { positives[kind] += 1 }
    }
    let total = Float(examples.count)
    let boost = positives.map { min(positiveWeight, max(1, (total / max($0, 1) / 4).squareRoot())) }

    var order = Array(examples.indices)
    let steps = Float(epochs * max(1, (examples.count + batch - 1) / batch))
    var step: Float = 0
    var sums = [SIMD8<Float>](repeating: SIMD8(), count: lanes)
    var errors = [SIMD8<Float>](repeating: SIMD8(), count: outLanes)
    var mask = sums
    let kept = 1 / (1 - dropped)
    for _ in 0..<epochs {
      order.shuffle(using: &random)
      for start in stride(from: 0, to: order.count, by: batch) {
        let end = min(start + batch, order.count)
        let share = 1 / Float(end - start)
        for place in order[start..<end] {
          let input = examples[place].input
          let bits = examples[place].kinds
          for lane in 0..<lanes {
            sums[lane] = offsets.values[lane]
            for bit in 0..<8 { mask[lane][bit] = random.unit() < dropped ? 0 : kept }
          }
          into.values.withUnsafeBufferPointer { into in
            for (number, value) in input.enumerated() where value != 0 {
              for lane in 0..<lanes { sums[lane] += value * into[number * lanes + lane] }
            }
          }
          for lane in 0..<outLanes { errors[lane] = biases.values[lane] }
          for unit in 0..<hidden {
            let value = Slope.bent(sums[unit / 8][unit % 8]) * mask[unit / 8][unit % 8]
            guard value != 0 else { continue }
            for lane in 0..<outLanes { errors[lane] += value * out.values[unit * outLanes + lane] }
          }
          for kind in 0..<width {
            guard kind < kinds else {
              errors[kind / 8][kind % 8] = 0
              continue
            }
            let likelihood = Logistic.of(errors[kind / 8][kind % 8])
            errors[kind / 8][kind % 8] =
              share * (bits >> UInt64(kind) & 1 == 1 ? (likelihood - 1) * boost[kind] : likelihood)
          }
          for lane in 0..<outLanes { biases.gradient[lane] += errors[lane] }
          for unit in 0..<hidden {
            let (lane, bit) = (unit / 8, unit % 8)
            let sum = sums[lane][bit]
            let value = Slope.bent(sum) * mask[lane][bit]
            var back = SIMD8<Float>()
            for other in 0..<outLanes {
              back += errors[other] * out.values[unit * outLanes + other]
              out.gradient[unit * outLanes + other] += value * errors[other]
            }
            let steep = 1 / (1 + abs(sum))
            sums[lane][bit] = back.sum() * steep * steep * mask[lane][bit]
          }
          for lane in 0..<lanes { offsets.gradient[lane] += sums[lane] }
          into.gradient.withUnsafeMutableBufferPointer { gradient in
            for (number, value) in input.enumerated() where value != 0 {
              for lane in 0..<lanes { gradient[number * lanes + lane] += value * sums[lane] }
            }
          }
        }
        step += 1
        let speed = 1 - 0.9 * step / steps
        into.step(step, speed)
        offsets.step(step, speed)
        out.step(step, speed)
        biases.step(step, speed)
      }
    }
    return SenseNetwork(
      into: into.flat, offsets: offsets.flat,
      out: (0..<hidden).flatMap { unit in
        (0..<kinds).map { out.values[unit * outLanes + $0 / 8][$0 % 8] }
      }, biases: Array(biases.flat.prefix(kinds)))
  }
}

/// Numbers that are moved against their gradient.
private struct Adam {
  var values: [SIMD8<Float>]
  var gradient: [SIMD8<Float>]
  private var drift: [SIMD8<Float>]
  private var energy: [SIMD8<Float>]
  private let rate: Float
  private let decay: Float
  private var fade: (Float, Float) = (1, 1)

  init(count: Int, rate: Float, decay: Float, _ start: (Int) -> SIMD8<Float>) {
    values = (0..<count).map(start)
    gradient = [SIMD8<Float>](repeating: SIMD8(), count: count)
    drift = gradient
    energy = gradient
    self.rate = rate
    self.decay = decay
  }

  var flat: [Float] { values.flatMap { lane in (0..<8).map { lane[$0] } } }

  mutating func step(_ number: Float, _ speed: Float) {
    fade = (fade.0 * 0.9, fade.1 * 0.999)
    let first = 1 / (1 - fade.0)
    let second = 1 / (1 - fade.1)
    for place in values.indices {
      let pull = gradient[place] + decay * values[place]
      drift[place] = 0.9 * drift[place] + 0.1 * pull
      energy[place] = 0.999 * energy[place] + 0.001 * pull * pull
      values[place] -=
        rate * speed * (drift[place] * first)
        / ((energy[place] * second).squareRoot() + SIMD8(repeating: 1e-8))
      gradient[place] = SIMD8()
    }
  }
}
