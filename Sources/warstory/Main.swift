import Foundation
import LineEditing

/// The program: a command from the shell, or the REPL.
@main
enum Main {
  static func main() {
    // A reader that went away is an error of the write, not a death without a word.
    signal(SIGPIPE, SIG_IGN)
    // So is a file that may grow no more.
    signal(SIGXFSZ, SIG_IGN)
    exit(status(of: Array(CommandLine.arguments.dropFirst())))
  }

  /// Does what `arguments` say and returns how the process should end.
  private static func status(of arguments: [String]) -> Int32 {
    let world = World.real(plain: arguments.contains("--plain"))
    do {
      let invocation = try Invocation(arguments)
      return try run(invocation, in: world)
    } catch let ended as Terminated {
      return 128 + ended.signal
    } catch let closed as OutputClosed {
      guard closed.code != EPIPE else { return ExitStatus.inputOutput.rawValue }
      let reason = String(cString: strerror(closed.code))
      try? world.complaints.write(.bad("error: ") + StyledText("output failed: \(reason)"))
      return ExitStatus.inputOutput.rawValue
    } catch {
      let complaint = Complaint(describing: error)
      try? world.complaints.write(.bad("error: ") + StyledText(complaint.text))
      return complaint.status.rawValue
    }
  }

  private static func run(_ invocation: Invocation, in world: World) throws -> Int32 {
    let folders = Folders(
      environment: world.environment, current: world.folder, executable: world.executable)
    let source: LineSource =
      world.isInteractive
      ? .terminal(LineEditor(application: "warstory")) : .pipe(PipedInput())
    let session = Session(
      world: world, folders: folders, source: source, scenarioFolders: invocation.scenarioFolders)
    try session.begin()
    guard !invocation.words.isEmpty else {
      return try REPL(session: session, stopsAtFirstError: invocation.bail).run()
    }
    session.commandIsFromShell = true
    try session.perform { try session.run(invocation.words) }
    session.noteUnreadableInput()
    return session.status.rawValue
  }
}
