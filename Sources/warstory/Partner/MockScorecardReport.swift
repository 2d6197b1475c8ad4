import Interview
import Scenarios
import Scoring

/// The scorecard of a mock interview on a screen.
struct MockScorecardReport {
  var card: MockScorecard
  var comparison: Comparison?
  var glyphs: Glyphs = .unicode
  var width = 80

  var lines: [StyledText] {
    var lines = [headline, ""]
    for signal in Signal.allCases { lines += section(signal) }
    lines.append("")
    lines += labelled("Strength", card.strength) + labelled("Change", card.change)
    if !card.flags.isEmpty {
      lines += labelled("What tanks answers", card.flags.map(\.title).joined(separator: "; "))
    }
    let speed = card.milestones.map { milestone in
      milestone.kind.rawValue + " " + (milestone.at.map { "at \($0.clock)" } ?? "not reached")
    }
    if !speed.isEmpty { lines += labelled("How fast", speed.joined(separator: " \(glyphs.dot) ")) }
    let beats = Beat.story.compactMap { beat in
      card.times[.beat(beat)].map { "\(beat.title) \($0.clock)" }
    }
    if !beats.isEmpty { lines += labelled("Beats", beats.joined(separator: " \(glyphs.dot) ")) }
    lines += missed
    if let rating = card.rating {
      let words = rating.words.isEmpty ? "" : ": \(rating.words)"
      lines += labelled("\(card.candidate) on \(card.interviewer)", "\(rating.stars) of 5\(words)")
    }
    if let comparison {
      lines += [""]
      lines +=
        ComparisonReport(
          comparison: comparison, interviewer: card.interviewer, glyphs: glyphs, width: width
        ).lines
    }
    return lines
  }

  private var headline: StyledText {
    let left =
      StyledText(card.verdict.rawValue, card.verdict.ink) + " \(glyphs.dot) \(card.total) of 16"
    let right = StyledText(
      "\(card.candidate), by \(card.interviewer) \(glyphs.dot) told in \(card.storyTime.clock)",
      .faint)
    guard left.width + right.width + 2 <= width else { return left + "  " + right }
    return left.padded(to: width - right.width) + right
  }

  private func section(_ signal: Signal) -> [StyledText] {
    let level = card.level(signal)
    let dots =
      String(repeating: glyphs.full, count: level)
      + String(repeating: glyphs.empty, count: max(0, 4 - level))
    let ink: Ink = level >= 3 ? .good : level == 2 ? .warning : .bad
    let words = signal.ladder.indices.contains(level) ? signal.ladder[level] : ""
    let title =
      StyledText.heading(signal.title).padded(to: 15) + StyledText(dots, ink)
      + "  \(level)  \(words)"
    let proposal = card.proposal(for: signal)
    var reason = "   \(proposal.because)"
    if let missing = proposal.missing { reason += "; not marked: \(missing)" }
    if proposal.level != level { reason += " (the marks alone: \(proposal.level))" }
    return title.wrapped(to: width, hanging: width >= 60 ? 24 : 3)
      + StyledText.faint(reason).wrapped(to: width, hanging: 3)
  }

  private var missed: [StyledText] {
    let ids = card.scenario.points.map(\.id).filter { card.points[$0] == 0 }
    guard !ids.isEmpty else { return [] }
    return labelled("Not heard", ids.joined(separator: " "))
  }

  private func labelled(_ label: String, _ text: String) -> [StyledText] {
    (StyledText.heading(label) + ": " + StyledText(text)).wrapped(to: width, hanging: 2)
  }
}
