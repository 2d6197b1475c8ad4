import Journal
import Rehearsal
import Scenarios
import Scoring

/// One attempt of the journal: what was said, when, and its score.
struct AttemptReport {
  var record: Record
  /// As it is today; nil where it is gone, or for an own story.
  var scenario: Scenario?
  /// What a meeting or the check of a document says in place of a scorecard.
  var verdict: [StyledText]?
  var glyphs: Glyphs = .unicode
  var width = 80

  var lines: [StyledText] {
    let summary = record.summary
    var lines =
      (StyledText.heading("Attempt \(summary.number)  ")
      + StyledText(summary.attempt.title)).wrapped(to: width)
    var about = Calendar.minute(summary.started)
    if let id = summary.attempt.scenario { about += "  \(id)" }
    about += "  \(summary.attempt.mode.rawValue)"
    if summary.state != .finished {
      about += summary.state == .open ? "  unfinished" : "  given up"
    }
    lines.append(.faint(about))
    for part in record.parts {
      let known = Part(rawValue: part)
      var heading = StyledText.heading(known?.title ?? part.capitalizedFirst)
      if let elapsed = record.progress.parts[part]?.elapsed, elapsed > .zero {
        heading += .faint("  \(clockText(elapsed))")
      }
      lines += ["", heading]
      for line in record.text(of: part).split(separator: "\n") {
        lines += StyledText(String(line)).wrapped(to: width)
      }
    }
    lines += spokenLines
    lines.append("")
    if let verdict { return lines + verdict }
    guard let card = record.scorecard else {
      lines.append(.faint("Not scored."))
      return lines
    }
    if let score = record.scores.last,
      !score.isComparable(scorer: Scorer.version, digest: scenario?.digest ?? "")
    {
      lines.append(
        .faint("Scored by another version, or the scenario has changed since: not comparable."))
    }
    // Points are numbered by the text that they were scored on.
    let unchanged = scenario?.digest == record.scores.last?.digest ? scenario : nil
    lines +=
      ScorecardReport(
        card: card, scenario: unchanged, hints: summary.hints, glyphs: glyphs, width: width,
        offersNext: false
      ).lines
    return lines
  }

  /// The times of parts without words, and what the person ticked after speaking.
  private var spokenLines: [StyledText] {
    var times: [String] = []
    for part in Beat.allCases.map(\.rawValue) + record.progress.parts.keys.sorted() {
      guard let known = Part(rawValue: part), !record.parts.contains(part),
        let elapsed = record.progress.parts[part]?.elapsed, elapsed > .zero,
        case let text = "\(known.title) \(clockText(elapsed))", !times.contains(text)
      else { continue }
      times.append(text)
    }
    var lines: [StyledText] = []
    if record.summary.attempt.mode == .spoken, !times.isEmpty {
      lines += ["", .heading("Spoken: ") + StyledText(times.joined(separator: " \(glyphs.dot) "))]
    }
    if let ticks = PointTicks(record.marks).text {
      lines += ["", .heading("Ticked by yourself: ") + StyledText(ticks)]
    }
    return lines.flatMap { $0.wrapped(to: width, hanging: 2) }
  }
}

extension String {
  /// `Summary` for `summary`.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
