import Scoring

/// Learns a ``Leaning`` by ridge regression from the vector of the whole answer,
/// solved in closed form.
struct LeaningTraining {
  /// How strongly weights are held down, as a share of the mean variance and of
  /// the number of rows.
  var restraint = 0.6

  /// `goals` has a number for each of ``Leaning/Goal/all``, or nil where a row says
  /// nothing about it.
  func leaning(_ rows: [[Float]], _ goals: [[Float?]]) -> Leaning {
    let width = Sense.wholeWidth
    let count = Leaning.Goal.all.count
    var weights = [Float](repeating: 0, count: width * count)
    var offsets = [Float](repeating: 0, count: count)
    // Goals that the same rows speak of are solved together.
    var done = Set<Int>()
    for goal in 0..<count where !done.contains(goal) {
      let used = rows.indices.filter { goals[$0][goal] != nil }
      let alike = (goal..<count).filter { other in
        rows.indices.allSatisfy { (goals[$0][goal] == nil) == (goals[$0][other] == nil) }
      }
      done.formUnion(alike)
      guard !used.isEmpty else { continue }
      let solution = Ridge(restraint: restraint).lines(
        used.map { rows[$0].map(Double.init) },
        used.map { row in alike.map { Double(goals[row][$0] ?? 0) } })
      for (place, goal) in alike.enumerated() {
        offsets[goal] = Float(solution.offsets[place])
        for number in 0..<width {
          weights[number * count + goal] = Float(solution.weights[place][number])
        }
      }
    }
    return Leaning(weights: weights, offsets: offsets)
  }
}
