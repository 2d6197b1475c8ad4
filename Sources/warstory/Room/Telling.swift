import Rehearsal

/// Lines that a person says or writes in one go, with a clock or without, until
/// an empty line.
struct Telling {
  /// How it ended.
  enum Ending: Equatable {
    /// By an empty line, or Ctrl-D.
    case told
    /// By a command; `quit` also where the pipe has ended.
    case command(Command)
  }

  let session: Session
  /// The time there is; nil for none.
  let budget: Duration?
  /// Which commands make sense here.
  let commands: [Command]
  /// The finished lines so far.
  private(set) var lines: [String]
  /// Time on the clock so far.
  private(set) var elapsed = Duration.zero
  private var input: AnswerInput

  init(session: Session, budget: Duration?, commands: [Command], lines: [String] = []) {
    self.session = session
    self.budget = budget
    self.commands = commands
    self.lines = lines
    input = AnswerInput(
      session: session, commands: commands,
      farewell: "Leave? `resume` goes on from here. [y/N] ")
  }

  /// The lines as one text.
  var text: String { lines.joined(separator: "\n") }

  /// Reads until it is told, each finished line given to `keep` before the next
  /// prompt.
  ///
  /// - Throws: ``OutputClosed``, and ``Terminated`` once all is kept.
  mutating func run(keep: (String, Duration) -> Void) throws -> Ending {
    while true {
      let turn = try next()
      elapsed += turn.elapsed
      switch turn.event {
      case .text(let line): take(line, keep)
      case .command(.help): try showHelp()
      case .command(let command): return .command(command)
      case .end: return .told
      case .inputOver:
        session.complainOfEarlyEnd()
        return .command(.quit)
      case .abandoned: return .command(.quit)
      case .terminated(let signal, let draft):
        if draft.contains(where: { !$0.isWhitespace }) { take(draft, keep) }
        throw Terminated(signal: signal)
      case nil: continue
      }
    }
  }

  private mutating func take(_ line: String, _ keep: (String, Duration) -> Void) {
    lines.append(line)
    keep(line, elapsed)
  }

  private mutating func next() throws -> AnswerInput.Turn {
    let output = session.world.output
    let prompt = BeatPrompt(glyphs: output.glyphs, colour: output.colour)
    let (budget, elapsed) = (budget, elapsed)
    return try input.next(clock: budget == nil ? nil : elapsed) { live in
      let clock = budget.map { BeatClock(elapsed: live.elapsed, budget: $0) }
      return prompt.text(clock: clock, wordsLeft: nil)
    }
  }

  private func showHelp() throws {
    for command in commands {
      try session.world.output.write(
        StyledText("  /\(command.rawValue)").padded(to: 10)
          + .faint(command == .skip ? "go on; what is written stays" : command.summary),
        hanging: 10)
    }
    try session.world.output.write(.faint("  An empty line, or Ctrl-D, goes on."))
  }
}
