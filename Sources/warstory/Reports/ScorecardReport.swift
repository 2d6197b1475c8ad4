import Scenarios
import Scoring

/// The score of an answer as a person reads it: levels with the words they rest
/// on, what was ticked and missed, what tanked it, the beats' times, advice.
struct ScorecardReport {
  var card: Scorecard
  /// nil for an own story.
  var scenario: Scenario?
  /// Seconds that each beat took against its budget, where a clock ran.
  var clocks: [BeatClock] = []
  var hints = 0
  var glyphs: Glyphs = .unicode
  var width = 80
  /// Whether a scenario's `model` can be shown next.
  var offersNext = true

  /// How long a beat took.
  struct BeatClock: Equatable {
    var beat: Beat
    var taken: Duration
    var budget: Duration
  }

  var lines: [StyledText] {
    if let reason = card.insufficient?.sentence {
      return [
        .heading("not enough to score"),
        StyledText(reason),
        .faint("Nothing is made up to fill the gap. `again` starts the same scenario over."),
      ]
    }
    var lines = [headline]
    if card.isOtherIncident {
      lines += StyledText(
        "This tells another incident than the one asked: its points are not ticked.", .warning
      ).wrapped(to: width, hanging: 0)
    }
    lines.append("")
    for signal in Signal.allCases {
      lines += section(signal)
      lines.append("")
    }
    if let followUp = followUpLines { lines += followUp + [""] }
    lines += flagLines
    if let clock = clockLine { lines.append(clock) }
    if hints > 0 { lines.append(StyledText("Hints: \(counted(hints, "hint")) used")) }
    let advice = card.advice
    if !advice.isEmpty {
      lines.append("")
      lines.append(.heading("Next time"))
      for (index, item) in advice.enumerated() {
        lines += StyledText("  \(index + 1). \(item)").wrapped(to: width, hanging: 5)
      }
    }
    if offersNext {
      lines.append("")
      lines.append(
        .faint(
          scenario == nil
            ? "`tell` tells another story, `next` suggests a scenario."
            : "`model` shows the scenario's own path, `again` repeats, `next` goes on."))
    }
    return lines
  }

  private var headline: StyledText {
    let left =
      StyledText(card.verdict.rawValue, card.verdict.ink) + " \(glyphs.dot) \(card.total) of 16"
    guard !clocks.isEmpty else { return left }
    let total = clocks.reduce(Duration.zero) { $0 + $1.taken }
    let right = StyledText("answered in \(clockText(total))", .faint)
    guard left.width + right.width + 2 <= width else { return left + "  " + right }
    return left.padded(to: width - right.width) + right
  }

  private func section(_ signal: Signal) -> [StyledText] {
    let level = card.level(signal)
    let dots =
      String(repeating: glyphs.full, count: level)
      + String(repeating: glyphs.empty, count: 4 - level)
    let ink: Ink = level >= 3 ? .good : level == 2 ? .warning : .bad
    var title = StyledText.heading(signal.title).padded(to: 15)
    title += StyledText(dots, ink)
    let sentence = card.signals[signal]?.sentence(for: signal) ?? ""
    title += "  \(level)  \(sentence)"
    var lines = title.wrapped(to: width, hanging: width >= 60 ? 24 : 3)
    let points = pointsShown(under: signal)
    lines += points.flatMap(pointLines)
    let spoken = Set(
      points.filter { (card.points[$0.id] ?? 0) > 0 }.compactMap {
        card.pointEvidence[$0.id]?.quote
      })
    let evidence = card.signals[signal]?.evidence ?? []
    for piece in evidence.filter({ !spoken.contains($0.quote) }).prefix(points.isEmpty ? 6 : 4) {
      lines += quoteLines(piece, indent: 3, label: piece.kind.label)
    }
    if let advice = card.signals[signal]?.advice, level < 4 {
      lines += (StyledText.faint("   For \(level + 1): ") + StyledText(advice)).wrapped(
        to: width, hanging: 3)
    }
    return lines
  }

  private func pointsShown(under signal: Signal) -> [Point] {
    let kind: Point.Kind
    switch signal {
    case .diagnosis: kind = .diagnosis
    case .prevention: kind = .prevention
    case .communication, .blamelessness: return []
    }
    if card.isOtherIncident { return [] }
    return (scenario?.points ?? []).filter { $0.kind == kind && card.points[$0.id] != nil }
  }

  private func pointLines(_ point: Point) -> [StyledText] {
    let covered = card.points[point.id] ?? 0
    let isPerhaps = card.perhaps.contains(point.id)
    let (sign, ink): (String, Ink) =
      switch covered {
      case 2: (glyphs.yes, .good)
      case 1: (glyphs.partly, .warning)
      default: isPerhaps ? (glyphs.perhaps, .warning) : (glyphs.notHeard, .faint)
      }
    var label = StyledText("   ") + StyledText(sign, ink) + " \(point.id)"
    if let at = moment(of: point) { label += StyledText(" \(at)", .faint) }
    label = label.padded(to: width >= 60 ? 16 : 9) + " "
    let text = StyledText(
      shortened(point.text, to: max(20, (width - label.width) * (covered == 0 ? 2 : 1) - 2)))
    var lines = (label + text).wrapped(to: width, hanging: label.width)
    if let evidence = card.pointEvidence[point.id] {
      lines += quoteLines(
        evidence, indent: min(label.width, 10),
        label: isPerhaps ? "perhaps" : covered == 1 ? "partly" : nil)
    }
    return lines
  }

  private func moment(of point: Point) -> String? {
    guard point.kind == .diagnosis, let scenario,
      scenario.diagnosis.indices.contains(point.number - 1)
    else { return nil }
    return scenario.diagnosis[point.number - 1].at
  }

  private func quoteLines(_ evidence: Evidence, indent: Int, label: String?) -> [StyledText] {
    let words = evidence.quote.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    var tail = "  \(evidence.beat.title)"
    if let label { tail += ", \(label)" }
    let quote = shortened(words, to: max(24, width * 2 - indent - tail.count - 4))
    let line =
      StyledText(String(repeating: " ", count: indent))
      + StyledText("\(glyphs.openQuote)\(quote)\(glyphs.closeQuote)") + StyledText(tail, .faint)
    return line.wrapped(to: width, hanging: indent)
  }

  private var followUpLines: [StyledText]? {
    guard let scenario else { return nil }
    let asked = scenario.points.filter { $0.kind == .followUp && card.points[$0.id] != nil }
    guard !asked.isEmpty else { return nil }
    return [.heading("Follow-up")]
      + asked.flatMap { point -> [StyledText] in
        let question = StyledText("   " + (point.detail ?? ""), .faint)
        return question.wrapped(to: width, hanging: 3) + pointLines(point)
      }
  }

  private var flagLines: [StyledText] {
    guard !card.flags.isEmpty else { return [StyledText.heading("Red flags: ") + "none"] }
    var lines =
      (StyledText.heading("Red flags: ")
      + StyledText(card.flags.map(\.title).joined(separator: "; "), .bad)
      + .faint(" (\(card.flags.count) of \(Flag.allCases.count))")).wrapped(
        to: width, hanging: 3)
    for flag in card.flags {
      for evidence in (card.flagEvidence[flag] ?? []).prefix(3) {
        lines += quoteLines(evidence, indent: 3, label: flag.title)
      }
    }
    return lines
  }

  /// `Beats: Situation 0:18 · …`; nil where no clock ran.
  var clockLine: StyledText? {
    guard !clocks.isEmpty else { return nil }
    var line = StyledText.heading("Beats: ")
    for (index, clock) in clocks.enumerated() {
      if index > 0 { line += " \(glyphs.dot) " }
      line += "\(clock.beat.title) \(clockText(clock.taken))"
      if clock.taken > clock.budget {
        line += StyledText(", over by \(durationText(clock.taken - clock.budget))", .warning)
      }
    }
    return line
  }

  /// `text` cut at a word to at most `columns`, with an ellipsis.
  private func shortened(_ text: String, to columns: Int) -> String {
    guard text.columns > columns else { return text }
    var kept = ""
    var used = glyphs.ellipsis.columns
    for word in text.split(separator: " ") {
      let width = String(word).columns + (kept.isEmpty ? 0 : 1)
      guard used + width <= columns else { break }
      if !kept.isEmpty { kept += " " }
      kept += word
      used += width
    }
    return kept + glyphs.ellipsis
  }
}

extension EvidenceKind {
  /// A word or two for the margin of a report.
  var label: String {
    switch self {
    case .scope: "scope"
    case .check: "check"
    case .finding: "finding"
    case .ruledOut: "ruled out"
    case .cause: "cause found"
    case .assertedCause: "cause asserted"
    case .contain: "contained"
    case .fix: "fix"
    case .verify: "verified"
    case .vagueCheck: "vague check"
    case .thrash: "thrash"
    case .time: "time"
    case .told: "told"
    case .content: "content"
    case .eta: "estimate"
    case .rhythm: "rhythm"
    case .channel: "channel"
    case .report: "report"
    case .vagueTold: "vague"
    case .silence: "silence"
    case .blame: "blame"
    case .deflect: "deflects"
    case .own: "owned"
    case .system: "the system"
    case .reject: "blame refused"
    case .prevent: "prevents"
    case .detect: "detects"
    case .containNext: "contains"
    case .process: "process"
    case .specific: "specific"
    case .vaguePromise: "vague promise"
    case .follow: "followed through"
    case .failureClass: "kind of failure"
    case .impact: "impact"
    case .duration: "duration"
    case .hypothetical: "hypothetical"
    case .notDone: "not done"
    case .off: "off the story"
    }
  }
}
