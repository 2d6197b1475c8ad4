import Journal
import Rehearsal
import Scenarios
import Scoring

/// Practice from the first beat to the report: begins or goes on with an
/// attempt, walks it, scores it, keeps it.
struct Practice {
  var session: Session
  var tempo: Tempo
  var allFollowUps: Bool

  private var output: Output { session.world.output }

  init(session: Session, spoken: Bool = false, allFollowUps: Bool = false) {
    self.session = session
    self.allFollowUps = allFollowUps || session.settings.allFollowUps
    tempo =
      spoken || session.settings.spoken
      ? .spoken : .typed(wordsPerMinute: session.settings.typing)
  }

  /// Begins an attempt on `scenario`, or on an own story where it is nil.
  ///
  /// - Throws: ``OutputClosed``.
  func begin(_ scenario: Scenario?) throws {
    let attempt = Attempt(
      kind: scenario == nil ? .tell : .practice, scenario: scenario?.id,
      digest: scenario?.digest ?? "", title: scenario?.title ?? "An own story",
      mode: tempo == .spoken ? .spoken : .typed, typingSpeed: session.settings.typing)
    let record = AttemptRecord(beginning: attempt, in: session)
    if let scenario, let tried = session.tried[scenario.id],
      tried.scenario.digest == scenario.digest
    {
      record.keep(scenario: tried.text)
    }
    try introduce(scenario)
    try walk(
      Rehearsal(
        scenario: scenario, tempo: tempo,
        selfRating: session.settings.selfRating && session.source.isTerminal), as: record)
  }

  /// Goes on with an attempt that was left, killed or cut off.
  ///
  /// - Throws: ``Complaint`` when its scenario is gone, the journal's errors,
  ///   ``OutputClosed``.
  func resume(_ number: Int) throws {
    try session.journal.claim(number)
    let record = AttemptRecord(number, in: session)
    do {
      let saved = try session.journal.record(number)
      try walk(restored(saved), as: record, ticked: saved.marks)
    } catch {
      record.release()
      throw error
    }
  }

  /// The attempt as far as it had come, after telling the person of it.
  private func restored(_ saved: Record) throws -> Rehearsal {
    let attempt = saved.summary.attempt
    let scenario =
      try session.triedScenario(of: saved) ?? attempt.scenario.map { try session.scenario($0) }
    if let scenario, scenario.digest != attempt.digest {
      try output.write(
        .warning(
          "The scenario has changed since this attempt began; the score is for its new text."))
    }
    if let scenario {
      try output.write(
        ScenarioReport(scenario: scenario, glyphs: output.glyphs, width: output.width).lines)
    }
    let lines = saved.lines.compactMap(Line.init)
    try output.write()
    try output.write(
      "Attempt \(saved.summary.number) goes on where it stopped, with \(counted(lines.count, "line")); "
        + "the clock did not run meanwhile.")
    return Rehearsal(
      restoring: Progress(saved.progress), lines: lines, scenario: scenario,
      tempo: attempt.mode == .spoken ? .spoken : .typed(wordsPerMinute: attempt.typingSpeed),
      selfRating: session.settings.selfRating && session.source.isTerminal)
  }

  private func introduce(_ scenario: Scenario?) throws {
    let width = output.width
    if let scenario {
      try output.write()
      try output.write(
        ScenarioReport(scenario: scenario, glyphs: output.glyphs, width: width).lines)
    }
    try output.write()
    try output.write(
      .heading("Interviewer: ")
        + "Tell me about a time you dealt with a production incident.")
    let manner =
      tempo == .spoken
      ? "Speak; Enter ends a beat." : "An empty line ends a beat, /help lists what you can do."
    try output.write(.faint("Five beats, 2:10 to 2:40 spoken. \(manner)"))
  }

  private func walk(
    _ rehearsal: Rehearsal, as record: AttemptRecord, ticked: [Mark] = []
  ) throws {
    var walk = PracticeWalk(
      session: session, record: record, rehearsal: rehearsal, allFollowUps: allFollowUps)
    do {
      switch try walk.run() {
      case .finished: try report(walk.rehearsed, as: record, ticked: ticked)
      case .left:
        try output.write()
        try record.leave()
      case .abandoned:
        record.abandon()
        guard record.isSafe, let number = record.number else { return }
        try output.write("Given up; `show \(number)` has what you said.")
      }
    } catch {
      record.release()
      throw error
    }
  }

  private func report(
    _ rehearsal: Rehearsal, as record: AttemptRecord, ticked: [Mark]
  ) throws {
    let scenario = rehearsal.scenario
    session.lastScenario = scenario?.id
    var beats = rehearsal.beats
    let said = rehearsal.text(of: .transcript)
    if !said.isEmpty { beats = session.divider.answer(said, followUp: beats[.followUp]).beats }
    // The answer is held against the questions that were asked.
    let asked = rehearsal.progress.asked
    let matcher = scenario.flatMap {
      asked.isEmpty ? session.matcher(for: $0) : PointMatcher(standard: $0, followUps: asked)
    }
    let card = session.scorer.score(Answer(beats: beats), on: scenario, by: matcher)
    let clocks = session.source.isTerminal ? clocks(of: rehearsal) : []
    let report = ScorecardReport(
      card: card, scenario: scenario, clocks: clocks, hints: rehearsal.hintCount,
      glyphs: output.glyphs, width: output.width)
    // A stray word in a beat that was spoken is no answer to score.
    if rehearsal.tempo == .spoken, said.isEmpty, card.insufficient != nil {
      try PointTicking(session: session, record: record, rehearsal: rehearsal).run(from: ticked)
      if let times = report.clockLine { try output.write(times, hanging: 2) }
      return record.finish()
    }
    record.keep(card, digest: scenario?.digest ?? "")
    record.finish()
    try output.write()
    try SelfRatingComparison(session: session, levels: record.selfRating).write(against: card)
    try output.write(report.lines)
  }

  private func clocks(of rehearsal: Rehearsal) -> [ScorecardReport.BeatClock] {
    rehearsal.parts.compactMap { part in
      guard let beat = part.beat, let budget = rehearsal.tempo.budget(of: part) else { return nil }
      return ScorecardReport.BeatClock(
        beat: beat, taken: rehearsal.time(of: part), budget: budget)
    }
  }
}

/// The process was asked to end, and everything is on disk.
struct Terminated: Error {
  var signal: Int32
}
