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
      case .line(let line):
        guard let status = try run(line) else { continue }
        worst = status
        if stopsAtFirstError, !session.source.isTerminal { return worst.rawValue }
      case .interrupted:
        continue
      case .endOfInput:
        if session.source.isTerminal { try session.world.output.write() }
        session.isOver = true
      case .terminated(let signal, _):
        return 128 + signal
      case .edit(let draft):
        try edit(draft)
      case .tooLong, .malformed:
        worst = .badData
        session.complain(unusable(turn.event))
        if stopsAtFirstError, !session.source.isTerminal { return worst.rawValue }
      case .readable:
        continue
      }
    }
    // At a terminal every complaint has been seen when it came up.
    return session.source.isTerminal ? 0 : worst.rawValue
  }

  /// Runs one line; returns a status only if it failed.
  private func run(_ line: String) throws -> ExitStatus? {
    guard line.contains(where: { !$0.isWhitespace }), !line.hasPrefix("#") else { return nil }
    session.remember(line)
    do {
      try session.refreshScenarios()
      let words = try CommandWords(line).words
      try session.run(words)
      return nil
    } catch let error as OutputClosed {
      throw error
    } catch let error as Terminated {
      throw error
    } catch {
      return session.complain(error)
    }
  }

  private func edit(_ draft: String) throws {
    guard case .terminal(let editor) = session.source else { return }
    do throws(ExternalEditor.Failure) {
      let text = try editor.edit(
        draft, in: ExternalEditor(environment: session.world.environment))
      for line in text.split(separator: "\n") {
        try? session.world.output.write(StyledText("warstory> \(line)"))
        _ = try? run(String(line))
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
  }
}
