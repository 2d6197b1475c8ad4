import Rehearsal
import Scenarios

/// After a spoken answer that nobody wrote down, the person ticks what they said.
///
/// Ticks are shown, and never turned into a level.
struct PointTicking {
  var session: Session
  var record: AttemptRecord

  private var output: Output { session.world.output }

  /// Shows the points, takes `d1 d3? p2`, and shows what was ticked and missed.
  ///
  /// - Throws: ``OutputClosed``.
  func run(on rehearsal: Rehearsal) throws {
    guard let scenario = rehearsal.scenario else {
      return try output.write(
        "Without your words there is nothing to score. `score FILE` reads a transcript later.")
    }
    try output.write()
    try output.write(.heading("What an interviewer would have ticked"))
    for point in scenario.points {
      try output.write(
        StyledText("  \(point.id)").padded(to: 6) + StyledText(point.text), hanging: 6)
    }
    try output.write(
      .faint("Type what you said, as in `d1 d3? p2` (with ? for half of it); Enter alone ends."))
    var ticks: [String: Int] = [:]
    while case .line(let line) = session.source.next(prompt: { _ in "said " + prompt }).event {
      let words = line.split(whereSeparator: \.isWhitespace)
      if words.isEmpty { break }
      for word in words {
        let id = word.lowercased().filter { $0 != "?" }
        guard scenario.points.contains(where: { $0.id == id }) else {
          session.complain(Complaint.usage("no point '\(word)'; they are listed above"))
          continue
        }
        ticks[id] = word.hasSuffix("?") ? 1 : 2
      }
    }
    record.keep(Line(part: .transcript, text: text(of: ticks), at: .zero, elapsed: .zero))
    try show(ticks, of: scenario)
  }

  private var prompt: String { output.glyphs.prompt + " " }

  private func text(of ticks: [String: Int]) -> String {
    "ticked by myself: "
      + ticks.sorted { $0.key < $1.key }.map { $0.key + ($0.value == 1 ? "?" : "") }
      .joined(separator: " ")
  }

  private func show(_ ticks: [String: Int], of scenario: Scenario) throws {
    for point in scenario.points where point.kind != .followUp {
      let (sign, ink): (String, Ink) =
        switch ticks[point.id] ?? 0 {
        case 2: (output.glyphs.yes, .good)
        case 1: (output.glyphs.partly, .warning)
        default: (output.glyphs.no, .bad)
        }
      try output.write(
        StyledText("  ") + StyledText(sign, ink) + " \(point.id) " + StyledText(point.text),
        hanging: 7)
    }
    let said = ticks.count
    try output.write(
      "\(said) of \(scenario.points.count) points by your own count. Levels rest on words, so there "
        + "is no score; `score FILE --scenario \(scenario.id)` reads a transcript.")
  }
}
