/// A piece of a Markdown file that stands for itself.
package struct MarkdownBlock: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// From 1, the title, to 6; a bold line that serves as one is 7.
    case heading(level: Int)
    case paragraph
    /// How many columns its mark is indented by.
    case item(indent: Int)
    /// The first row of a table is its head.
    case row(isHead: Bool)
    case quotation
    case code
  }

  package var kind: Kind
  /// Counted from 1.
  package var line: Int
  /// One; for a row, one a cell.
  package var texts: [MarkdownText]
  /// The lines of the file that it spans, each by its offsets.
  var stretches: [Range<Int>]
  /// Whether its box is ticked.
  var isTicked = false
}
