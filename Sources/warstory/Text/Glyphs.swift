/// The signs of the reports: Unicode where the terminal shows it, else ASCII.
struct Glyphs: Equatable, Sendable {
  var full: String
  var empty: String
  var yes: String
  var partly: String
  var no: String
  var dot: String
  var prompt: String
  var ellipsis: String
  var openQuote: String
  var closeQuote: String

  static let unicode = Glyphs(
    full: "●", empty: "○", yes: "✓", partly: "~", no: "✗", dot: "·", prompt: "›", ellipsis: "…",
    openQuote: "“", closeQuote: "”")

  static let ascii = Glyphs(
    full: "#", empty: ".", yes: "+", partly: "~", no: "-", dot: "-", prompt: ">", ellipsis: "...",
    openQuote: "\"", closeQuote: "\"")
}
