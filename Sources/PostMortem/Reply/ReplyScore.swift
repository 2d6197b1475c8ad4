import Scoring

/// What a good facilitator does in a reply.
package enum ReplyMove: String, CaseIterable, Codable, Sendable {
  /// Takes the concern seriously before steering.
  case concern
  /// Keeps or restates that it is about learning.
  case blameless
  /// Turns from the person to what made it possible.
  case system
  /// Offers a concrete question or step.
  case next
  /// Stays even.
  case calm
}

/// What costs a reply its level.
package enum ReplyCost: String, CaseIterable, Codable, Sendable {
  /// Names, hints at or accepts a guilty person.
  case culprit
  /// Promises consequences for a person.
  case punish
  /// Evades, or says nothing in many words.
  case dodge
  /// Preaches.
  case lecture
  /// Drops the purpose to please.
  case surrender

  package var title: String {
    switch self {
    case .culprit: "accepts or hints at a culprit"
    case .punish: "promises consequences for a person"
    case .dodge: "evades"
    case .lecture: "preaches"
    case .surrender: "gives the purpose away to please"
    }
  }
}

/// The score of one reply, and the words that it rests on.
package struct ReplyScore: Equatable, Sendable {
  /// A stretch of the reply that shows a move or a cost.
  package struct Evidence: Equatable, Sendable {
    package enum Kind: Equatable, Sendable {
      case move(ReplyMove)
      case cost(ReplyCost)

      package var name: String {
        switch self {
        case .move(let move): move.rawValue
        case .cost(let cost): cost.rawValue
        }
      }
    }

    package var kind: Kind
    /// Unicode scalars of the reply.
    package var range: Range<Int>
    /// Exactly the slice of the reply at `range`.
    package var quote: String
  }

  /// 0 makes it worse, 4 the asker would feel answered.
  package var level: Int
  /// Each 0, 1 or 2.
  package var moves: [ReplyMove: Int]
  /// In the order of ``ReplyCost/allCases``.
  package var costs: [ReplyCost]
  /// In the order of moves and costs.
  package var evidence: [Evidence]
  /// A phrase to try; nil at level 4.
  package var advice: String?

  package func move(_ move: ReplyMove) -> Int { moves[move] ?? 0 }

  /// The object that `meeting --score` prints for the reply.
  package func json(id: String) -> String {
    var json = JSONText()
    json.object { json in
      json.member("id") { $0.string(id) }
      json.member("level") { $0.integer(level) }
      json.member("moves") { json in
        json.object { json in
          for move in ReplyMove.allCases {
            json.member(move.rawValue) { $0.integer(self.move(move)) }
          }
        }
      }
      json.member("costs") { $0.array(costs) { $0.string($1.rawValue) } }
      json.member("evidence") { $0.quotes(evidence.filter(\.isMove), named: "move") }
      let costly = evidence.filter { !$0.isMove }
      if !costly.isEmpty { json.member("cost_evidence") { $0.quotes(costly, named: "cost") } }
      if let advice { json.member("advice") { $0.string(advice) } }
    }
    return json.text
  }
}

extension ReplyScore.Evidence {
  var isMove: Bool {
    if case .move = kind { return true }
    return false
  }
}

extension JSONText {
  fileprivate mutating func quotes(_ evidence: [ReplyScore.Evidence], named key: String) {
    array(evidence) { json, item in
      json.object { json in
        json.member(key) { $0.string(item.kind.name) }
        json.member("start") { $0.integer(item.range.lowerBound) }
        json.member("end") { $0.integer(item.range.upperBound) }
        json.member("quote") { $0.string(item.quote) }
      }
    }
  }
}
