import Scoring

/// What each piece of evidence added to each signal, for those who want to check
/// the sum.
struct ExplanationReport {
  var explanation: Explanation
  var glyphs: Glyphs = .unicode
  var width = 80

  var lines: [StyledText] {
    var lines: [StyledText] = ["", .heading("What each piece added")]
    if let reason = explanation.insufficient {
      return lines
        + (StyledText("  nothing: ") + StyledText(reason.sentence)).wrapped(
          to: width, hanging: 2)
    }
    for signal in Signal.allCases {
      guard let sum = explanation.signals[signal] else { continue }
      let cuts = sum.cuts.map(hundredths).joined(separator: ", ")
      lines +=
        (StyledText.heading(signal.title).padded(to: 15)
        + "\(hundredths(sum.value))  " + .faint("levels begin above \(cuts)")).wrapped(
          to: width, hanging: 15)
      lines.append(StyledText("  \(signed(sum.start))") + .faint("  where nothing is told"))
      for part in sum.parts where abs(part.added) >= 0.005 {
        let ink: Ink = part.added < 0 ? .bad : .good
        let quote = part.evidence.quote.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let line =
          StyledText("  \(signed(part.added))", ink)
          + "  \(part.evidence.kind.label) "
          + .faint("\(Int((part.likelihood * 100).rounded()))%  ")
          + "\(glyphs.openQuote)\(quote)\(glyphs.closeQuote)"
        lines += line.wrapped(to: width, hanging: 9)
      }
      // What is too little for a line of its own is in here, so that it adds up.
      let small = sum.parts.filter { abs($0.added) < 0.005 }.reduce(0) { $0 + $1.added }
      lines.append(
        StyledText("  \(signed(sum.together + small))")
          + .faint("  together, and by what the whole answer is like"))
      let reached = sum.cuts.count { sum.value > $0 }
      lines +=
        (StyledText("  = \(hundredths(sum.value)): level \(sum.level)")
        + (reached > sum.level
          ? .faint(", held there: what level \(sum.level + 1) asks for was not heard") : ""))
        .wrapped(to: width, hanging: 4)
    }
    return lines
  }

  private func signed(_ value: Double) -> String {
    let text = hundredths(abs(value))
    return (value < 0 && text != "0.00" ? "-" : "+") + text
  }

  private func hundredths(_ value: Double) -> String {
    let whole = Int((abs(value) * 100).rounded())
    let rest = whole % 100
    return "\(value < 0 ? "-" : "")\(whole / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
