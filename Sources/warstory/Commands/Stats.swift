import ArgumentParser
import Journal
import PostMortem
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
    if attempts.contains(where: { $0.levels != nil }) {
      try output.write(
        StatsReport(attempts: attempts, glyphs: output.glyphs, width: output.width).lines)
    } else {
      try output.write("Nothing scored yet. `next` suggests a scenario.")
    }
    guard person == nil else { return }
    // What comes back in the post-mortems written here.
    let walks = try session.history(Filter(kinds: [.postmortem], states: [.finished]))
      .compactMap { WritingRoom.document(in: try session.journal.record($0.number)) }
    for found in Recurrence.all(in: walks) {
      try output.write(
        "In \(found.count) of \(counted(walks.count, "post-mortem")): \(found.what.rawValue).")
    }
  }
}
