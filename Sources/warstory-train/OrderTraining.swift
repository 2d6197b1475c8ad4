import Scoring

/// Learns which classes of words follow each other, from texts as they were
/// told.
struct OrderTraining {
  /// Pairs that are added to every count, so that what was never met is only rare.
  var spare = 0.5

  func order(from readings: [Reading]) -> WordOrder {
    let classes = WordOrder.classes
    var pairs = [Double](repeating: 0, count: classes * classes)
    var firsts = [Double](repeating: 0, count: classes)
    var seconds = firsts
    var total = 0.0
    for reading in readings {
      for kinds in WordOrder.classes(of: reading) {
        for (one, other) in zip(kinds, kinds.dropFirst()) {
          pairs[one * classes + other] += 1
          firsts[one] += 1
          seconds[other] += 1
          total += 1
        }
      }
    }
    let table = pairs.indices.map { place -> Int8 in
      let chance = firsts[place / classes] * seconds[place % classes] / max(total, 1)
      let more = Logarithm.natural(of: (pairs[place] + spare) / (chance + spare))
      return Int8(max(-127, min(127, (more * Double(WordOrder.steps)).rounded())))
    }
    return WordOrder(table: table)
  }

  /// The flow below which hardly any story of `readings` lies: the 2 per mille
  /// point, or half of the way from shuffled words, whichever is lower.
  func leastFlow(of readings: [Reading], by order: WordOrder) -> Float {
    let flows = readings.compactMap { order.flow(of: $0) }.sorted()
    guard !flows.isEmpty else { return -1 }
    return flows[flows.count / 500] - 0.02
  }
}
