import Scenarios

/// What was heard of a scenario's points.
struct HeardPoints {
  /// 0 not said, 1 partly, 2 covered, by the point's id.
  var levels: [String: Int] = [:]
  /// Ids of what is perhaps said, in the scenario's order.
  var perhaps: [String] = []
  /// The words of what is said or perhaps said.
  var evidence: [String: Evidence] = [:]
  var isOtherIncident = false
}

extension Scorer {
  /// Which points of `scenario` were heard; none for an own story.
  func points(
    _ hearing: Hearing, on scenario: Scenario?, by matcher: PointMatcher?
  ) -> HeardPoints {
    var heard = HeardPoints()
    guard let matcher = matcher ?? scenario.flatMap({ PointMatcher(standard: $0) }) else {
      return heard
    }
    let comparison = matcher.comparison(hearing)
    heard.isOtherIncident = matcher.isOtherIncident(comparison)
    for coverage in matcher.coverage(comparison, of: hearing) {
      let id = coverage.point.id
      heard.levels[id] = 0
      guard !heard.isOtherIncident else { continue }
      switch coverage.state {
      case .notHeard: continue
      case .perhaps: heard.perhaps.append(id)
      case .partly: heard.levels[id] = 1
      case .full: heard.levels[id] = 2
      }
      heard.evidence[id] = coverage.evidence
    }
    return heard
  }
}

extension PointMatcher {
  /// The matcher of `scenario` with the weights that the program carries; nil
  /// where they were never trained.
  package init?(standard scenario: Scenario, followUps: [Int] = [1]) {
    guard let weights = PointWeights.embedded else { return nil }
    self.init(scenario, followUps: followUps, weights: weights)
  }
}

extension Hearing {
  /// Its units as points are held against them.
  package var units: [HeardUnit] {
    HeardUnit.all(of: reading, likelihoods: heard.map(\.likelihoods))
  }
}
