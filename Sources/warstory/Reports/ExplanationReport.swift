import Scoring

/// What each piece of evidence added to each signal, for those who want to check
/// the sum.
struct ExplanationReport {
  var explanation: Explanation
  var glyphs: Glyphs = .unicode
  var width = 80

  var lines: [StyledText] {
    var lines: [StyledText] = ["", .heading("What each piece added")]
    if explanation.insufficient != nil {
      return lines + ["  nothing: there was too little to hear"]
    }
    for signal in Signal.allCases {
      guard let sum = explanation.signals[signal] else { continue }
      let cuts = sum.cuts.map(hundredths).joined(separator: ", ")
      lines +=
        (StyledText.heading(signal.title).padded(to: 15)
        + "\(hundredths(sum.value))  " + .faint("levels begin above \(cuts)")).wrapped(
          to: width, hanging: 15)
      for part in sum.parts where abs(part.added) >= 0.005 {
        let sign = part.added < 0 ? "-" : "+"
        let ink: Ink = part.added < 0 ? .bad : .good
        let quote = part.evidence.quote.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let line =
          StyledText("  \(sign)\(hundredths(abs(part.added)))", ink)
          + "  \(part.evidence.kind.label) "
          + .faint("\(Int((part.likelihood * 100).rounded()))%  ")
          + "\(glyphs.openQuote)\(quote)\(glyphs.closeQuote)"
        lines += line.wrapped(to: width, hanging: 9)
      }
    }
    return lines
  }

  private func hundredths(_ value: Double) -> String {
    let whole = Int((abs(value) * 100).rounded())
    let rest = whole % 100
    return "\(value < 0 ? "-" : "")\(whole / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
