/// Which way an answer leans as a whole, by what it means: a straight line from
/// its vector to each level, flag, and to whether it tells an incident at all.
///
/// It decides nothing by itself: the ladder takes it as one rung among others.
package struct Leaning: Sendable {
  /// What it leans to, in the order of the lines.
  package enum Goal: Equatable, Sendable {
    case signal(Signal)
    case flag(Flag)
    case incident

    package static let all: [Goal] =
      Signal.allCases.map { .signal($0) } + Flag.allCases.map { .flag($0) } + [.incident]
  }

  /// A weight for each number of the vector and each goal, number by number.
  package var weights: [Float]
  package var offsets: [Float]

  package init(weights: [Float], offsets: [Float]) {
    self.weights = weights
    self.offsets = offsets
  }

  var isWhole: Bool {
    offsets.count == Goal.all.count && weights.count == offsets.count * Sense.wholeWidth
  }

  /// The height on each goal's line.
  package func values(_ whole: [Float]) -> [Float] {
    var values = offsets
    let count = values.count
    for (place, number) in whole.enumerated() where number != 0 {
      for goal in 0..<count { values[goal] += number * weights[place * count + goal] }
    }
    return values
  }

  /// Where nothing is known yet.
  package static let level = [Float](repeating: 0, count: Goal.all.count)

  static func place(of goal: Goal) -> Int { Goal.all.firstIndex(of: goal) ?? 0 }
}
