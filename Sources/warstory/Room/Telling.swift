import LineEditing
import Rehearsal

/// Lines that a person says or writes in one go, with a clock or without, until
/// an empty line.
struct Telling {
  /// How it ended.
  enum Ending: Equatable {
    /// By an empty line, or Ctrl-D.
    case told
    case command(Command)
    /// The pipe has ended.
    case inputOver
    case terminated(Int32)
  }

  /// What can be typed instead of a line.
  enum Command: String, CaseIterable {
    case help, back, redo, skip, edit, quit

    var summary: String {
      switch self {
      case .help: "list these commands"
      case .back: "return to the one before"
      case .redo: "start this one over"
      case .skip: "leave this one empty"
      case .edit: "open the text in your editor"
      case .quit: "leave; `resume` goes on from here"
      }
    }
  }

  let session: Session
  /// The time there is; nil for none.
  var budget: Duration?
  /// Which commands make sense here.
  var commands: [Command]
  /// The finished lines so far.
  var lines: [String] = []
  /// Time on the clock so far.
  private(set) var elapsed = Duration.zero

  init(session: Session, budget: Duration?, commands: [Command], lines: [String] = []) {
    self.session = session
    self.budget = budget
    self.commands = commands
    self.lines = lines
  }

  /// The lines as one text.
  var text: String { lines.joined(separator: "\n") }

  /// Reads until it is told, each finished line given to `keep` before the next
  /// prompt.
  ///
  /// - Throws: ``OutputClosed``.
  mutating func run(keep: (String, Duration) -> Void) throws -> Ending {
    let output = session.world.output
    var draft = ""
    while true {
      let turn = next(startingWith: draft)
      elapsed += turn.elapsed
      draft = ""
      switch turn.event {
      case .line(let line):
        guard line.contains(where: { !$0.isWhitespace }) else { return .told }
        if let command = Command(rawValue: String(line.dropFirst())), line.hasPrefix("/"),
          commands.contains(command)
        {
          guard command == .help else { return .command(command) }
          try showHelp()
          continue
        }
        lines.append(line)
        keep(line, elapsed)
      case .endOfInput:
        guard session.source.isTerminal else { return .inputOver }
        try output.write()
        return .told
      case .interrupted:
        try output.write(.faint("The line is dropped; /quit leaves."))
      case .terminated(let signal, let draft):
        if draft.contains(where: { !$0.isWhitespace }) {
          lines.append(draft)
          keep(draft, elapsed)
        }
        return .terminated(signal)
      case .edit(let text):
        draft = session.edited(text) ?? text
      case .tooLong(let start):
        draft = start
        session.complain(Complaint.badData("this line is too long; its beginning is kept"))
      case .malformed(let text):
        draft = text
        session.complain(Complaint.badData("\(session.source.place)this line is not UTF-8 text"))
      case .readable: continue
      }
    }
  }

  private func next(startingWith draft: String) -> LineTurn {
    let output = session.world.output
    let prompt = BeatPrompt(glyphs: output.glyphs, colour: output.colour)
    return session.source.next(startingWith: draft, clock: budget == nil ? nil : elapsed) { live in
      let clock = budget.map { BeatClock(elapsed: live.elapsed, budget: $0) }
      return prompt.text(clock: clock, wordsLeft: nil)
    }
  }

  private func showHelp() throws {
    for command in commands {
      try session.world.output.write(
        StyledText("  /\(command.rawValue)").padded(to: 10) + .faint(command.summary), hanging: 10)
    }
    try session.world.output.write(.faint("  An empty line, or Ctrl-D, goes on."))
  }
}

extension Session {
  /// `text` as the person's editor left it; nil, after a complaint, where it
  /// could not be had.
  func edited(_ text: String) -> String? {
    guard case .terminal(let editor) = source else {
      complain(Complaint.usage("there is no terminal to open an editor on"))
      return nil
    }
    do throws(ExternalEditor.Failure) {
      return try editor.edit(text, in: ExternalEditor(environment: world.environment))
    } catch {
      complain(Complaint.inputOutput(error.description))
      return nil
    }
  }
}
