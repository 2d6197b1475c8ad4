import Prose
import Scenarios

/// Which points of a scenario an answer covers, in any words, and the words that
/// each rests on.
package struct PointMatcher: Sendable {
  /// What was heard of one point.
  package struct Coverage: Equatable, Sendable {
    package var point: Point
    /// 0 not said, 1 partly, 2 covered.
    package var level: Int
    /// The words that it rests on; nil at level 0.
    package var evidence: Evidence?
    /// The stretch of the answer that comes nearest to the point, said or not;
    /// nil where they have no word in common.
    package var closest: Evidence?
  }

  /// What a candidate is asked of `scenario`: its checks and measures, and those
  /// of its follow-ups that are numbered in `followUps`.
  package static func points(
    asked scenario: Scenario, followUps: [Int] = [1]
  ) -> [Point] {
    scenario.points.filter { $0.kind != .followUp || followUps.contains($0.number) }
  }

  /// A stretch that is less like a point than this shares a word with it by
  /// chance.
  private static let leastLikeness = 0.3

  private let comparison: PointComparison
  private let weights: PointWeights
  /// The stems of what the candidate is read out.
  let prompted: Set<UInt64>

  /// A matcher for the points that are asked of `scenario`.
  ///
  /// It takes about as long to make as an answer takes to score: keep it for
  /// many answers.
  package init(_ scenario: Scenario, followUps: [Int] = [1], weights: PointWeights) {
    let points = Self.points(asked: scenario, followUps: followUps)
    let steps: [String?] = points.map { point in
      switch point.kind {
      case .diagnosis: scenario.diagnosis[point.number - 1].kind?.rawValue
      case .prevention: scenario.prevention[point.number - 1].layer?.rawValue
      case .followUp: nil
      }
    }
    self.weights = weights
    prompted = Hearing.prompted(by: scenario)
    comparison = PointComparison(
      words: PointWords(
        points, prompt: scenario.situation + " " + scenario.title, steps: steps,
        rarity: weights.rarity(of:)),
      echo: Echo(of: [scenario.situation, scenario.role ?? "", scenario.title]),
      rarity: weights.rarity(of:))
  }

  /// The features of each point for `units`, in the order of the scenario.
  package func features(of units: [HeardUnit]) -> [(point: Point, features: PointFeatures)] {
    zip(comparison.words.entries, comparison.features(of: units)).map { ($0.point, $1) }
  }

  /// What was heard of each point, in the order of the scenario.
  ///
  /// `passages` are the beats that the units were cut from.
  package func coverage(of units: [HeardUnit], in passages: [Beat: Passage]) -> [Coverage] {
    features(of: units).map { point, features in
      let closest = features.best.flatMap { stretch -> Evidence? in
        let first = units[stretch.units.lowerBound]
        let last = units[stretch.units.upperBound - 1]
        guard let passage = passages[first.beat] else { return nil }
        let range = first.range.lowerBound..<last.range.upperBound
        return Evidence(
          beat: first.beat, range: range, quote: passage.text(in: range),
          kind: Self.likeliestKind(for: point.kind, in: units[stretch.units]), point: point.id)
      }
      // Nothing is covered that no words can be quoted for.
      guard let closest, (features.best?.likeness ?? 0) >= Self.leastLikeness,
        let line = weights.line(for: point.kind)
      else {
        return Coverage(point: point, level: 0, evidence: nil, closest: closest)
      }
      let level = line.level(line.height(features.values))
      return Coverage(
        point: point, level: level, evidence: level > 0 ? closest : nil, closest: closest)
    }
  }

  private static func likeliestKind(
    for kind: Point.Kind, in units: ArraySlice<HeardUnit>
  ) -> EvidenceKind {
    let (signal, usual): (Signal?, EvidenceKind) =
      switch kind {
      case .diagnosis: (.diagnosis, .check)
      case .prevention: (.prevention, .prevent)
      case .followUp: (nil, .own)
      }
    var best = usual
    var most: Float = 0.5
    for (index, candidate) in EvidenceKind.allCases.enumerated()
    where signal == nil || candidate.signal == signal {
      for unit in units where index < unit.likelihood.count && unit.likelihood[index] > most {
        most = unit.likelihood[index]
        best = candidate
      }
    }
    return best
  }
}

// MARK: - Telling points apart

extension PointMatcher {
  /// Two points that the same words would cover.
  package struct Ambiguity: Equatable, Sendable {
    package var first: Point
    package var second: Point
    /// How much of what either says is said by the other too, 0 to 1, by the
    /// weight of its words.
    package var overlap: Double
  }

  /// The pairs of points of `scenario` of one kind that share at least `least`
  /// of their words, in the file's order.
  package static func ambiguities(
    in scenario: Scenario, weights: PointWeights, least: Double = 0.6
  ) -> [Ambiguity] {
    let points = scenario.points
    let words = PointWords(
      points, prompt: "", steps: [], rarity: weights.rarity(of:), sharesWeight: false)
    let said = points.map { point in
      ContentWords(([point.text, point.detail ?? ""] + point.listenFor).joined(separator: ". "))
    }
    func share(of index: Int, in other: Int) -> Double {
      let list = words.entries[index].all
      guard list.total > 0 else { return 0 }
      var strength: [Int: Double] = [:]
      for stem in said[other].stems {
        for match in words.matches(of: stem) {
          strength[match.word] = max(strength[match.word] ?? 0, match.strength)
        }
      }
      var sum = 0.0
      for (word, weight) in zip(list.words, list.weights) { sum += (strength[word] ?? 0) * weight }
      return sum / list.total
    }
    var result: [Ambiguity] = []
    for first in points.indices {
      for second in points.indices.dropFirst(first + 1)
      where points[first].kind == points[second].kind {
        let overlap = min(share(of: first, in: second), share(of: second, in: first))
        if overlap >= least {
          result.append(
            Ambiguity(first: points[first], second: points[second], overlap: overlap))
        }
      }
    }
    return result
  }
}
