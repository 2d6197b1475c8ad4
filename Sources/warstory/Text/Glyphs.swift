/// The signs of the reports: Unicode where the terminal shows it, else ASCII.
struct Glyphs: Equatable, Sendable {
  var full: String
  var empty: String
  var yes: String
  var partly: String
  /// A point that was perhaps said, and one that was not heard.
  var perhaps = "?"
  var notHeard: String
  var no: String
  var dot: String
  var prompt: String
  var ellipsis: String
  var openQuote: String
  var closeQuote: String

  static let unicode = Glyphs(
    full: "●", empty: "○", yes: "✓", partly: "~", notHeard: "–", no: "✗", dot: "·", prompt: "›",
    ellipsis: "…",
    openQuote: "“", closeQuote: "”")

  static let ascii = Glyphs(
    full: "#", empty: ".", yes: "+", partly: "~", notHeard: "-", no: "-", dot: "-", prompt: ">",
    ellipsis: "...",
    openQuote: "\"", closeQuote: "\"")
}
