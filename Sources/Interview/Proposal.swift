import Scenarios
import Scoring

/// A level for one signal as the marks suggest it, with the reason; the
/// interviewer has the last word, since a tick does not tell how it was said.
package struct Proposal: Equatable, Sendable {
  package var signal: Signal
  /// 0 to 4 of the rubric's ladder.
  package var level: Int
  /// What the level rests on.
  package var because: String
  /// What was not heard that the next level asks for; nil at level 4.
  package var missing: String?

  package init(for signal: Signal, from sheet: MarkSheet, on scenario: Scenario) {
    self =
      switch signal {
      case .diagnosis: Self.diagnosis(sheet, DiagnosisPath(scenario))
      case .communication: Self.communication(sheet, DiagnosisPath(scenario))
      case .blamelessness: Self.blamelessness(sheet)
      case .prevention: Self.prevention(sheet, scenario)
      }
  }

  private init(_ signal: Signal, _ level: Int, _ because: String, missing: String? = nil) {
    self.signal = signal
    self.level = level
    self.because = because
    self.missing = missing
  }

  // MARK: - Diagnosis

  private static func diagnosis(_ sheet: MarkSheet, _ path: DiagnosisPath) -> Proposal {
    let full = path.steps.filter(sheet.isFull)
    let partly = path.steps.filter { sheet.level(of: $0) == 1 }
    guard !full.isEmpty || !partly.isEmpty else {
      return Proposal(.diagnosis, 0, "no step was ticked", missing: "a check that fits")
    }
    let heard =
      "\(full.count) of \(path.steps.count) steps"
      + (partly.isEmpty ? "" : " and \(partly.count) partly")
    let hasScope = path.scope.isEmpty || path.scope.contains { sheet.level(of: $0) > 0 }
    let cause = path.cause(in: sheet)
    let hasCause = path.search.isEmpty || cause != nil
    let share = Double(2 * full.count + partly.count) / Double(2 * max(1, path.steps.count))

    guard full.count >= 2 || (full.count == 1 && !partly.isEmpty && hasCause) else {
      return Proposal(.diagnosis, 1, heard, missing: "several concrete checks, and the cause")
    }
    var gaps: [String] = []
    if !hasScope { gaps.append("the blast radius") }
    if !hasCause, let last = path.search.last { gaps.append("the cause (\(last))") }
    if share < 0.5 { gaps.append("more of the path") }
    guard gaps.isEmpty else {
      return Proposal(.diagnosis, 2, heard, missing: gaps.joined(separator: ", "))
    }
    let reached =
      "\(heard), with the blast radius"
      + time(sheet.first(of: path.scope)) + " and the cause"
      + time(cause)
    if !path.verification.isEmpty, !path.verification.contains(where: sheet.isFull) {
      gaps.append("the fix verified (\(path.verification.joined(separator: ", ")))")
    }
    if !path.containment.isEmpty {
      let end = sheet.first(of: path.fix + path.verification)
      let contained = sheet.first(of: path.containment)
      if contained.map({ mark in end.map { mark.at <= $0.at } ?? true }) != true {
        gaps.append("the damage contained first (\(path.containment.joined(separator: ", ")))")
      }
    }
    if share < 0.8 { gaps.append("more of the path") }
    guard gaps.isEmpty else {
      return Proposal(.diagnosis, 3, reached, missing: gaps.joined(separator: ", "))
    }
    return Proposal(.diagnosis, 4, reached + ", contained early and verified")
  }

  // MARK: - Communication

  private static func communication(_ sheet: MarkSheet, _ path: DiagnosisPath) -> Proposal {
    let informing = sheet.marks.filter { mark in
      if case .point(let id) = mark.subject { path.informing.contains(id) } else { false }
    }
    let all = sheet.all(.told) + informing
    let told = all.filter { !$0.isPartly }
    guard !all.isEmpty else {
      return Proposal(
        .communication, 0, "`told` was never marked", missing: "somebody who was told something")
    }
    guard !told.isEmpty else {
      return Proposal(
        .communication, 1, "told, but vaguely, \(times(all.count))", missing: "a named audience")
    }
    let early = told.contains { $0.beat <= .action }
    let closing = told.contains { $0.beat >= .result && $0.beat != .followUp }
    let said = told.map { $0.words.lowercased() }.joined(separator: " ")
    let hasRhythm = rhythm.contains { said.contains($0) }
    let heard = "told \(times(told.count)), first" + time(told.first)
    guard early, told.count >= 2 || hasRhythm else {
      return Proposal(
        .communication, 2, heard,
        missing: early ? "a second audience, or a time for the next update" : "told early")
    }
    guard told.count >= 3, closing || said.contains("report") || said.contains("postmortem") else {
      return Proposal(
        .communication, 3, heard,
        missing: "different audiences until it is closed, and a report at the end")
    }
    return Proposal(.communication, 4, heard + ", up to the end")
  }

  /// Words behind `told` that speak of an estimate or of regular updates.
  private static let rhythm = [
    "eta", "estimate", "next update", "every", "rhythm", "status page", "channel", "minutes",
  ]

  // MARK: - Blamelessness

  private static func blamelessness(_ sheet: MarkSheet) -> Proposal {
    let blame = sheet.all(.blame)
    let owned = sheet.all(.own)
    let full = owned.filter { !$0.isPartly }
    if let first = blame.first(where: { !$0.isPartly }) {
      return Proposal(
        .blamelessness, 0, "blame" + time(first) + quote(first),
        missing: "the story without blame")
    }
    if let first = blame.first {
      return Proposal(
        .blamelessness, 1, "the cause put on others politely" + time(first) + quote(first),
        missing: "the system that allowed it instead of who did it")
    }
    guard let first = full.first else {
      return Proposal(
        .blamelessness, 2, owned.isEmpty ? "neither `blame` nor `own`" : "owned only partly",
        missing: "a decision or a gap of their own")
    }
    guard full.count >= 2 else {
      return Proposal(
        .blamelessness, 3, "owned" + time(first) + quote(first),
        missing: "what changed in it, and another's mistake explained by the system")
    }
    return Proposal(.blamelessness, 4, "owned \(times(full.count)), first" + time(first))
  }

  // MARK: - Prevention

  private static func prevention(_ sheet: MarkSheet, _ scenario: Scenario) -> Proposal {
    let measures = scenario.prevention.enumerated().map { index, measure in
      (id: "p\(index + 1)", layer: measure.layer?.rawValue ?? "unnamed")
    }
    let full = measures.filter { sheet.isFull($0.id) }
    let partly = measures.filter { sheet.level(of: $0.id) == 1 }
    var layers: [String] = []
    for measure in full where !layers.contains(measure.layer) { layers.append(measure.layer) }
    let ids = full.map(\.id).joined(separator: ", ")
    switch (full.count, layers.count) {
    case (0, _) where partly.isEmpty:
      return Proposal(.prevention, 0, "no measure was ticked", missing: "a measure")
    case (0, _):
      return Proposal(
        .prevention, 1, "only partly: \(partly.map(\.id).joined(separator: ", "))",
        missing: "a concrete measure: what, and where")
    case (_, 1):
      return Proposal(
        .prevention, 2, "\(ids), of one layer (\(layers[0]))", missing: "a measure of another layer"
      )
    case (_, 2):
      return Proposal(
        .prevention, 3, "\(ids), of two layers (\(layers.joined(separator: ", ")))",
        missing: "a third layer, or an owner, a date and what shows that it works")
    default:
      return Proposal(
        .prevention, 4, "\(ids), of \(layers.count) layers (\(layers.joined(separator: ", ")))")
    }
  }

  // MARK: - Words

  private static func time(_ mark: Interview.Mark?) -> String {
    mark.map { " at \($0.at.clock)" } ?? ""
  }

  private static func quote(_ mark: Interview.Mark) -> String {
    mark.words.isEmpty ? "" : " (\(mark.words))"
  }

  private static func times(_ count: Int) -> String {
    switch count {
    case 1: "once"
    case 2: "twice"
    default: "\(count) times"
    }
  }
}

extension Duration {
  /// Minutes and seconds, rounded down: `2:05`.
  package var clock: String {
    let seconds = max(0, components.seconds)
    let rest = seconds % 60
    return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
  }
}
