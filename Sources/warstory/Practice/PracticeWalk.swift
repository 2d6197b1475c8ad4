import LineEditing
import Rehearsal
import Scenarios
import Scoring

/// Walks a person through one attempt: the rehearsal says what to do, this
/// shows, asks and keeps.
struct PracticeWalk {
  /// How an attempt ended.
  enum Ending: Equatable {
    case finished
    case left
    case abandoned
  }

  private let session: Session
  private let record: AttemptRecord
  private let allFollowUps: Bool
  private var rehearsal: Rehearsal
  /// Time that does not count: while the process was stopped.
  private var stopped = Duration.zero
  private var input: AnswerInput
  private var ending: Ending?

  init(session: Session, record: AttemptRecord, rehearsal: Rehearsal, allFollowUps: Bool) {
    self.session = session
    self.record = record
    self.rehearsal = rehearsal
    self.allFollowUps = allFollowUps
    input = AnswerInput(
      session: session, commands: Command.allCases,
      farewell: "Give up this attempt? What you said stays in the journal. [y/N] ")
  }

  private var output: Output { session.world.output }

  private var now: Duration { awakeTime() - stopped }

  /// The answer as far as it was told.
  var rehearsed: Rehearsal { rehearsal }

  /// Runs until the last beat is told or the person leaves.
  ///
  /// - Throws: ``OutputClosed``, and ``Terminated`` once all is on disk.
  mutating func run() throws -> Ending {
    do {
      try handle(.start)
      while ending == nil { try take(next()) }
    } catch let ended as Terminated {
      try handle(.command(.quit))
      throw ended
    }
    return ending ?? .left
  }

  private mutating func next() throws -> AnswerInput.Turn {
    let prompt = BeatPrompt(glyphs: output.glyphs, colour: output.colour)
    let rehearsal = rehearsal
    let start = rehearsal.clock(at: now)
    let runs = start != nil && !rehearsal.isPaused
    return try input.next(clock: runs ? start?.elapsed : nil) { live in
      guard runs, var clock = start else {
        return rehearsal.isPaused
          ? "paused, Enter goes on " + prompt.text(clock: nil, wordsLeft: nil)
          : prompt.text(clock: nil, wordsLeft: nil)
      }
      clock.elapsed = live.elapsed
      return prompt.text(clock: clock, wordsLeft: rehearsal.wordsLeft(besides: live.draft))
    }
  }

  private mutating func take(_ turn: AnswerInput.Turn) throws {
    stopped += turn.stopped
    switch turn.event {
    case .text(let line): try handle(.line(line))
    case .command(let command): try handle(.command(command))
    case .end: try handle(.endOfPart)
    case .inputOver:
      // The end of a file also ends an answer that is complete.
      guard rehearsal.isComplete else {
        session.complainOfEarlyEnd()
        return try handle(.command(.quit))
      }
      try handle(.endOfPart)
    case .abandoned: try handle(.abandoned)
    case .terminated(let signal, let draft):
      // A line that was half typed is a line when there is no time for the rest.
      if draft.contains(where: { !$0.isWhitespace }) { try handle(.line(draft)) }
      throw Terminated(signal: signal)
    case nil: break
    }
  }

  // MARK: - What the rehearsal wants

  private mutating func handle(_ event: Rehearsal.Event) throws {
    for action in rehearsal.handle(event, at: now) { try perform(action) }
  }

  private mutating func perform(_ action: Rehearsal.Action) throws {
    switch action {
    case .keep(let line): keeping { $0.keep(line) }
    case .replace(let part, let line): keeping { $0.replace(part, with: line) }
    case .keepProgress(let progress): keeping { $0.keep(progress) }
    case .present(let part, let text): try present(part, text: text)
    case .edit(_, let text):
      if let text = session.edited(text) { try handle(.rewritten(text)) }
    case .hint(let hint): try show(hint)
    case .help: try showHelp()
    case .paused: try output.write(.faint("Clock stopped. Press Enter to go on."))
    case .unpaused: break
    case .chooseFollowUps: try handle(.asked(followUps()))
    case .rate:
      try SelfRating(session: session, record: record).ask()
      try handle(.rated)
    case .finish: ending = .finished
    case .leave: ending = .left
    case .abandon: ending = .abandoned
    case .refuse(let refusal): session.slip(Complaint.usage(refusal.message))
    }
  }

  /// The clock stands while the disk is waited for.
  private mutating func keeping(_ write: (AttemptRecord) -> Void) {
    let start = awakeTime()
    write(record)
    stopped += awakeTime() - start
  }

  private func present(_ part: Part, text: String) throws {
    try output.write()
    let number = rehearsal.parts.firstIndex(of: part).map { $0 + 1 } ?? 1
    if let question = rehearsal.question(of: part) {
      try output.write(.heading("Interviewer: ") + StyledText(question.ask))
      if let budget = rehearsal.tempo.budget(of: part) {
        try output.write(.faint("\(part.title) \(output.glyphs.dot) \(durationText(budget))"))
      }
    } else if part == .transcript {
      try output.write(
        .heading("What did you say? ")
          + "Paste it or write it down, as near as you can; an empty line ends it. With nothing "
          + "written, you tick the points yourself.")
    } else {
      var heading = StyledText.heading("\(number)/\(Beat.story.count) \(part.title)")
      if let budget = part.beat?.spokenSeconds {
        let dot = output.glyphs.dot
        let seconds =
          budget.lowerBound == budget.upperBound
          ? "\(budget.upperBound) s" : "\(budget.lowerBound)-\(budget.upperBound) s"
        heading += " \(dot) \(seconds) \(dot) \(part.brief)"
      }
      try output.write(heading)
    }
    for line in text.split(separator: "\n") { try output.write(.faint("  \(line)"), hanging: 2) }
  }

  private func show(_ hint: Hint) throws {
    switch hint {
    case .guidance(let text): try output.write(.faint(text))
    case .pointer(let text, let number, let count):
      try output.write(.faint("\(number) of \(count): \(text)"))
    case .none: try output.write(.faint("That was the last hint for this beat."))
    }
  }

  private func showHelp() throws {
    for command in Command.allCases {
      try output.write(
        StyledText("  \(command.name)").padded(to: 10) + .faint(command.summary), hanging: 10)
    }
    try output.write(.faint("  An empty line, or Ctrl-D, ends the beat."))
  }

  /// The question that probes the weakest signal so far; none where there is too
  /// little to ask about.
  private func followUps() -> [Question] {
    if allFollowUps { return rehearsal.questions }
    let scenario = rehearsal.scenario
    guard rehearsal.tempo != .spoken else { return Array(rehearsal.questions.prefix(1)) }
    let card = session.scorer.score(Answer(beats: rehearsal.beats), on: scenario)
    guard card.insufficient == nil else { return [] }
    let weakest = Signal.allCases.min { card.level($0) < card.level($1) } ?? .diagnosis
    guard let probe = Probe(rawValue: weakest.rawValue),
      let question = Question.probing(probe, in: scenario)
    else { return Array(rehearsal.questions.prefix(1)) }
    return [question]
  }
}
