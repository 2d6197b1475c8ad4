import Journal
import Rehearsal
import Scenarios

/// After a spoken answer that nobody wrote down, the person ticks what they said.
///
/// Ticks are kept and shown, and never turned into a level.
struct PointTicking {
  var session: Session
  var record: AttemptRecord
  var rehearsal: Rehearsal

  private var output: Output { session.world.output }

  /// Shows the points, takes `d1 d3? p2`, and shows what was ticked and missed.
  ///
  /// - Throws: ``OutputClosed``, ``Terminated``.
  func run(from earlier: [Mark]) throws {
    guard let scenario = rehearsal.scenario else {
      return try output.write(
        "Without your words there is nothing to score. `score FILE` reads a transcript later.")
    }
    let points = points(of: scenario)
    try output.write()
    try output.write(.heading("What an interviewer would have ticked"))
    for point in points {
      try output.write(
        StyledText("  \(point.id)").padded(to: 6) + StyledText(point.text), hanging: 6)
    }
    try output.write(
      .faint("Type what you said, as in `d1 d3? p2` (with ? for half of it); Enter alone ends."))
    var ticks = PointTicks(earlier)
    if let text = ticks.text { try output.write(.faint("So far: \(text)")) }
    while let line = try session.ask("said \(output.glyphs.prompt) ") {
      let words = line.split(whereSeparator: \.isWhitespace).map { $0.lowercased() }
      if words.isEmpty { break }
      for word in words {
        let id = word.hasSuffix("?") ? String(word.dropLast()) : word
        guard points.contains(where: { $0.id == id }) else {
          session.slip(Complaint.usage("no point '\(word)'; they are listed above"))
          continue
        }
        let isPartly = word.hasSuffix("?")
        ticks.halves[id] = isPartly ? 1 : 2
        record.keep(
          mark: id, part: Part.transcript.rawValue, at: .zero, isPartly: isPartly, note: nil)
      }
    }
    try show(ticks, of: points, scenario)
  }

  /// Those that could be said: of the follow-ups only the ones that were asked.
  private func points(of scenario: Scenario) -> [Point] {
    let asked = rehearsal.progress.asked
    return scenario.points.filter { $0.kind != .followUp || asked.contains($0.number) }
  }

  private func show(_ ticks: PointTicks, of points: [Point], _ scenario: Scenario) throws {
    for point in points {
      let (sign, ink): (String, Ink) =
        switch ticks.halves[point.id] ?? 0 {
        case 2: (output.glyphs.yes, .good)
        case 1: (output.glyphs.partly, .warning)
        default: (output.glyphs.no, .bad)
        }
      try output.write(
        StyledText("  ") + StyledText(sign, ink) + " \(point.id) " + StyledText(point.text),
        hanging: 7)
    }
    try output.write(
      "\(ticks.count) of \(points.count) points by your own count. Levels rest on words, so there "
        + "is no score; `score FILE --scenario \(scenario.id)` reads a transcript.")
  }
}

/// The points that a person ticked for themself after speaking.
struct PointTicks {
  /// 2 for a point that was said, 1 for half of it.
  var halves: [String: Int] = [:]

  /// The latest mark of each point counts.
  init(_ marks: [Mark]) {
    for mark in marks where !mark.isTakenBack && mark.part == Part.transcript.rawValue {
      halves[mark.what] = mark.isPartly ? 1 : 2
    }
  }

  /// How many points that is: `2½`.
  var count: String {
    let sum = halves.values.reduce(0, +)
    guard !sum.isMultiple(of: 2) else { return "\(sum / 2)" }
    return sum == 1 ? "½" : "\(sum / 2)½"
  }

  /// `d1 d2?`, as they were typed; nil where there are none.
  var text: String? {
    guard !halves.isEmpty else { return nil }
    return halves.sorted { $0.key < $1.key }.map { $0.key + ($0.value == 1 ? "?" : "") }
      .joined(separator: " ")
  }
}
