import Scenarios

extension Scorer {
  /// Which points of `scenario` were heard, by their ids, with the words that
  /// each rests on; none for an own story.
  func points(
    _ hearing: Hearing, on scenario: Scenario?, by matcher: PointMatcher?
  ) -> (levels: [String: Int], evidence: [String: Evidence]) {
    guard let matcher = matcher ?? scenario.flatMap(PointMatcher.init(standard:)) else {
      return ([:], [:])
    }
    var levels: [String: Int] = [:]
    var evidence: [String: Evidence] = [:]
    for heard in matcher.coverage(of: hearing.units, in: hearing.reading.passages) {
      levels[heard.point.id] = heard.level
      evidence[heard.point.id] = heard.evidence
    }
    return (levels, evidence)
  }

  /// The slice of `answer` that comes nearest to the point `id` of `scenario`,
  /// said or not; nil where they have no word in common.
  package func closestWords(
    to id: String, of scenario: Scenario, in answer: Answer
  ) -> Evidence? {
    guard let weights, let pointWeights = PointWeights.embedded else { return nil }
    let hearing = Hearing(answer, on: scenario, tagger: weights.tagger)
    return PointMatcher(
      scenario, followUps: Array(scenario.followUps.indices.map { $0 + 1 }), weights: pointWeights
    ).coverage(of: hearing.units, in: hearing.reading.passages)
      .first { $0.point.id == id }?.closest
  }
}

extension PointMatcher {
  /// The matcher of `scenario` with the weights that the program carries; nil
  /// where they were never trained.
  package init?(standard scenario: Scenario) {
    guard let weights = PointWeights.embedded else { return nil }
    self.init(scenario, weights: weights)
  }
}

extension Hearing {
  /// Its units as points are held against them.
  package var units: [HeardUnit] {
    HeardUnit.all(of: reading, likelihoods: heard.map(\.likelihoods))
  }
}
