import Interview
import Scenarios

/// The points to tick, and above them where the interview stands.
struct PointGridReport {
  var interview: Interview
  var glyphs: Glyphs = .unicode
  var width = 80

  var lines: [StyledText] {
    guard let place = interview.place else { return [] }
    return heading(of: place) + grid
  }

  private func heading(of place: Interview.Place) -> [StyledText] {
    guard let question = interview.question(of: place) else {
      guard let seconds = place.spokenSeconds else { return [] }
      let time =
        seconds.lowerBound == seconds.upperBound
        ? "\(seconds.upperBound) s" : "\(seconds.lowerBound)-\(seconds.upperBound) s"
      return [.heading(place.title) + .faint(" \(glyphs.dot) \(time)")]
    }
    let who = question.who.map { ", as \($0)" } ?? ""
    var lines = (StyledText.heading("Read aloud\(who): ") + StyledText(question.text))
      .wrapped(to: width, hanging: 2)
    var about = "probes \(question.probes.title.lowercased())"
    if let wanted = question.lookingFor { about += "; listen for: \(wanted)" }
    lines += StyledText.faint("  \(about)").wrapped(to: width, hanging: 2)
    return lines
  }

  private var grid: [StyledText] {
    let grid = PointGrid(interview, columns: width)
    return grid.rows.map { row in
      row.enumerated().reduce(StyledText("")) { line, item in
        let (index, cell) = item
        let shown = show(cell, in: grid)
        guard index < row.count - 1 else { return line + shown }
        return line + shown.padded(to: grid.labelWidth + PointGrid.gutter) + "  "
      }
    }
  }

  private func show(_ cell: PointGrid.Cell, in grid: PointGrid) -> StyledText {
    let (sign, ink): (String, Ink) =
      switch cell.level {
      case 2: (glyphs.yes, .good)
      case 1: (glyphs.partly, .warning)
      default: (" ", .plain)
      }
    let label = StyledText(cell.label, cell.isLikely ? .plain : .faint)
    return StyledText(sign, ink) + " " + StyledText(cell.id).padded(to: PointGrid.gutter - 2)
      + label.truncated(to: grid.labelWidth, ellipsis: glyphs.ellipsis)
  }
}
