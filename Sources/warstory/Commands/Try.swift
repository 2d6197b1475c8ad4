import ArgumentParser
import Scenarios

/// `try FILE`: practise a scenario that lies anywhere.
struct Try: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "try", abstract: "practise a scenario file that lies anywhere")
  static let group = CommandGroup.practice
  static let completion = ArgumentCompletion.files

  @Argument(help: "A scenario file.")
  var file: String

  @ArgumentParser.Flag(help: "Speak: the plain spoken clocks, and a transcript afterwards.")
  var spoken = false

  func run(in session: Session) throws {
    let tried = try session.scenario(inFile: file)
    session.tried[tried.scenario.id] = tried
    try Practice(session: session, spoken: spoken).begin(tried.scenario)
  }
}

/// A scenario that lies in no folder of the library, with its file's text.
struct TriedScenario {
  var scenario: Scenario
  var text: String
}
