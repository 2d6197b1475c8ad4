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

  package init(
    kind: FindingKind, line: Int, column: Int, quote: String, message: String, consider: String
  ) {
    self.kind = kind
    self.line = line
    self.column = column
    self.quote = quote
    self.message = message
    self.consider = consider
  }
}
