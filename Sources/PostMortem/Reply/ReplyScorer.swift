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
    let verdict = ReplyVerdict(weights.qualities(features))
    var score = ReplyScore(
      level: verdict.level, moves: verdict.moves, costs: verdict.costs, evidence: [], advice: nil)
    let passage = Prose.Passage(reply.text)
    for move in ReplyMove.allCases where score.move(move) > 0 {
      if let range = best(.init(move), features, weights) {
        score.evidence.append(
          ReplyScore.Evidence(kind: .move(move), range: range, quote: passage.text(in: range)))
      }
    }
    for cost in score.costs {
      if let range = best(.init(cost), features, weights) {
        score.evidence.append(
          ReplyScore.Evidence(kind: .cost(cost), range: range, quote: passage.text(in: range)))
      }
    }
    if score.level < 4 {
      score.advice = ReplyAdvice.phrase(for: reply.kind, lacking: Self.lacking(score))
    }
    return score
  }

  /// The sentence that speaks most for a quality.
  private func best(
    _ quality: ReplyWeights.Quality, _ features: ReplyFeatures, _ weights: ReplyWeights
  ) -> Range<Int>? {
    var found: (share: Float, range: Range<Int>)?
    for (index, range) in features.sentences.enumerated() {
      let share = weights.share(of: quality, from: features.keysOfSentence[index], in: features)
      if share > found?.share ?? -.infinity { found = (share, range) }
    }
    return found?.range
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
