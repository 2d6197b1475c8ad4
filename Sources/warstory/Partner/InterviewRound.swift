import Interview
import Journal
import Scenarios
import Scoring

/// A mock interview from the reading aloud to the scorecard: begins or goes on
/// with one, walks it, keeps it, reads a transcript beside it.
struct InterviewRound {
  var session: Session
  /// The address at which the candidate may follow.
  var share: String?

  private var output: Output { session.world.output }

  /// Begins an interview.
  ///
  /// - Throws: ``Complaint`` when it can't be shared, ``OutputClosed``.
  func begin(_ scenario: Scenario, candidate: String, interviewer: String) throws {
    let scenario = session.withGeneralPushbacks(scenario)
    let screen = try sharedScreen()
    defer { screen?.host.close() }
    let attempt = Attempt(
      kind: .interview, scenario: scenario.id, digest: scenario.digest, title: scenario.title,
      mode: .spoken, person: candidate, partner: interviewer)
    let record = AttemptRecord(beginning: attempt, in: session)
    screen?.ticket.keep(for: record.number, in: session)
    try introduce(scenario, candidate: candidate, interviewer: interviewer, screen: screen)
    try walk(
      Interview(scenario: scenario, candidate: candidate, interviewer: interviewer), as: record,
      screen: screen)
  }

  /// Goes on with an interview that was left or cut off.
  ///
  /// - Throws: ``Complaint`` when its scenario is gone or has changed, the
  ///   journal's errors, ``OutputClosed``.
  func resume(_ number: Int) throws {
    let saved = try session.journal.record(number)
    let attempt = saved.summary.attempt
    let scenario = session.withGeneralPushbacks(
      try session.scenario(attempt.scenario ?? ""))
    guard scenario.digest == attempt.digest else {
      throw Complaint.badData(
        "the scenario has changed since this interview began, so that its marks no longer fit")
    }
    try session.journal.claim(number)
    let screen: SharedScreen?
    do {
      screen = try sharedScreen(goingOnFrom: ShareTicket(of: number, in: session))
    } catch {
      session.journal.release(number)
      throw error
    }
    defer { screen?.host.close() }
    screen?.ticket.keep(for: number, in: session)
    let interview =
      InterviewRecord.restored(saved, on: scenario)
      ?? Interview(
        scenario: scenario, candidate: attempt.person ?? "", interviewer: attempt.partner ?? "")
    try output.write(
      "The interview of \(interview.candidate) by \(interview.interviewer) goes on where it stopped."
    )
    if interview.place == nil {
      try introduce(
        scenario, candidate: interview.candidate, interviewer: interview.interviewer,
        screen: screen)
    } else if let screen {
      try invite(interview.candidate, to: screen)
    }
    try walk(interview, as: AttemptRecord(number, in: session), screen: screen)
  }

  private func sharedScreen(goingOnFrom ticket: ShareTicket? = nil) throws -> SharedScreen? {
    guard session.source.isTerminal else {
      guard share == nil else { throw Complaint.usage("'--share' needs a terminal") }
      return nil
    }
    guard share != nil || ticket != nil else { return nil }
    return try SharedScreen(at: share, goingOnFrom: ticket)
  }

  private func introduce(
    _ scenario: Scenario, candidate: String, interviewer: String, screen: SharedScreen?
  ) throws {
    try output.write()
    try output.write(
      .faint("This screen is for \(interviewer) alone: the points of the scenario stand on it."))
    if let screen { try invite(candidate, to: screen) }
    try output.write()
    try output.write(.heading("Read aloud"))
    try output.write(
      ScenarioReport(scenario: scenario, glyphs: output.glyphs, width: output.width).lines)
    try output.write("Tell me how you dealt with it, as if it had been yours.")
    try output.write()
    try output.write(
      .faint(
        "Enter starts the clock, which never stops; ? lists what can be typed while listening.")
    )
  }

  private func invite(_ candidate: String, to screen: SharedScreen) throws {
    try output.write()
    try output.write("\(candidate) can follow on a screen of their own, by typing there:")
    // In one piece each, so that they can be copied.
    for line in screen.lines { try output.write(raw: "  \(line)\n") }
    try output.write("and, when asked, this code, which opens it to anybody who has it:")
    try output.write(raw: "  \(screen.host.code)\n")
    try output.write(.faint(screen.reach))
    for way in SharedScreen.ways(port: String(screen.host.port)) {
      try output.write(.faint("  - \(way)"), hanging: 4)
    }
  }

  private func walk(
    _ interview: Interview, as record: AttemptRecord, screen: SharedScreen?
  ) throws {
    let walk = InterviewWalk(
      session: session, record: record, interview: interview, screen: screen)
    let ending: InterviewWalk.Ending
    do {
      ending = try walk.run()
    } catch {
      screen?.host.close(.paused)
      record.release()
      throw error
    }
    keepTimes(of: walk.interview, as: record)
    switch ending {
    case .finished:
      ShareTicket.tear(of: record.number, in: session)
      try finish(walk.interview, as: record, screen: screen)
    case .left:
      screen?.host.close(.paused)
      try record.leave()
    case .abandoned:
      screen?.host.close(.abandoned)
      ShareTicket.tear(of: record.number, in: session)
      record.abandon()
      guard record.isSafe, let number = record.number else { return }
      try output.write("Given up; `show \(number)` has what was marked.")
    case .terminated(let signal):
      screen?.host.close(.paused)
      record.release()
      throw Terminated(signal: signal)
    }
  }

  private func keepTimes(of interview: Interview, as record: AttemptRecord) {
    var times: [Beat: Duration] = [:]
    for (place, time) in interview.times where place != .grading {
      times[place.beat, default: .zero] += time
    }
    record.keep(times: times, answered: times.values.reduce(.zero, +))
  }

  private func finish(
    _ interview: Interview, as record: AttemptRecord, screen: SharedScreen?
  ) throws {
    guard let card = interview.scorecard(date: Calendar.day(session.world.now())) else { return }
    record.keep(card)
    var comparison: Comparison?
    if !interview.answer.beats.isEmpty {
      let reading = session.scorer.score(interview.answer, on: interview.scenario)
      record.keep(reading, digest: interview.scenario.digest)
      if reading.insufficient == nil {
        comparison = Comparison(levels: card.levels, points: card.points, reading: reading)
      }
    }
    record.keep(page: card.markdown(with: comparison))
    record.finish()
    session.lastScenario = interview.scenario.id
    try output.write()
    try write(card, comparison)
    if let disturbances = screen?.disturbances { try output.write(.faint(disturbances)) }
    guard record.isSafe, let number = record.number else { return }
    try output.write()
    try output.write(
      .faint(
        "`export \(number) --output FILE.md` writes the page for \(card.candidate), `swap` exchanges the roles."
      ))
  }

  private func write(_ card: MockScorecard, _ comparison: Comparison?) throws {
    try output.write(
      MockScorecardReport(
        card: card, comparison: comparison, glyphs: output.glyphs, width: output.width
      ).lines)
  }

  /// Shows an interview of the journal.
  ///
  /// - Throws: ``OutputClosed``.
  func show(_ record: Record) throws {
    let summary = record.summary
    try output.write(
      .heading("Attempt \(summary.number)  ") + StyledText(summary.attempt.title))
    try output.write(.faint("\(Calendar.minute(summary.started))  interview"))
    try output.write()
    if let card = session.mockScorecard(of: record) {
      return try write(card, comparison(of: card, in: record))
    }
    if let page = InterviewRecord.page(of: record) {
      for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
        try output.write(StyledText(String(line)))
      }
      return
    }
    try output.write(
      summary.state == .open ? "Unfinished; `resume` goes on with it." : "It was not graded.")
  }

  private func comparison(of card: MockScorecard, in record: Record) -> Comparison? {
    guard let reading = record.scorecard, reading.insufficient == nil else { return nil }
    return Comparison(levels: card.levels, points: card.points, reading: reading)
  }

  /// Reads what was said in attempt `number` and shows the machine's levels beside
  /// those that the interviewer set.
  ///
  /// - Throws: ``Complaint`` where there is nothing to read or nobody set levels,
  ///   the journal's errors, ``OutputClosed``.
  func read(_ file: AnswerFile, of number: Int) throws {
    defer { file.close() }
    let record = try session.journal.record(number)
    let attempt = record.summary.attempt
    guard InterviewRecord.isOne(record), let levels = record.summary.interviewerLevels else {
      throw Complaint.usage(
        "attempt \(number) is no interview with levels; `score` without '--attempt' reads the file alone"
      )
    }
    let answer = try TranscriptFile(file, in: session).answer
    let scenario = attempt.scenario.flatMap { try? session.library.scenario($0) }
    let unchanged = scenario?.digest == attempt.digest ? scenario : nil
    let reading = session.scorer.score(answer, on: unchanged)
    if let reason = reading.insufficient?.sentence {
      throw Complaint.badData("\(file.name): not enough to score: \(reason)")
    }
    try session.journal.keep(
      reading, of: number, digest: unchanged?.digest ?? "", at: session.world.now())
    let card = session.mockScorecard(of: record)
    let comparison = Comparison(
      levels: levels, points: card?.points ?? [:], reading: reading)
    if let card {
      AttemptRecord(number, in: session).keep(page: card.markdown(with: comparison))
    }
    try output.write(
      ComparisonReport(
        comparison: comparison, interviewer: attempt.partner ?? "the interviewer",
        glyphs: output.glyphs, width: output.width
      ).lines)
  }
}
