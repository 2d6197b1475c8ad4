import ArgumentParser
import Foundation
import Journal
import Scoring

/// `history`: the attempts, the latest first.
struct History: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "list your attempts and their scores")
  static let group = CommandGroup.scores
  static let completion = ArgumentCompletion.scenarios

  @Argument(help: ArgumentHelp("Only this scenario.", valueName: "id"))
  var scenario: String?

  @Option(help: "Only attempts in which this person answered or asked.")
  var person: String?

  @Option(name: .customLong("last"), help: "At most so many.")
  var limit: Int = 20

  func run(in session: Session) throws {
    let filter = Filter(scenario: scenario, person: person, limit: max(1, limit))
    let attempts = try session.history(filter)
    let output = session.world.output
    guard !attempts.isEmpty else {
      return try output.write("Nothing here yet. `next` suggests a scenario.")
    }
    let report = HistoryReport(
      attempts: attempts, digests: session.digests(of: attempts), glyphs: output.glyphs,
      width: output.width)
    try output.write(report.lines)
  }
}
