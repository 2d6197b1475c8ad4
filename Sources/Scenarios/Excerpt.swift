/// The part of a source line around a place, and the caret that goes under it.
struct Excerpt {
  /// Safe to print, one column a narrow character.
  let text: String
  /// Blanks, then `^~~~` as wide as the place.
  let caret: String

  /// Shows of a line what fits `width` columns, the place among it.
  init(of line: String, at place: Place, width: Int = 100) {
    // A wide character takes two columns, an unsafe one up to ten.
    let length = line.unicodeScalars.count
    let columns = max(length, line.terminalSafeLine.terminalColumns)
    // Two are for the signs that something was left out.
    let widest = max(20, (width - 2) * max(length, 1) / max(columns, 1))
    let scalars = Array(line.unicodeScalars)
    let column = min(max(place.column - 1, 0), scalars.count)
    var first = 0
    if scalars.count > widest, column > widest - 20 {
      first = max(min(column - 20, scalars.count - widest), 0)
    }
    let last = min(first + widest, scalars.count)
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
