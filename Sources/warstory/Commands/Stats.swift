import ArgumentParser
import Journal
import Scoring

/// `stats`: levels over time, a small plot a signal.
struct Stats: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "stats", abstract: "show your levels over time")
  static let group = CommandGroup.scores

  @Option(help: "Only attempts in which this person answered.")
  var person: String?

  func run(in session: Session) throws {
    let output = session.world.output
    var filter = person.map { Filter(candidate: $0) } ?? .alone
    filter.states = [.finished]
    let attempts = try session.history(filter)
    guard attempts.contains(where: { $0.levels != nil }) else {
      return try output.write("Nothing scored yet. `next` suggests a scenario.")
    }
    try output.write(
      StatsReport(attempts: attempts, glyphs: output.glyphs, width: output.width).lines)
  }
}
