/// A text taken apart: its tokens, and the units in which a listener hears it.
///
/// Everything is placed by Unicode scalars of the text, so that a quote is exact.
package struct Passage: Sendable {
  /// A sentence, or a stretch of a transcript that has none.
  package struct Unit: Equatable, Sendable {
    /// Unicode scalars of the text, without the spaces around them.
    package var range: Range<Int>
    /// Indices into ``Passage/tokens``; never empty.
    package var tokens: Range<Int>
  }

  package let scalars: [Unicode.Scalar]
  package let tokens: [Token]
  package let units: [Unit]

  package init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    tokens = Tokenizer.tokens(of: scalars)
    units = Segmenter(scalars: scalars, tokens: tokens).units()
  }

  /// Exactly the slice of the text at `range`, cut to the text's end.
  package func text(in range: Range<Int>) -> String {
    var slice = String.UnicodeScalarView()
    slice.append(contentsOf: scalars[range.clamped(to: 0..<scalars.count)])
    return String(slice)
  }

  /// The tokens of `unit`.
  package func tokens(of unit: Unit) -> ArraySlice<Token> { tokens[unit.tokens] }

  /// How many words and numbers there are.
  package var wordCount: Int { tokens.count { $0.kind != .sign } }
}
