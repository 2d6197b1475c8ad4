import ArgumentParser
import Scenarios

/// `practice ID`: tell the scenario in five timed beats.
struct PracticeCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "practice", abstract: "tell a scenario in five timed beats, get a score")
  static let group = CommandGroup.practice
  static let completion = ArgumentCompletion.scenarios

  @Argument(help: "A scenario.")
  var id: String

  @Flag(help: "Speak: the plain spoken clocks, and a transcript afterwards.")
  var spoken = false

  @Option(help: "one or all.")
  var followUps: FollowUpChoice = .one

  func run(in session: Session) throws {
    try Practice(session: session, spoken: spoken, allFollowUps: followUps == .all)
      .begin(try session.scenario(id))
  }
}

/// Which follow-up questions are asked.
enum FollowUpChoice: String, ExpressibleByArgument, CaseIterable {
  /// The one that probes the weakest signal.
  case one
  case all
}
