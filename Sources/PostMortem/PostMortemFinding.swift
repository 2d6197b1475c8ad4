/// How far a finding can be relied on.
package enum Certainty: String, Codable, Sendable {
  /// Seen in the words themselves.
  case sure
  /// Worth a look: the words may mean it, or it may be told elsewhere.
  case look
}

/// Something in a post-mortem that would be better said otherwise, or that is
/// missing from it.
package struct PostMortemFinding: Equatable, Sendable {
  package var kind: FindingKind
  /// Counted from 1.
  package var line: Int
  /// Counted from 1, in Unicode scalars.
  package var column: Int
  /// Exactly what stands there; empty where something is missing.
  package var quote: String
  package var message: String
  /// A rewording to consider.
  package var consider: String
  package var certainty: Certainty
  /// What the same words lack besides: the date of an item without an owner.
  package var also: [FindingKind]

  package init(
    kind: FindingKind, line: Int, column: Int, quote: String, message: String, consider: String,
    certainty: Certainty = .sure, also: [FindingKind] = []
  ) {
    self.kind = kind
    self.line = line
    self.column = column
    self.quote = quote
    self.message = message
    self.consider = consider
    self.certainty = certainty
    self.also = also
  }
}
