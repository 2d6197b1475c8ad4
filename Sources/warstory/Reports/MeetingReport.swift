import PostMortem

/// How the meeting went: a level a turn with the words it rests on, the best and
/// the weakest moment, a phrase to try.
struct MeetingReport {
  var meeting: Meeting
  var glyphs: Glyphs = .unicode
  var width = 80

  var lines: [StyledText] {
    var lines: [StyledText] = []
    for entry in meeting.entries {
      let level = max(0, min(entry.score.level, 4))
      let dots =
        String(repeating: glyphs.full, count: level)
        + String(repeating: glyphs.empty, count: 4 - level)
      let ink: Ink = level >= 3 ? .good : level == 2 ? .warning : .bad
      var title = StyledText.heading(entry.turn.title).padded(to: 20)
      title += StyledText(dots, ink) + "  \(level)"
      if entry.overtime > 0 { title += .warning("  over by \(entry.overtime) s") }
      lines.append(title)
      for quote in entry.score.quotes {
        lines += quoted(quote.text, shows: quote.shows, isCost: quote.isCost)
      }
      if level < 4, !entry.score.missing.isEmpty {
        lines += StyledText.faint("   missing: \(entry.score.missing.joined(separator: "; "))")
          .wrapped(to: width, hanging: 3)
      }
    }
    lines.append("")
    if let best = meeting.best {
      lines += moment("Best moment", best)
    }
    if let weakest = meeting.weakest, weakest != meeting.best {
      lines += moment("Weakest moment", weakest)
      if let advice = weakest.score.advice {
        lines += (StyledText.heading("Try: ") + StyledText(advice)).wrapped(to: width, hanging: 3)
      }
    }
    return lines
  }

  private func moment(_ name: String, _ entry: Meeting.Entry) -> [StyledText] {
    (StyledText.heading("\(name): ") + "\(entry.turn.title), "
      + "\(glyphs.openQuote)\(Meeting.words(of: entry))\(glyphs.closeQuote)").wrapped(
        to: width, hanging: 3)
  }

  private func quoted(_ text: String, shows: String, isCost: Bool) -> [StyledText] {
    (StyledText("   \(isCost ? glyphs.no : glyphs.yes) ", isCost ? .bad : .good)
      + "\(glyphs.openQuote)\(text)\(glyphs.closeQuote)  " + .faint(shows)).wrapped(
        to: width, hanging: 5)
  }
}
