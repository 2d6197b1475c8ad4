/// Straight lines through rows of numbers, held down.
///
/// Addition, multiplication, division and square roots only, so that the same
/// rows give the same lines on every machine.
struct Ridge {
  /// As a share of the mean variance and of the number of rows.
  var restraint: Double

  func lines(
    _ rows: [[Double]], _ goals: [[Double]]
  ) -> (offsets: [Double], weights: [[Double]]) {
    let width = rows.first?.count ?? 0
    let count = goals.first?.count ?? 0
    let total = Double(max(rows.count, 1))
    var means = [Double](repeating: 0, count: width)
    var goalMeans = [Double](repeating: 0, count: count)
    for (row, goal) in zip(rows, goals) {
      for place in 0..<width { means[place] += row[place] / total }
      for place in 0..<count { goalMeans[place] += goal[place] / total }
    }
    var matrix = [Double](repeating: 0, count: width * width)
    var targets = [[Double]](repeating: [Double](repeating: 0, count: width), count: count)
    for (row, goal) in zip(rows, goals) {
      let centred = zip(row, means).map { $0 - $1 }
      matrix.withUnsafeMutableBufferPointer { matrix in
        centred.withUnsafeBufferPointer { centred in
          for i in 0..<width {
            let value = centred[i]
            let start = i * width
            for j in 0...i { matrix[start + j] += value * centred[j] }
          }
        }
      }
      for place in 0..<count {
        let distance = goal[place] - goalMeans[place]
        for i in 0..<width { targets[place][i] += centred[i] * distance }
      }
    }
    var trace = 0.0
    for i in 0..<width { trace += matrix[i * width + i] }
    let weight = restraint * trace / Double(max(width, 1))
    for i in 0..<width { matrix[i * width + i] += weight + 1e-9 }
    let lower = Self.factor(matrix, width)
    var offsets = goalMeans
    let weights = targets.enumerated().map { place, target in
      let line = Self.solve(lower, target)
      for i in 0..<width { offsets[place] -= line[i] * means[i] }
      return line
    }
    return (offsets, weights)
  }

  /// The lower triangle whose square the positive definite `matrix` is.
  private static func factor(_ matrix: [Double], _ width: Int) -> [Double] {
    var lower = matrix
    lower.withUnsafeMutableBufferPointer { lower in
      for i in 0..<width {
        for j in 0...i {
          var sums = SIMD4<Double>()
          var k = 0
          while k + 4 <= j {
            for lane in 0..<4 {
              sums[lane] += lower[i * width + k + lane] * lower[j * width + k + lane]
            }
            k += 4
          }
          var sum = lower[i * width + j] - sums.sum()
          while k < j {
            sum -= lower[i * width + k] * lower[j * width + k]
            k += 1
          }
          lower[i * width + j] = i == j ? sum.squareRoot() : sum / lower[j * width + j]
        }
      }
    }
    return lower
  }

  private static func solve(_ lower: [Double], _ target: [Double]) -> [Double] {
    let width = target.count
    var solution = target
    for i in 0..<width {
      for k in 0..<i { solution[i] -= lower[i * width + k] * solution[k] }
      solution[i] /= lower[i * width + i]
    }
    for i in (0..<width).reversed() {
      for k in i + 1..<width { solution[i] -= lower[k * width + i] * solution[k] }
      solution[i] /= lower[i * width + i]
    }
    return solution
  }
}
