import Encoder
import Prose
import Scenarios

/// One or two units of an answer that follow each other, as points are held
/// against them.
struct PointStretch: Sendable {
  var beat: Beat
  /// Unicode scalars in the beat's text.
  var range: Range<Int>
  /// Its units in the answer.
  var units: Range<Int>
  var stems: Set<String>
  var numbers: [ContentWords.Amount]
  var vector: [Float]
  /// The rarity of all its words together.
  var weight: Double
  /// The likelihood of each kind of evidence, the most of its units.
  var likelihood: [Float]
  /// Shares of its words, 0 to 1: in clauses of what was not done, of what would
  /// be, of the prompt said again.
  var denied: Double
  var imagined: Double
  var echoed: Double

  /// The stretches of an answer; `vectors` has one for each of `units`.
  static func all(
    of units: [HeardUnit], _ vectors: [[Float]], echo: Echo, _ rarity: (String) -> Double
  ) -> [PointStretch] {
    let singles = units.indices.map { place in
      single(units[place], at: place, vectors[place], echo, rarity)
    }
    let pairs = singles.indices.dropLast().compactMap { place -> PointStretch? in
      singles[place].beat == singles[place + 1].beat
        ? singles[place].joined(singles[place + 1], rarity) : nil
    }
    return singles + pairs
  }

  private static func single(
    _ unit: HeardUnit, at place: Int, _ vector: [Float], _ echo: Echo,
    _ rarity: (String) -> Double
  ) -> PointStretch {
    let words = ContentWords(unit.tokens)
    let (denied, imagined) = Denial.clauses(in: unit.tokens)
    let carrying = unit.tokens.map { $0.kind != .sign }
    let count = Double(max(1, carrying.count(where: \.self)))
    func share(_ flags: [Bool]) -> Double {
      Double(zip(flags, carrying).count { $0 && $1 }) / count
    }
    return PointStretch(
      beat: unit.beat, range: unit.range, units: place..<place + 1, stems: Set(words.stems),
      numbers: words.numbers, vector: vector,
      weight: words.stems.reduce(0) { $0 + rarity($1) }, likelihood: unit.likelihood,
      denied: share(denied), imagined: share(imagined), echoed: echo.share(of: unit.tokens))
  }

  /// This and the next unit together; what they mean is between the two.
  private func joined(_ next: PointStretch, _ rarity: (String) -> Double) -> PointStretch {
    var both = self
    both.range = range.lowerBound..<next.range.upperBound
    both.units = units.lowerBound..<next.units.upperBound
    // In a fixed order, so that the sum is the same on every machine.
    let fresh = next.stems.subtracting(stems).sorted()
    both.weight += fresh.reduce(0) { $0 + rarity($1) }
    both.stems.formUnion(fresh)
    both.numbers += next.numbers
    var sum = vector
    for place in sum.indices { sum[place] += next.vector[place] }
    let length = Likeness.cosine(sum, sum).squareRoot()
    both.vector = length > 1e-6 ? sum.map { $0 / length } : sum
    for place in likelihood.indices {
      both.likelihood[place] = max(likelihood[place], next.likelihood[place])
    }
    both.denied = (denied + next.denied) / 2
    both.imagined = (imagined + next.imagined) / 2
    both.echoed = (echoed + next.echoed) / 2
    return both
  }

  subscript(_ kind: EvidenceKind) -> Float { likelihood[kind.place] }
}
