import Scoring

/// How far scores agree with ratings.
enum Agreement {
  /// Quadratic weighted kappa of two lists of levels.
  static func kappa(_ one: [Int], _ other: [Int]) -> Double {
    guard !one.isEmpty else { return .nan }
    let seen = zip(one, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    let top = max(one.max() ?? 0, other.max() ?? 0) + 1
    var left = [Int](repeating: 0, count: top)
    var right = left
    for level in one { left[level] += 1 }
    for level in other { right[level] += 1 }
    var chance = 0
    for (a, x) in left.enumerated() {
      for (b, y) in right.enumerated() { chance += x * y * (a - b) * (a - b) }
    }
    return chance == 0 ? 1 : 1 - Double(seen * one.count) / Double(chance)
  }

  /// F1 of pairs of truth and guess; nil where there is nothing to find.
  static func f1(_ pairs: [(Bool, Bool)]) -> Double? {
    let hit = pairs.count { $0.0 && $0.1 }
    let miss = pairs.count { $0.0 && !$0.1 }
    let wrong = pairs.count { !$0.0 && $0.1 }
    return hit + miss == 0 ? nil : 2 * Double(hit) / Double(2 * hit + miss + wrong)
  }

  /// The cuts between the levels that agree best, the mean over texts of people
  /// who tell a story and over the others.
  static func cuts(_ values: [Float], _ levels: [Int], isNatural: [Bool]) -> [Float] {
    var cuts: [Float] = [0.5, 1.5, 2.5, 3.5]
    let groups = [true, false].map { kind in isNatural.indices.filter { isNatural[$0] == kind } }
      .filter { !$0.isEmpty }
    func agreement() -> Double {
      groups.reduce(0) { sum, group in
        sum + kappa(group.map { levels[$0] }, group.map { level(values[$0], cuts) })
      }
    }
    var best = agreement()
    for _ in 0..<3 {
      for place in cuts.indices {
        let start = cuts[place]
        var found = start
        for step in -5...5 {
          cuts[place] = Float(place) + 0.5 + Float(step) * 0.06
          guard cuts == cuts.sorted() else { continue }
          let now = agreement()
          if now > best + 1e-4 {
            best = now
            found = cuts[place]
          }
        }
        cuts[place] = found
      }
    }
    return cuts
  }

  /// The cut that gives the best F1, with the cuts beside it counted in, so that
  /// no lucky one is chosen.
  static func cut(_ values: [Float], _ truth: [Bool]) -> Float {
    let cuts = (4...16).map { Float($0) * 0.04 }
    let figures = cuts.map { cut in f1(zip(truth, values).map { ($0, $1 > cut) }) ?? 0 }
    let places = cuts.indices.dropFirst().dropLast()
    let best = places.map { ($0, figures[$0 - 1] + figures[$0] + figures[$0 + 1]) }
      .reduce((cuts.count / 2, -1.0)) { $1.1 > $0.1 + 1e-4 ? $1 : $0 }
    return cuts[best.0]
  }

  static func level(_ value: Float, _ cuts: [Float]) -> Int { cuts.count { value > $0 } }
}
