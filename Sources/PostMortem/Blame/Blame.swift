/// Words of a sentence that blame somebody.
struct Blame {
  var kind: FindingKind
  /// Tokens of the sentence.
  var tokens: ClosedRange<Int>
  var message: String
  var consider: String
  /// Sure of the few families that blame wherever they stand.
  var certainty: Certainty = .sure
}

extension Blame {
  /// The same, where the words may also be meant otherwise.
  var unsure: Blame {
    var blame = self
    blame.certainty = .look
    return blame
  }
}

/// A way in which texts blame people.
protocol BlameRule {
  static func blames(in sentence: Sentence) -> [Blame]
}
