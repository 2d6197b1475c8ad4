import Scoring

/// Learns ``Trees`` by gradient boosting on squared errors.
///
/// A feature with a
/// direction is split only in that direction, and the bounds of a split hold for
/// everything below it, which makes the sum monotone.
struct TreesTraining {
  var rounds = 200
  var rate: Float = 0.06
  var depth = 3
  var leastLeaf: Float = 6
  var shrinkage: Float = 4
  var featureShare = 0.35
  var rowShare = 0.7
  /// One run of rounds for each; their sums are averaged.
  var seeds: [UInt64] = [11, 23]
  /// The most bins that the values of a feature are sorted into.
  var bins = 48

  private struct Split {
    var feature: Int
    var bin: Int
    var threshold: Float
    var gain: Float
    var left: Float
    var right: Float
  }

  func trees(_ rows: [[Float]], _ targets: [Float], directions: [Int]) -> Trees {
    let binned = Binned(rows, features: directions.count, most: bins)
    let base = targets.reduce(0, +) / Float(max(rows.count, 1))
    let trees = seeds.flatMap { seed in
      self.trees(rows, targets, base, directions, binned, seed: seed).map { tree in
        tree.map { node in
          var node = node
          node.value /= Float(seeds.count)
          return node
        }
      }
    }
    return Trees(base: base, trees: trees)
  }

  private func trees(
    _ rows: [[Float]], _ targets: [Float], _ base: Float, _ directions: [Int], _ binned: Binned,
    seed: UInt64
  ) -> [[Trees.Node]] {
    let features = directions.count
    let count = rows.count
    var random = SplitMix(seed: seed)
    var sums = [Float](repeating: base, count: count)
    var trees: [[Trees.Node]] = []
    var errors = [Float](repeating: 0, count: count)
    var histogram = [(sum: Float, weight: Float)](repeating: (0, 0), count: bins)
    for _ in 0..<rounds {
      for row in 0..<count { errors[row] = targets[row] - sums[row] }
      let chosen = (0..<count).filter { _ in Double.random(in: 0..<1, using: &random) < rowShare }
      let allowed = (0..<features).filter { _ in
        Double.random(in: 0..<1, using: &random) < featureShare
      }
      var nodes: [Trees.Node] = [Trees.Node(feature: -1, threshold: 0, left: 0, value: 0)]
      var open: [(node: Int, depth: Int, low: Float, high: Float, rows: [Int])] = [
        (0, 0, -.greatestFiniteMagnitude, .greatestFiniteMagnitude, chosen)
      ]
      while let (node, level, low, high, members) = open.popLast() {
        let sum = members.reduce(Float(0)) { $0 + errors[$1] }
        let weight = Float(members.count)
        let value = min(max(sum / (weight + shrinkage), low), high)
        nodes[node].value = value * rate
        guard level < depth, weight >= 2 * leastLeaf else { continue }
        var best: Split?
        for feature in allowed {
          let cuts = binned.cuts[feature]
          guard !cuts.isEmpty else { continue }
          for bin in 0...cuts.count { histogram[bin] = (0, 0) }
          binned.bins.withUnsafeBufferPointer { bins in
            for row in members {
              let bin = Int(bins[feature * count + row])
              histogram[bin].sum += errors[row]
              histogram[bin].weight += 1
            }
          }
          var leftSum: Float = 0
          var leftWeight: Float = 0
          for bin in cuts.indices {
            leftSum += histogram[bin].sum
            leftWeight += histogram[bin].weight
            guard histogram[bin].weight > 0, leftWeight >= leastLeaf,
              weight - leftWeight >= leastLeaf
            else { continue }
            let rightSum = sum - leftSum
            let rightWeight = weight - leftWeight
            let left = min(max(leftSum / (leftWeight + shrinkage), low), high)
            let right = min(max(rightSum / (rightWeight + shrinkage), low), high)
            guard directions[feature] == 0 || Float(directions[feature]) * (right - left) >= 0
            else { continue }
            let gain =
              2 * (leftSum * left + rightSum * right) - left * left * (leftWeight + shrinkage)
              - right * right * (rightWeight + shrinkage)
              - (2 * sum * value - value * value * (weight + shrinkage))
            if gain > (best?.gain ?? 1e-4) {
              best = Split(
                feature: feature, bin: bin, threshold: cuts[bin], gain: gain, left: left,
                right: right)
            }
          }
        }
        guard let best else { continue }
        let left = nodes.count
        nodes[node].feature = Int16(best.feature)
        nodes[node].threshold = best.threshold
        nodes[node].left = Int16(left)
        nodes.append(Trees.Node(feature: -1, threshold: 0, left: 0, value: best.left * rate))
        nodes.append(Trees.Node(feature: -1, threshold: 0, left: 0, value: best.right * rate))
        let middle = (best.left + best.right) / 2
        let direction = directions[best.feature]
        let isLeft = { (row: Int) in Int(binned.bins[best.feature * count + row]) <= best.bin }
        open.append(
          (
            left, level + 1, direction < 0 ? middle : low, direction > 0 ? middle : high,
            members.filter(isLeft)
          ))
        open.append(
          (
            left + 1, level + 1, direction > 0 ? middle : low, direction < 0 ? middle : high,
            members.filter { !isLeft($0) }
          ))
      }
      trees.append(nodes)
      let grown = Trees(base: 0, trees: [nodes])
      for row in 0..<count { sums[row] += grown.value(rows[row]) }
    }
    return trees
  }
}

/// Features as small numbers: between which of at most a few dozen cuts a value
/// lies.
private struct Binned {
  /// Rising, between values that occur.
  var cuts: [[Float]] = []
  /// Feature by feature, the bin of each row.
  var bins: [UInt8] = []

  init(_ rows: [[Float]], features: Int, most: Int) {
    for feature in 0..<features {
      let values = Set(rows.map { $0[feature] }).sorted()
      var cuts: [Float] = []
      let step = max(1, Double(values.count) / Double(most - 1))
      var next = step
      while Int(next) < values.count {
        let place = Int(next)
        let cut = (values[place - 1] + values[place]) / 2
        if cut > (cuts.last ?? -.greatestFiniteMagnitude) { cuts.append(cut) }
        next += step
      }
      self.cuts.append(cuts)
      bins += rows.map { row in
        var low = 0
        var high = cuts.count
        while low < high {
          let middle = (low + high) / 2
          if row[feature] > cuts[middle] { low = middle + 1 } else { high = middle }
        }
        return UInt8(low)
      }
    }
  }
}
