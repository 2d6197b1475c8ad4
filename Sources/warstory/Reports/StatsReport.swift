import Journal
import Scoring

/// The levels of each signal over time, the oldest on the left.
struct StatsReport {
  var attempts: [Summary]
  var glyphs: Glyphs = .unicode
  var width = 80

  var lines: [StyledText] {
    let trends = Trend.all(of: attempts)
    let room = max(8, min(60, width - 26))
    var lines = trends.map { trend in
      let shown = trend.entries.suffix(room)
      let plot = shown.map { bar(of: $0.level) }.joined()
      return StyledText.heading(trend.signal.title).padded(to: 15)
        + StyledText(plot).padded(to: min(room, max(8, trend.entries.count)) + 1)
        + StyledText(mean(of: trend), .faint)
    }
    let scored = trends.first?.entries ?? []
    lines.append("")
    lines.append(
      .faint(
        "\(counted(scored.count, "attempt")) scored; the mean is of the last five. "
          + "Height is the level, 0 to 4."))
    if let weakest = Schedule.weakest(of: attempts.filter { $0.levels != nil }) {
      lines.append("Weakest of late: \(weakest.rawValue). `next` drills it on another scenario.")
    }
    if scored.contains(where: { !$0.isComparable }) {
      lines.append(.faint("Some scores are by another version of the scorer: compare with care."))
    }
    return lines
  }

  private func bar(of level: Int) -> String {
    let level = max(0, min(level, 4))
    return glyphs == .ascii ? String(level) : ["▁", "▂", "▄", "▆", "█"][level]
  }

  private func mean(of trend: Trend) -> String {
    guard let mean = trend.mean(ofLast: 5) else { return "" }
    let tenths = Int((mean * 10).rounded())
    return " \(tenths / 10).\(tenths % 10)"
  }
}
