/// Words of a sentence that blame somebody.
struct Blame {
  var kind: FindingKind
  /// Tokens of the sentence.
  var tokens: ClosedRange<Int>
  var message: String
  var consider: String
}

/// A way in which texts blame people.
protocol BlameRule {
  static func blames(in sentence: Sentence) -> [Blame]
}
