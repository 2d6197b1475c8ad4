import ArgumentParser
import PostMortem
import Scenarios

/// `meeting [ID]`: lead the meeting; `meeting --score [FILE]`: score replies.
struct MeetingCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "meeting", abstract: "lead the post-mortem meeting under pressure")
  static let group = CommandGroup.room
  static let completion = ArgumentCompletion.scenarios

  @Argument(
    help: ArgumentHelp("A scenario, or a file with --score; none is an own story.", valueName: "id")
  )
  var what: String?

  @ArgumentParser.Flag(help: "Score replies to pushback from JSON Lines.")
  var score = false

  @Option(help: "text or json, for --score.")
  var format: ListFormat = .text

  @Option(help: "The same seed draws the same meeting.")
  var seed: UInt64?

  func run(in session: Session) throws {
    guard !score else {
      let scoring = ReplyScoring(session: session, asJSON: format == .json)
      if try !scoring.score(AnswerFile(what ?? "-", in: session)) {
        session.end(with: .badData)
      }
      return
    }
    let scenario = try what.map { try session.scenario($0) }
    try MeetingRoom(session: session).begin(
      about: scenario, seed: seed ?? session.world.randomSeed() >> 1)
  }
}
