import Scoring

/// Learns ``Trees`` by gradient boosting on squared errors.
///
/// A feature with a
/// direction is split only in that direction, and the bounds of a split hold for
/// everything below it, which makes the sum monotone.
struct TreesTraining {
  var rounds = 250
  var rate: Float = 0.06
  var depth = 3
  var leastLeaf: Float = 6
  var shrinkage: Float = 4
  var featureShare = 0.35
  var rowShare = 0.7
  var seed: UInt64 = 11

  private struct Split {
    var feature: Int
    var threshold: Float
    var gain: Float
    var left: Float
    var right: Float
  }

  func trees(
    _ rows: [[Float]], _ targets: [Float], directions: [Int], weights: [Float]? = nil
  ) -> Trees {
    let weights = weights ?? [Float](repeating: 1, count: rows.count)
    let features = directions.count
    var random = SplitMix(seed: seed)
    let total = weights.reduce(0, +)
    let base = zip(targets, weights).reduce(0) { $0 + $1.0 * $1.1 } / total
    var sums = [Float](repeating: base, count: rows.count)
    // Rows by the rising value of each feature.
    let orders = (0..<features).map { feature in
      rows.indices.sorted {
        (rows[$0][feature], $0) < (rows[$1][feature], $1)
      }
    }
    var trees: [[Trees.Node]] = []
    for _ in 0..<rounds {
      let errors = rows.indices.map { targets[$0] - sums[$0] }
      let chosen = rows.indices.map { _ in Double.random(in: 0..<1, using: &random) < rowShare }
      let allowed = (0..<features).filter { _ in
        Double.random(in: 0..<1, using: &random) < featureShare
      }
      var nodes: [Trees.Node] = [Trees.Node(feature: -1, threshold: 0, left: 0, value: 0)]
      var member = [Int](repeating: 0, count: rows.count)
      var open: [(node: Int, depth: Int, low: Float, high: Float)] = [
        (0, 0, -.greatestFiniteMagnitude, .greatestFiniteMagnitude)
      ]
      while let (node, level, low, high) = open.popLast() {
        var sum: Float = 0
        var weight: Float = 0
        for row in rows.indices where chosen[row] && member[row] == node {
          sum += errors[row] * weights[row]
          weight += weights[row]
        }
        let value = min(max(sum / (weight + shrinkage), low), high)
        nodes[node].value = value * rate
        guard level < depth, weight >= 2 * leastLeaf else { continue }
        var best: Split?
        for feature in allowed {
          var leftSum: Float = 0
          var leftWeight: Float = 0
          var last: Float?
          for row in orders[feature] where chosen[row] && member[row] == node {
            let x = rows[row][feature]
            if let last, x > last, leftWeight >= leastLeaf, weight - leftWeight >= leastLeaf {
              let rightSum = sum - leftSum
              let rightWeight = weight - leftWeight
              let left = min(max(leftSum / (leftWeight + shrinkage), low), high)
              let right = min(max(rightSum / (rightWeight + shrinkage), low), high)
              let isRight =
                directions[feature] == 0 || Float(directions[feature]) * (right - left) >= 0
              if isRight {
                let gain =
                  2 * (leftSum * left + rightSum * right) - left * left * (leftWeight + shrinkage)
                  - right * right * (rightWeight + shrinkage)
                  - (2 * sum * value - value * value * (weight + shrinkage))
                if gain > (best?.gain ?? 1e-4) {
                  best = Split(
                    feature: feature, threshold: (last + x) / 2, gain: gain, left: left,
                    right: right)
                }
              }
            }
            leftSum += errors[row] * weights[row]
            leftWeight += weights[row]
            last = x
          }
        }
        guard let best else { continue }
        let left = nodes.count
        nodes[node].feature = Int16(best.feature)
        nodes[node].threshold = best.threshold
        nodes[node].left = Int16(left)
        nodes.append(Trees.Node(feature: -1, threshold: 0, left: 0, value: best.left * rate))
        nodes.append(Trees.Node(feature: -1, threshold: 0, left: 0, value: best.right * rate))
        for row in rows.indices where member[row] == node {
          member[row] = rows[row][best.feature] > best.threshold ? left + 1 : left
        }
        let middle = (best.left + best.right) / 2
        let direction = directions[best.feature]
        open.append(
          (left, level + 1, direction < 0 ? middle : low, direction > 0 ? middle : high))
        open.append(
          (left + 1, level + 1, direction > 0 ? middle : low, direction < 0 ? middle : high))
      }
      for row in rows.indices { sums[row] += nodes[member[row]].value }
      trees.append(nodes)
    }
    return Trees(base: base, trees: trees)
  }
}
