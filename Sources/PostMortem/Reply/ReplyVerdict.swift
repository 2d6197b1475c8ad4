import Prose

/// Level, moves and costs as they follow from the qualities of a reply, so that
/// they agree with each other as the ratings do.
package struct ReplyVerdict: Equatable, Sendable {
  package private(set) var level: Int
  package private(set) var moves: [ReplyMove: Int] = [:]
  package private(set) var costs: [ReplyCost] = []

  /// `qualities` in the order of ``ReplyWeights/Quality/allCases``.
  package init(_ qualities: [Float]) {
    func quality(_ quality: ReplyWeights.Quality) -> Float { qualities[quality.rawValue] }
    // From the worst to the best, as the levels are described.
    let worst = (quality(.harm) + quality(.zero)) / 2 - max(0, quality(.three) - 0.3) / 5
    if worst > 0.39 {
      level = 0
    } else if quality(.one) + (1 - quality(.two)) / 2 > 0.66 {
      level = 1
    } else if quality(.three) < 0.45 {
      level = 2
    } else {
      level = quality(.four) > 0.41 ? 4 : 3
    }
    switch level {
    case 0:
      // An attack on the asker makes it worse without naming anybody.
      if quality(.harm) > 0.25 { costs.append(.culprit) }
      if quality(.punish) > 0.3 { costs.append(.punish) }
      if quality(.surrender) > 0.35 { costs.append(.surrender) }
    case 1:
      costs = ReplyCost.allCases.filter { cost in
        [.dodge, .lecture, .surrender].contains(cost) && quality(.init(cost)) > 0.35
      }
      if costs.isEmpty {
        costs = quality(.surrender) > quality(.dodge) ? [.surrender] : [.dodge]
      }
    default: break
    }
    for move in ReplyMove.allCases {
      let (some, much) = Self.cuts(move)
      let value = quality(.init(move))
      let rated = value < some ? 0 : value < much ? 1 : 2
      let bounds = Self.bounds(move, at: level)
      moves[move] = min(max(rated, bounds.lowerBound), bounds.upperBound)
    }
  }

  /// The same, as far as the reply is about what was said.
  package func held(against reply: Reply) -> ReplyVerdict {
    var held = self
    if ReplyGround.mocks(reply.text) {
      held.lower(to: 0)
      held.moves[.calm] = 0
      return held
    }
    if level == 0, costs == [.culprit], ReplyGround.standsBeside(reply.text) {
      // "I'd have typed it too" makes nobody the culprit.
      let isConcrete = Prose.Passage(reply.text).tokens.contains { $0.norm == "?" }
      held.level = isConcrete && ReplyGround.holds(reply) ? 3 : 2
      held.costs = []
      for move in ReplyMove.allCases {
        let bounds = Self.bounds(move, at: held.level)
        held.moves[move] = min(max(self.moves[move] ?? 0, bounds.lowerBound), bounds.upperBound)
      }
      held.moves[.blameless] = 2
      if isConcrete { held.moves[.next] = max(1, held.moves[.next] ?? 0) }
      return held
    }
    if level > 1, !ReplyGround.holds(reply) { held.lower(to: 1) }
    return held
  }

  private mutating func lower(to level: Int) {
    self.level = level
    if level == 1, costs.isEmpty { costs = [.dodge] }
    for move in ReplyMove.allCases {
      let bounds = Self.bounds(move, at: level)
      moves[move] = min(max(moves[move] ?? 0, bounds.lowerBound), bounds.upperBound)
    }
    if level == 1 { moves[.concern] = min(1, moves[.concern] ?? 0) }
  }

  /// From where on a move is there partly, and clearly.
  private static func cuts(_ move: ReplyMove) -> (Float, Float) {
    switch move {
    case .concern: (0.85, 1.3)
    case .blameless: (0.8, 1.2)
    case .system: (0.8, 1.25)
    case .next: (0.75, 1.25)
    case .calm: (1, 1.55)
    }
  }

  /// What a level says of a move.
  private static func bounds(_ move: ReplyMove, at level: Int) -> ClosedRange<Int> {
    switch (level, move) {
    case (0, .blameless): 0...0
    case (0...2, .system), (0...2, .next): 0...1
    case (2..., .blameless), (2..., .calm), (3..., .concern), (3..., .system): 1...2
    case (4, .next): 2...2
    default: 0...2
    }
  }
}
