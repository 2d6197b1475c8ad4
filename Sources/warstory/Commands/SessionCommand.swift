import ArgumentParser

/// A command of the one table that serves the shell, the REPL, `help` and Tab.
protocol SessionCommand: ParsableCommand {
  /// Under which heading `help` lists it.
  static var group: CommandGroup { get }
  /// What Tab offers for its arguments.
  static var completion: ArgumentCompletion { get }

  /// What `--format` takes.
  static var formats: [String] { get }

  /// Does what was asked.
  ///
  /// - Throws: ``Complaint`` and the errors of the modules, which the program
  ///   words and turns into an exit status.
  func run(in session: Session) throws
}

extension SessionCommand {
  static var completion: ArgumentCompletion { .nothing }
  static var formats: [String] { ListFormat.allCases.map(\.rawValue) }

  /// The name typed by a person.
  static var name: String { configuration.commandName ?? String(describing: self).lowercased() }
}

/// The headings of `help`, in their order.
enum CommandGroup: String, CaseIterable {
  case practice = "Practice"
  case scores = "Scores"
  case scenarios = "Scenarios"
  case room = "Post-mortem room"
  case together = "With others"
  case general = "General"
}

/// What may follow a command.
enum ArgumentCompletion: Equatable {
  case nothing
  case scenarios
  case attempts
  case settings
  case topics
  case tags
  case files
  case words([String])
}
