import ArgumentParser
import LineEditing
import Scenarios

/// The loop of commands: read a line, run it, complain, go on.
struct REPL {
  var session: Session
  var stopsAtFirstError: Bool

  /// Runs until the person leaves or the input ends, and returns how the program
  /// should end.
  func run() throws -> Int32 {
    if session.source.isTerminal { try greet() }
    var worst = ExitStatus.done
    while !session.isOver {
      let turn = session.source.next(recallingHistory: true) { _ in "warstory> " }
      switch turn.event {
      case .line(let line): try run(line)
      case .interrupted: continue
      case .endOfInput:
        if session.source.isTerminal { try session.world.output.write() }
        try session.perform { session.noteUnreadableInput() }
        session.isOver = true
      case .terminated(let signal, _): return 128 + signal
      case .edit(let draft): try edit(draft)
      case .tooLong, .malformed: try session.perform { throw unusable(turn.event) }
      case .readable: continue
      }
      worst = max(worst, session.status)
      if stopsAtFirstError, !session.source.isTerminal, worst != .done { break }
    }
    guard session.source.isTerminal else { return worst.rawValue }
    // Every other complaint has been seen when it came up.
    return session.hasLost ? ExitStatus.inputOutput.rawValue : 0
  }

  /// Runs one line.
  private func run(_ line: String) throws {
    try session.perform {
      guard line.contains(where: { !$0.isWhitespace }), !line.hasPrefix("#") else { return }
      session.remember(line)
      try session.refreshScenarios()
      try session.run(try CommandWords(line).words)
    }
  }

  private func edit(_ draft: String) throws {
    guard case .terminal(let editor) = session.source else { return }
    do throws(ExternalEditor.Failure) {
      let text = try editor.edit(
        draft, in: ExternalEditor(environment: session.world.environment))
      for line in text.split(separator: "\n") {
        try? session.world.output.write(StyledText("warstory> \(line)"))
        try? run(String(line))
      }
    } catch {
      session.complain(Complaint.inputOutput(error.description))
    }
  }

  private func unusable(_ event: LineEvent) -> Complaint {
    if case .tooLong = event {
      return .badData("\(session.source.place)this line is too long; nothing was done with it")
    }
    return .badData(
      "\(session.source.place)this line is not UTF-8 text, or holds a NUL byte; save the file as UTF-8"
    )
  }

  private func greet() throws {
    let output = session.world.output
    let scenarios = session.library.count
    let state = session.practiceNotice()
    try output.write(
      StyledText(
        "\(counted(scenarios, "scenario"))\(state). `next` suggests one, `help` lists the commands, "
          + "Ctrl-D leaves."))
    if let open = session.openAttemptNotice() { try output.write(StyledText(open, .warning)) }
    if let due = session.actionsNotice() { try output.write(StyledText(due, .warning)) }
  }
}
