/// Level, moves and costs as they follow from the qualities of a reply, so that
/// they agree with each other as the ratings do.
package struct ReplyVerdict: Equatable, Sendable {
  package private(set) var level: Int
  package private(set) var moves: [ReplyMove: Int]
  package private(set) var costs: [ReplyCost]

  package init(_ qualities: [Float], weights: ReplyWeights) {
    func quality(_ quality: ReplyWeights.Quality) -> Float { qualities[quality.rawValue] }
    let mixed = weights.mixed(qualities)
    level = weights.cuts.count { mixed > $0 }
    let harm = max(quality(.harm), quality(.culprit))
    if harm > Self.surelyHarm { level = 0 }
    costs = []
    switch level {
    case 0:
      // An attack on the asker is level 0 without naming anybody.
      if harm > Self.harm || quality(.calm) > 1 { costs.append(.culprit) }
      if quality(.punish) > Self.punish { costs.append(.punish) }
      if quality(.surrender) > Self.other { costs.append(.surrender) }
    case 1:
      costs = [.dodge, .lecture, .surrender].filter { quality(.init($0)) > Self.other }
      if costs.isEmpty {
        let most = [ReplyCost.dodge, .surrender, .lecture].max {
          quality(.init($0)) < quality(.init($1))
        }
        costs = [most ?? .dodge]
      }
    default: break
    }
    moves = [:]
    for move in ReplyMove.allCases {
      let value = quality(.init(move))
      moves[move] = value < Self.weak ? 0 : value < Self.clear ? 1 : 2
    }
    agree(calm: quality(.calm))
  }

  /// Bounds each move by what the level says of it.
  private mutating func agree(calm: Float) {
    func bound(_ move: ReplyMove, _ range: ClosedRange<Int>) {
      let value = moves[move] ?? 0
      moves[move] = min(max(value, range.lowerBound), range.upperBound)
    }
    moves[.calm] = calm < 0.8 ? 0 : calm < 1.55 ? 1 : 2
    switch level {
    case 0:
      bound(.blameless, 0...0)
      bound(.system, 0...1)
      bound(.next, 0...1)
    case 1:
      bound(.system, 0...1)
      bound(.next, 0...1)
    case 2:
      bound(.blameless, 1...2)
      bound(.system, 0...1)
      bound(.next, 0...1)
      bound(.calm, 1...2)
    case 3:
      bound(.concern, 1...2)
      bound(.blameless, 1...2)
      bound(.system, 1...2)
      bound(.calm, 1...2)
    default:
      bound(.concern, 1...2)
      bound(.blameless, 1...2)
      bound(.system, 1...2)
      bound(.next, 2...2)
      bound(.calm, 2...2)
    }
  }

  private static let harm: Float = 0.25
  private static let surelyHarm: Float = 0.75
  private static let punish: Float = 0.3
  private static let other: Float = 0.42
  private static let weak: Float = 0.55
  private static let clear: Float = 1.45
}
