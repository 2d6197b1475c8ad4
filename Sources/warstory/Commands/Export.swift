import ArgumentParser
import Foundation
import Journal
import Scoring

/// `export`: attempts as Markdown or JSON.
struct Export: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "write attempts as Markdown or JSON Lines")
  static let group = CommandGroup.scores
  static let completion = ArgumentCompletion.attempts
  static let formats = ExportFormat.allCases.map(\.rawValue)

  @Argument(
    help: ArgumentHelp(
      "Numbers of attempts; without them all that are finished.", valueName: "number"))
  var numbers: [Int] = []

  @Option(help: "markdown or json.")
  var format: ExportFormat = .markdown

  @Option(help: "A new file to write to, instead of standard output.")
  var output: String?

  func run(in session: Session) throws {
    let wanted =
      numbers.isEmpty
      ? try session.history(Filter(states: [.finished])).map(\.number).reversed() : numbers
    guard !wanted.isEmpty else {
      return session.complain(
        Complaint("nothing is finished yet, so there is nothing to export", .done))
    }
    var text = ""
    for number in wanted {
      let record = try session.journal.record(number)
      switch format {
      case .json: text += try ExportedAttempt(record).json().jsonSafe + "\n"
      case .markdown:
        text += (InterviewRecord.page(of: record) ?? AttemptMarkdown(record: record).text) + "\n"
      }
    }
    guard let output else { return try session.world.output.write(raw: text) }
    let path = session.folders.absolute(output)
    try NewFile(path: path).write(text)
    try session.world.output.write(
      "Wrote \(counted(wanted.count, "attempt")) to \(output).")
  }
}

/// What attempts are exported as.
enum ExportFormat: String, ExpressibleByArgument, CaseIterable {
  case markdown
  case json
}
