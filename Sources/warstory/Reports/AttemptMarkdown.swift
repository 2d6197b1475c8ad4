import Journal
import Rehearsal
import Scenarios
import Scoring

/// One attempt as a Markdown document that can be kept or sent.
struct AttemptMarkdown {
  var record: Record

  var text: String {
    let summary = record.summary
    var text = "# \(plain(summary.attempt.title))\n\n"
    text += "Attempt \(summary.number), \(Calendar.minute(summary.started))"
    if let scenario = summary.attempt.scenario { text += ", scenario `\(scenario)`" }
    text += "\n"
    if let card = record.scorecard { text += "\n" + score(card) }
    text += "\n## The answer\n"
    for part in record.parts {
      text += "\n### \(Part(rawValue: part)?.title ?? plain(part))\n\n"
      text += quoted(record.text(of: part)) + "\n"
    }
    return text
  }

  private func score(_ card: Scorecard) -> String {
    if let reason = card.insufficient?.sentence { return "Not enough to score: \(plain(reason))\n" }
    var text = "**\(card.verdict.rawValue)**, \(card.total) of 16\n\n"
    text += "| signal | level | |\n| --- | --- | --- |\n"
    for signal in Signal.allCases {
      let sentence = card.signals[signal]?.sentence(for: signal) ?? ""
      text += "| \(signal.title) | \(card.level(signal)) | \(sentence) |\n"
    }
    for signal in Signal.allCases {
      let evidence = card.signals[signal]?.evidence ?? []
      guard !evidence.isEmpty else { continue }
      text += "\n### \(signal.title)\n\n"
      for piece in evidence.prefix(6) {
        text += "- \"\(plain(piece.quote))\" (\(piece.beat.title), \(piece.kind.label))\n"
      }
      if let advice = card.signals[signal]?.advice { text += "\nNext: \(plain(advice))\n" }
    }
    let flags = card.flags.map(\.title)
    text +=
      "\nRed flags: \(flags.isEmpty ? "none" : flags.joined(separator: "; "))\n"
    return text
  }

  private func quoted(_ text: String) -> String {
    text.terminalSafe.split(separator: "\n", omittingEmptySubsequences: false)
      .map { "> \($0)" }.joined(separator: "\n")
  }

  /// Text on one line, safe for any reader of the document.
  private func plain(_ text: String) -> String {
    text.terminalSafeLine.split(separator: " ").joined(separator: " ")
  }
}
