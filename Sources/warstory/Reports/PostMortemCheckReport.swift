import PostMortem

/// What the check of a post-mortem found, each with its place, the words, and a
/// rewording to consider; then a level a section.
struct PostMortemCheckReport {
  var report: PostMortemReport
  var file: String
  var glyphs: Glyphs = .unicode
  var width = 80

  var lines: [StyledText] {
    var lines: [StyledText] = []
    for finding in report.findings {
      let isSure = finding.certainty == .sure
      lines +=
        (StyledText("\(file):\(finding.line):\(finding.column): ")
        + (isSure ? .warning(finding.message) : StyledText("have a look: " + finding.message)))
        .wrapped(to: width, hanging: 2)
      if !finding.quote.isEmpty {
        lines += StyledText("   \(glyphs.openQuote)\(finding.quote)\(glyphs.closeQuote)").wrapped(
          to: width, hanging: 3)
      }
      if !finding.consider.isEmpty {
        lines += StyledText.faint("   consider: \(finding.consider)").wrapped(
          to: width, hanging: 3)
      }
    }
    let looks = report.findings.count { $0.certainty == .look }
    let sure = report.findings.count - looks
    lines.append(
      StyledText(
        (sure == 0 ? "nothing found" : counted(sure, "finding"))
          + (looks == 0 ? "" : ", \(looks) more to have a look at")))
    guard !report.isEmpty else { return lines + ["Nothing is written here yet: no levels."] }
    for section in report.template.sections {
      lines.append(row(section.title, report.sections[section] ?? 0))
    }
    lines.append(row("Blamelessness", report.blamelessness))
    return lines
  }

  private func row(_ title: String, _ level: Int) -> StyledText {
    let level = max(0, min(level, 4))
    let dots =
      String(repeating: glyphs.full, count: level)
      + String(repeating: glyphs.empty, count: 4 - level)
    return StyledText(title).padded(to: 24)
      + StyledText(dots, level >= 3 ? .good : level == 2 ? .warning : .bad) + "  \(level)"
  }
}
