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
    /// The process was asked to end by this signal.
    case terminated(Int32)
  }

  private let session: Session
  private let record: AttemptRecord
  private let allFollowUps: Bool
  private var rehearsal: Rehearsal
  /// Time that does not count: while the process was stopped.
  private var stopped = Duration.zero
  private var interrupts = 0
  /// What stands on the line when the next prompt comes.
  private var draft = ""
  private var ending: Ending?

  init(session: Session, record: AttemptRecord, rehearsal: Rehearsal, allFollowUps: Bool) {
    self.session = session
    self.record = record
    self.rehearsal = rehearsal
    self.allFollowUps = allFollowUps
  }

  private var output: Output { session.world.output }

  private var now: Duration { awakeTime() - stopped }

  /// The answer as far as it was told.
  var rehearsed: Rehearsal { rehearsal }

  /// Runs until the last beat is told or the person leaves.
  ///
  /// - Throws: ``OutputClosed``, and the journal's errors: a line that can't be
  ///   kept must not look kept.
  mutating func run() throws -> Ending {
    try handle(.start)
    while ending == nil {
      let turn = next()
      stopped += turn.stopped
      draft = ""
      if case .interrupted = turn.event {} else { interrupts = 0 }
      switch turn.event {
      case .line(let line): try take(line)
      case .endOfInput: try endOfInput()
      case .interrupted(let draft): try interrupted(draft)
      case .edit(let draft): try edit(line: draft)
      case .terminated(let signal, let draft): try terminated(by: signal, draft: draft)
      case .tooLong(let start):
        draft = start
        session.complain(
          Complaint.badData("this line is too long; its beginning is kept, the rest was dropped"))
      case .malformed(let text):
        draft = text
        session.complain(
          Complaint.badData(
            "\(session.source.place)this line is not UTF-8 text, or holds a NUL byte; it was not taken"
          ))
      case .readable: continue
      }
    }
    return ending ?? .left
  }

  // MARK: - Lines

  private func next() -> LineTurn {
    let prompt = BeatPrompt(glyphs: output.glyphs, colour: output.colour)
    let start = rehearsal.clock(at: now)
    let runs = start != nil && !rehearsal.isPaused
    return session.source.next(startingWith: draft, clock: runs ? start?.elapsed : nil) { live in
      guard runs, var clock = start else {
        return rehearsal.isPaused
          ? "paused, Enter goes on " + prompt.text(clock: nil, wordsLeft: nil)
          : prompt.text(clock: nil, wordsLeft: nil)
      }
      clock.elapsed = live.elapsed
      return prompt.text(clock: clock, wordsLeft: rehearsal.wordsLeft(besides: live.draft))
    }
  }

  private mutating func take(_ line: String) throws {
    try handle(.line(line))
  }

  /// Ctrl-D ends a beat; where a pipe ends, nobody is left to tell the rest.
  private mutating func endOfInput() throws {
    guard session.source.isTerminal else {
      try handle(.command(.quit))
      session.complain(
        Complaint.badData(
          "the input ended in the middle of the answer; `resume` goes on from there"))
      return
    }
    try output.write()
    try handle(.endOfPart)
  }

  private mutating func interrupted(_ draft: String) throws {
    interrupts += 1
    guard interrupts > 1, case .terminal(let editor) = session.source else {
      try output.write(.faint("The line is dropped. Ctrl-C again to give up this attempt."))
      return
    }
    interrupts = 0
    switch editor.nextKey(
      prompt: "Give up this attempt? What you said stays in the journal. [y/N] ")
    {
    case .key("y"), .key("Y"): try handle(.abandoned)
    case .terminated(let signal): try terminated(by: signal, draft: "")
    case .key, .interrupted, .endOfInput: break
    }
  }

  /// A line that was half typed is a line when there is no time for the rest.
  private mutating func terminated(by signal: Int32, draft: String) throws {
    if draft.contains(where: { !$0.isWhitespace }) { try handle(.line(draft)) }
    try handle(.command(.quit))
    ending = .terminated(signal)
  }

  // MARK: - Editor

  private mutating func edit(line: String) throws {
    guard let text = try edited(line) else {
      draft = line
      return
    }
    for line in text.split(separator: "\n") { try handle(.line(String(line))) }
  }

  /// `text` as the person's editor left it; nil where it could not be had.
  private func edited(_ text: String) throws -> String? {
    guard case .terminal(let editor) = session.source else {
      session.complain(Complaint.usage("there is no terminal to open an editor on"))
      return nil
    }
    do throws(ExternalEditor.Failure) {
      return try editor.edit(text, in: ExternalEditor(environment: session.world.environment))
    } catch {
      session.complain(Complaint.inputOutput(error.description))
      return nil
    }
  }

  // MARK: - What the rehearsal wants

  private mutating func handle(_ event: Rehearsal.Event) throws {
    for action in rehearsal.handle(event, at: now) { try perform(action) }
  }

  private mutating func perform(_ action: Rehearsal.Action) throws {
    switch action {
    case .keep(let line): record.keep(line)
    case .replace(let part, let line): record.replace(part, with: line)
    case .keepProgress(let progress): record.keep(progress)
    case .present(let part, let text): try present(part, text: text)
    case .edit(_, let text):
      if let text = try edited(text) { try handle(.rewritten(text)) }
    case .hint(let hint): try show(hint)
    case .help: try showHelp()
    case .paused: try output.write(.faint("The clock stands. Enter goes on."))
    case .unpaused: break
    case .chooseFollowUps: try handle(.asked(followUps()))
    case .rate:
      try SelfRating(session: session, record: record).ask()
      try handle(.rated)
    case .finish: ending = .finished
    case .leave: ending = .left
    case .abandon: ending = .abandoned
    case .refuse(let refusal):
      if case .unknownCommand(let line, _) = refusal { draft = line }
      session.complain(Complaint.usage(refusal.message))
    }
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
