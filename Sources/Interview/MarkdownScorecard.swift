import Scenarios
import Scoring

extension MockScorecard {
  /// The scorecard as a page to send to the candidate, with the machine's levels
  /// where the answer was typed or a transcript was read.
  package func markdown(with reading: Comparison? = nil) -> String {
    var page: [String] = []
    page.append("# Mock interview: \(escaped(scenario.title))")
    var story = "told in \(storyTime.clock)"
    if questionTime > .zero { story += ", with \(questionTime.clock) of questions" }
    page.append(
      "\(escaped(candidate)), interviewed by \(escaped(interviewer)) on \(escaped(date)); \(story)."
    )
    page.append("**\(verdict.rawValue)** · \(total) of 16")
    page.append("**A strength.** \(escaped(strength))")
    page.append("**One thing to change.** \(escaped(change))")
    page.append(levelTable)
    if !flags.isEmpty {
      page.append("What tanks answers: \(flags.map(\.title).joined(separator: "; ")).")
    }
    page.append(speed)
    page.append(course)
    page.append(missed)
    page.append(beats)
    if let reading { page.append(machine(reading)) }
    if let rating {
      let words = rating.words.isEmpty ? "" : ": \(escaped(rating.words))"
      page.append("\(escaped(candidate)) rates the interviewer \(rating.stars) of 5\(words)")
    }
    return page.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private var levelTable: String {
    var rows = ["| Signal | Level | |", "| --- | --- | --- |"]
    for signal in Signal.allCases {
      let level = level(signal)
      let bar = String(repeating: "●", count: level) + String(repeating: "○", count: 4 - level)
      let words = signal.ladder.indices.contains(level) ? signal.ladder[level] : ""
      rows.append("| **\(signal.title)** | \(bar) \(level) | \(escaped(words)) |")
    }
    let reasons = Signal.allCases.map { signal in
      let proposal = proposal(for: signal)
      var line = "- \(signal.title): \(escaped(proposal.because))"
      if let missing = proposal.missing { line += "; not heard: \(escaped(missing))" }
      if proposal.level != level(signal) {
        line += ". The marks alone suggested \(proposal.level)"
      }
      return line + "."
    }
    return rows.joined(separator: "\n") + "\n\n" + reasons.joined(separator: "\n")
  }

  private var speed: String {
    guard !milestones.isEmpty else { return "" }
    let rows = milestones.map { milestone in
      let time = milestone.at.map { "at \($0.clock)" } ?? "not reached"
      return "- \(milestone.kind.rawValue): \(time) (\(escaped(text(of: milestone.point))))"
    }
    return "## How fast\n\n" + rows.joined(separator: "\n")
  }

  private var course: String {
    guard !sheet.marks.isEmpty else { return "" }
    let rows = sheet.marks.map { mark in
      "| \(mark.at.clock) | \(mark.beat.title) | \(words(of: mark)) |"
    }
    return "## What was said when\n\n| Time | Beat | |\n| --- | --- | --- |\n"
      + rows.joined(separator: "\n")
  }

  private func words(of mark: Interview.Mark) -> String {
    let partly = mark.isPartly ? "partly: " : ""
    switch mark.subject {
    case .point(let id):
      let detail = mark.words.isEmpty ? "" : " (\(escaped(mark.words)))"
      return "✓ \(partly)\(escaped(text(of: id)))\(detail)"
    case .note:
      return escaped(mark.words)
    case .told, .number, .own, .blame:
      let detail = mark.words.isEmpty ? "" : ": \(escaped(mark.words))"
      return "\(partly)\(mark.subject.title)\(detail)"
    }
  }

  private var missed: String {
    let rows = scenario.points
      .filter { points[$0.id] == 0 }
      .map { "- \(escaped($0.text))" }
    guard !rows.isEmpty else { return "" }
    return "## What an interviewer would have ticked, too\n\n" + rows.joined(separator: "\n")
  }

  private var beats: String {
    var rows = ["## Beats", "", "| Beat | Time | Meant |", "| --- | --- | --- |"]
    for beat in Beat.story {
      let budget = beat.spokenSeconds
      let meant =
        budget.lowerBound == budget.upperBound
        ? "\(budget.upperBound) s" : "\(budget.lowerBound)-\(budget.upperBound) s"
      let time = times[.beat(beat)].map(\.clock) ?? "not told"
      rows.append("| \(beat.title) | \(time) | \(meant) |")
    }
    return rows.joined(separator: "\n")
  }

  private func machine(_ reading: Comparison) -> String {
    var rows = [
      "## The machine's reading", "",
      "| Signal | \(escaped(interviewer)) | Machine | It rests on |", "| --- | --- | --- | --- |",
    ]
    for row in reading.rows {
      let quotes = row.quotes.map { "“\(escaped($0))”" }.joined(separator: " ")
      rows.append("| \(row.signal.title) | \(row.interviewer) | \(row.machine) | \(quotes) |")
    }
    return rows.joined(separator: "\n")
  }

  private func text(of id: String) -> String {
    scenario.points.first { $0.id == id }?.text ?? id
  }

  /// `text` on one line, with nothing that Markdown would take for more than
  /// text.
  private func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n", "\r", "\t", "\u{2028}", "\u{2029}": escaped += " "
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "#", "~", "&", "!":
        escaped += "\\"
        escaped.unicodeScalars.append(scalar)
      default:
        if scalar.properties.generalCategory != .control { escaped.unicodeScalars.append(scalar) }
      }
    }
    return escaped
  }
}
