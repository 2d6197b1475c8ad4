import Prose

/// Scores what the leader of a meeting says to a pushback.
///
/// The weights say how much of each move and cost is in the words; the levels
/// follow from them as the ratings do: harm to a person is level 0, evading,
/// preaching and giving in are level 1, and above that the turn to the system and
/// the concrete next step decide.
package struct ReplyScorer: Sendable {
  private let weights: ReplyWeights?

  /// Scores with the weights of the program, or with `weights`.
  package init(weights: ReplyWeights? = .embedded) {
    self.weights = weights
  }

  /// Scores `reply`, in time linear in its length.
  package func score(_ reply: Reply) -> ReplyScore {
    let features = ReplyFeatures(reply)
    let words = Prose.Passage(reply.text).wordCount
    guard let weights, words >= 3 else {
      return ReplyScore(
        level: words == 0 ? 0 : 1, moves: [:], costs: [.dodge].filter { _ in words > 0 },
        evidence: [],
        advice: ReplyAdvice.phrase(for: reply.kind, lacking: .concern))
    }
    let verdict = ReplyVerdict(weights.qualities(features)).held(against: reply)
    var score = ReplyScore(
      level: verdict.level, moves: verdict.moves, costs: verdict.costs, evidence: [], advice: nil)
    let passage = Prose.Passage(reply.text)
    /// How often each sentence was quoted: one sentence is not five moves.
    var quoted: [Int: Int] = [:]
    for move in ReplyMove.allCases where score.move(move) > 0 {
      if let index = best(.init(move), features, weights, besides: quoted) {
        quoted[index, default: 0] += 1
        let range = features.sentences[index]
        score.evidence.append(
          ReplyScore.Evidence(kind: .move(move), range: range, quote: passage.text(in: range)))
      }
    }
    for cost in score.costs {
      if let index = best(.init(cost), features, weights) {
        let range = features.sentences[index]
        score.evidence.append(
          ReplyScore.Evidence(kind: .cost(cost), range: range, quote: passage.text(in: range)))
      }
    }
    if score.level < 4 {
      score.advice = ReplyAdvice.phrase(for: reply.kind, lacking: Self.lacking(score))
    }
    return score
  }

  /// The sentence that speaks most for a quality, of those that were quoted less
  /// than twice as long as one of them speaks for it at all.
  private func best(
    _ quality: ReplyWeights.Quality, _ features: ReplyFeatures, _ weights: ReplyWeights,
    besides quoted: [Int: Int] = [:]
  ) -> Int? {
    let shares = features.keysOfSentence.map { weights.share(of: quality, from: $0, in: features) }
    let fresh = shares.indices.filter { (quoted[$0] ?? 0) < 2 && shares[$0] > 0 }
    return fresh.max { shares[$0] < shares[$1] } ?? shares.indices.max { shares[$0] < shares[$1] }
  }

  /// What the reply needs first.
  private static func lacking(_ score: ReplyScore) -> ReplyAdvice.Need {
    if score.costs.contains(.culprit) || score.costs.contains(.punish) { return .person }
    if score.costs.contains(.surrender) { return .purpose }
    if score.costs.contains(.lecture) { return .concern }
    if score.costs.contains(.dodge) { return .answer }
    if score.move(.calm) == 0 { return .concern }
    if score.move(.system) < 2 { return .system }
    if score.move(.next) < 2 { return .next }
    return score.move(.concern) < 2 ? .concern : .next
  }
}

extension ReplyWeights.Quality {
  init(_ move: ReplyMove) {
    self =
      switch move {
      case .concern: .concern
      case .blameless: .blameless
      case .system: .system
      case .next: .next
      case .calm: .calm
      }
  }

  init(_ cost: ReplyCost) {
    self =
      switch cost {
      case .culprit: .culprit
      case .punish: .punish
      case .dodge: .dodge
      case .lecture: .lecture
      case .surrender: .surrender
      }
  }
}
