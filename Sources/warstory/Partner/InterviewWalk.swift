import Interview
import LineEditing
import Scenarios
import Scoring
import Sharing

/// Walks an interviewer through one interview: the interview says what to do,
/// this shows, asks and keeps, and passes on what the candidate types elsewhere.
final class InterviewWalk {
  /// How it ended.
  enum Ending: Equatable {
    case finished
    case left
    case abandoned
    /// The process was asked to end by this signal.
    case terminated(Int32)
  }

  /// The interview as far as it came.
  private(set) var interview: Interview

  private let session: Session
  private let record: AttemptRecord
  private let screen: SharedScreen?
  private var shown: CandidateView?
  private var interrupts = 0
  private var draft = ""
  private var lineIsOpen = false
  /// What the line is for, once the answer is over.
  private var question = ""
  private var failure: (any Error)?
  private var ending: Ending?

  init(session: Session, record: AttemptRecord, interview: Interview, screen: SharedScreen?) {
    self.session = session
    self.record = record
    self.interview = interview
    self.screen = screen
  }

  private var output: Output { session.world.output }

  /// The candidate goes on speaking whatever happens here, so no stop counts.
  private var now: Duration { awakeTime() }

  /// Runs until everything is graded or the interviewer leaves.
  ///
  /// - Throws: ``OutputClosed``.
  func run() throws -> Ending {
    let completer = offerShorthand()
    defer { completer.map(restore) }
    share()
    if interview.place != nil { try handle(.start) }
    while ending == nil {
      let turn = next()
      if let failure { throw failure }
      draft = ""
      if case .interrupted = turn.event {} else { interrupts = 0 }
      switch turn.event {
      case .line(let line):
        if interview.place == nil { try begin(line) } else { try handle(.line(line)) }
      case .endOfInput: try endOfInput()
      case .interrupted(let dropped): try interrupted(dropped)
      case .edit(let line): draft = line
      case .terminated(let signal, let line):
        // A note that was half typed is a note when there is no time for the rest.
        if let place = interview.place, place != .grading,
          line.contains(where: { !$0.isWhitespace })
        {
          try handle(.line(line))
        }
        ending = .terminated(signal)
      case .tooLong:
        session.slip(Complaint.badData("this line is too long; nothing was done with it"))
      case .malformed:
        session.slip(
          Complaint.badData("this line is not UTF-8 text; it was not taken"))
      case .readable(_, let line): draft = line
      }
    }
    return ending ?? .left
  }

  // MARK: - Lines

  private func next() -> LineTurn {
    let prompt = InterviewPrompt(glyphs: output.glyphs)
    lineIsOpen = true
    defer { lineIsOpen = false }
    return session.source.next(
      startingWith: draft, clock: interview.place == nil ? nil : .zero,
      watching: screen.map { [$0.host.descriptor] } ?? [],
      whenReadable: { [self] _ in receive() },
      prompt: { [self] _ in
        question.isEmpty ? prompt.text(for: interview, at: now) : question
      })
  }

  /// Before the clock runs Enter alone starts it; anything else is not lost.
  private func begin(_ line: String) throws {
    let text = line.filter { !$0.isWhitespace }
    if text.isEmpty { return try handle(.start) }
    if text == "?" { return try showHelp() }
    session.slip(Complaint.usage("the clock does not run yet; Enter alone starts it"))
    if session.source.isTerminal { draft = line }
  }

  private func endOfInput() throws {
    guard session.source.isTerminal else {
      ending = .left
      session.complain(
        Complaint.badData(
          "the input ended in the middle of the interview; `resume` goes on from there"))
      return
    }
    try output.write()
    try handle(interview.place == nil ? .start : .line(""))
  }

  private func interrupted(_ dropped: String) throws {
    interrupts = dropped.contains { !$0.isWhitespace } ? 1 : interrupts + 1
    guard interrupts > 1, session.source.isTerminal else {
      return try output.write(
        .faint("The line is dropped, the clock goes on. Ctrl-C again asks whether to leave."))
    }
    interrupts = 0
    let answer = try session.ask("Leave, to `resume` later (l), or give it up (g)? [l/g/N] ")
    switch answer?.lowercased().filter({ !$0.isWhitespace }) {
    case "l": ending = .left
    case "g": ending = .abandoned
    default: break
    }
  }

  /// Tab offers the points by number and by word while the answer runs.
  private func offerShorthand() -> ((CompletionRequest) -> Completion)? {
    guard case .terminal(let editor) = session.source else { return nil }
    let previous = editor.completer
    editor.completer = { [weak self] _ in .words(self?.interview.shorthand ?? []) }
    return previous
  }

  private func restore(_ completer: @escaping (CompletionRequest) -> Completion) {
    if case .terminal(let editor) = session.source { editor.completer = completer }
  }

  // MARK: - The candidate's screen

  private func receive() -> WatchedInput {
    guard let screen else { return .stopWatching }
    do {
      for event in screen.host.events() { try take(event) }
    } catch {
      failure = error
      return .endLine
    }
    return .keepWatching
  }

  private func take(_ event: HostEvent) throws {
    switch event {
    case .joined(let address):
      shown = nil
      share()
      try say(.good("\(interview.candidate)'s screen is there (\(address))."))
    case .rejoined(let address):
      shown = nil
      share()
      try say(.good("\(interview.candidate)'s screen is back (\(address))."))
    case .moved(let address):
      shown = nil
      share()
      try say(
        .warning(
          "Another screen with the code is there now (\(address)), and the one before was told. "
            + "If it is not \(interview.candidate)'s, somebody else has the code."))
    case .lost(let loss):
      try say(.warning(loss.notice(about: interview.candidate)))
    case .line(let line):
      guard interview.place != nil, interview.place != .grading else {
        return try say(.faint("  \(interview.candidate), outside the answer: \(line)"), hanging: 4)
      }
      try handle(.typed(line))
    case .nuisance(let nuisance):
      try say(.warning(nuisance.notice))
    }
  }

  /// Shows the candidate what changed; the clock goes on there by itself.
  private func share() {
    guard let screen else { return }
    let view = interview.candidateView(at: now)
    guard view.stage != shown?.stage else { return }
    shown = view
    screen.host.show(view)
  }

  // MARK: - What the interview wants

  private func handle(_ event: Interview.Event) throws {
    var isChanged = false
    for action in interview.handle(event, at: now) {
      if case .keep(let entry) = action {
        if case .typed(let text, in: let beat, let at) = entry {
          record.keep(typed: text, in: beat, at: at, elapsed: interview.placeClock(at: now))
        } else {
          isChanged = true
        }
      } else {
        try perform(action)
      }
    }
    share()
    // After the screen, which must not wait for the disk, and before the next line.
    if isChanged { record.keep(interview) }
  }

  private func perform(_ action: Interview.Action) throws {
    switch action {
    case .keep: break
    case .present(let place): try present(place)
    case .marked(let mark): try show(mark)
    case .tookBack(let subject): try say("  \(subject.rawValue) is taken back")
    case .undone(let entry): try show(undone: entry)
    case .show(let typed, _):
      try say(.faint("  \(interview.candidate): ") + StyledText(typed), hanging: 4)
    case .judge(let proposal): try judge(proposal)
    case .explain(let proposal): try explain(proposal)
    case .askStrength:
      try ask("One strength", about: "in words, for \(interview.candidate) to keep doing")
    case .askChange: try ask("One thing to change", about: "the one that would help most")
    case .askRating:
      try ask(
        "Interviewer, 1-5",
        about:
          "\(interview.candidate) may rate \(interview.interviewer): a number and words; Enter passes"
      )
    case .help: try showHelp()
    case .finish: ending = .finished
    case .refuse(let refusal): try say(.warning("  \(refusal.message)"), hanging: 2)
    }
  }

  private func present(_ place: Interview.Place) throws {
    question = ""
    try say()
    guard place != .grading else {
      return try say(
        .heading("The levels. ")
          + "0 to 4, Enter takes the proposal, `why` explains it, `u` goes back.")
    }
    let report = PointGridReport(
      interview: interview, glyphs: output.glyphs, width: output.width)
    for line in report.lines { try say(line) }
  }

  private func show(_ mark: Interview.Mark) throws {
    let at = "at \(mark.at.clock)"
    switch mark.subject {
    case .note:
      try say(.faint("  note \(at)"))
    case .point(let id):
      let sign: StyledText =
        mark.isPartly
        ? .warning(output.glyphs.partly) : .good(output.glyphs.yes)
      let text = interview.points.first { $0.id == id }?.text ?? ""
      let line = StyledText("  ") + sign + " \(id) \(at)  " + .faint(text)
      try say(line.truncated(to: output.width, ellipsis: output.glyphs.ellipsis))
    case .told, .number, .own, .blame:
      let partly = mark.isPartly ? ", partly" : ""
      try say(StyledText("  \(mark.subject.rawValue)\(partly) \(at)"))
    }
  }

  private func show(undone entry: Interview.Entry) throws {
    let what =
      switch entry {
      case .marked(let mark):
        mark.subject == .note ? "the note" : "\(mark.subject.rawValue)\(mark.isPartly ? "?" : "")"
      case .tookBack(let subject, at: _): "taking back \(subject.rawValue)"
      case .entered: "going on"
      case .judged(let signal, level: _): "the level of \(signal.title.lowercased())"
      case .strength, .change, .rated: "the last answer"
      case .typed, .undone: "the last line"
      }
    try say("  undone: \(what)")
  }

  private func judge(_ proposal: Proposal) throws {
    let signal = proposal.signal
    try say()
    try say(.heading(signal.title))
    for (level, words) in signal.ladder.enumerated() {
      let isProposed = level == proposal.level
      let line = StyledText("  \(level)  \(words)", isProposed ? .plain : .faint)
      try say(line + (isProposed ? .good("  (proposed)") : ""), hanging: 5)
    }
    try explain(proposal)
    question = "\(signal.title) [\(proposal.level)] \(output.glyphs.prompt) "
  }

  private func explain(_ proposal: Proposal) throws {
    var line = "  \(proposal.level) because: \(proposal.because)."
    if let missing = proposal.missing { line += " For more, not marked: \(missing)." }
    try say(StyledText(line), hanging: 2)
  }

  private func ask(_ what: String, about: String) throws {
    try say()
    try say(.faint(about))
    question = "\(what) \(output.glyphs.prompt) "
  }

  private func showHelp() throws {
    let rows = [
      ("d1 p2 f1", "tick points; d1? half of it; also by a word that only one point has"),
      ("told …", "somebody was told something; told? vaguely"),
      ("number …", "a number for the impact"),
      ("own …", "a decision or gap of their own; blame … somebody else was blamed"),
      ("-d1 u", "take a mark back; undo the last line, also an Enter too early"),
      ("Enter", "next beat; after the story the next question, the weakest signal first"),
      ("push done", "an objection to read aloud; on to the levels"),
      ("anything", "else is a note; a blank in front makes everything one"),
    ]
    for (keys, meaning) in rows {
      try say(StyledText("  \(keys)").padded(to: 13) + .faint(meaning), hanging: 13)
    }
  }

  /// Writes a line, above the one that is being typed if there is one.
  private func say(_ line: StyledText = "", hanging: Int = 0) throws {
    guard lineIsOpen, case .terminal(let editor) = session.source else {
      return try output.write(line, hanging: hanging)
    }
    let rows = line.wrapped(to: output.width, hanging: hanging)
    editor.announce(rows.map(output.render).joined(separator: "\n"))
  }
}
