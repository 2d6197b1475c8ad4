/// The part of a source line around a place, and the caret that goes under it.
struct Excerpt {
  /// Safe to print, one column a narrow character.
  let text: String
  /// Blanks, then `^~~~` as wide as the place.
  let caret: String

  /// Scalars shown of a line at most.
  private static let widest = 100

  init(of line: String, at place: Place) {
    let scalars = Array(line.unicodeScalars)
    let column = min(max(place.column - 1, 0), scalars.count)
    var first = 0
    if scalars.count > Self.widest, column > Self.widest - 20 {
      first = min(column - 20, scalars.count - Self.widest)
      first = max(first, 0)
    }
    let last = min(first + Self.widest, scalars.count)
    let end = min(max(column + max(place.length, 1), column + 1), max(last, column + 1))
    func shown(_ range: Range<Int>) -> String {
      var part = String.UnicodeScalarView()
      part.append(contentsOf: scalars[range.clamped(to: 0..<scalars.count)])
      return String(part).terminalSafeLine
    }
    let before = (first > 0 ? "…" : "") + shown(first..<column)
    text = (first > 0 ? "…" : "") + shown(first..<last) + (last < scalars.count ? "…" : "")
    let width = max(1, shown(column..<max(column, min(end, last))).terminalColumns)
    caret =
      String(repeating: " ", count: before.terminalColumns) + "^"
      + String(repeating: "~", count: width - 1)
  }
}
