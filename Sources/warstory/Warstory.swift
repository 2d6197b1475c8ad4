import ArgumentParser
import Scoring

/// The root of the command table; without a command it is the REPL.
struct Warstory: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "warstory",
    abstract:
      "Practise telling the story of a production incident, and read a score you can check.",
    discussion: """
      Without a command it starts the REPL, where the same commands work. With standard input from \
      a file or a pipe, commands are read one a line.

      Everywhere: --scenarios DIR (repeatable) adds a folder of scenarios, --plain turns colour and \
      special characters off, --bail stops a script at its first error.
      """,
    version: "warstory 0.1.0, scorer \(Scorer.version)",
    subcommands: commands.map { $0 })

  /// Every command, in the order of `help`.
  static let commands: [any SessionCommand.Type] = [
    PracticeCommand.self, Tell.self, Resume.self, Again.self, Model.self, Next.self, Try.self,
    Score.self, History.self, Stats.self, Export.self,
    PostMortemCommand.self, Actions.self, MeetingCommand.self,
    InterviewCommand.self, SwapCommand.self, JoinCommand.self,
    List.self, Search.self, Show.self, Check.self, New.self,
    PacksCommand.self,
    Help.self, SetCommand.self, Completions.self, Quit.self,
  ]

  /// What can be typed first on a line.
  static let commandNames: [String] = commands.map { $0.name }

  /// The command called `name`.
  static func command(named name: String) -> (any SessionCommand.Type)? {
    commands.first { $0.name == name || $0.configuration.aliases.contains(name) }
  }
}
