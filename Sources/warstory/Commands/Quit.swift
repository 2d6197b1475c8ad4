import ArgumentParser

/// `quit`, in the REPL.
struct Quit: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "quit", abstract: "leave; Ctrl-D does the same", aliases: ["exit"])
  static let group = CommandGroup.general

  func run(in session: Session) throws {
    session.isOver = true
  }
}
