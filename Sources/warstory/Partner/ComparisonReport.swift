import Interview
import Scoring

/// The machine's levels beside the interviewer's, with the words that they rest
/// on where they differ.
struct ComparisonReport {
  var comparison: Comparison
  var interviewer: String
  var glyphs: Glyphs = .unicode
  var width = 80

  var lines: [StyledText] {
    var lines: [StyledText] = [.heading("The machine's reading")]
    for row in comparison.rows {
      let verdict: StyledText =
        switch row.difference {
        case 0: .good("the same")
        case 1...: .warning("machine \(row.difference) higher")
        default: .warning("machine \(-row.difference) lower")
        }
      lines.append(
        StyledText("  \(row.signal.title)").padded(to: 17)
          + "\(interviewer) \(row.interviewer), machine \(row.machine)  " + verdict)
      for quote in row.difference == 0 ? [] : row.quotes {
        lines += StyledText.faint("    \(glyphs.openQuote)\(quote)\(glyphs.closeQuote)")
          .wrapped(to: width, hanging: 5)
      }
    }
    if !comparison.onlyTicked.isEmpty {
      lines += StyledText(
        "  Ticked, not found in the words: \(comparison.onlyTicked.joined(separator: " "))"
      ).wrapped(to: width, hanging: 4)
    }
    for (point, quote) in comparison.onlyRead {
      lines += StyledText(
        "  Found, not ticked: \(point) \(glyphs.openQuote)\(quote)\(glyphs.closeQuote)"
      ).wrapped(to: width, hanging: 4)
    }
    return lines
  }
}
