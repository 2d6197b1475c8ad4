import ArgumentParser
import Foundation
import Journal
import PostMortem
import Scenarios

/// `postmortem [ID]`: write one; `postmortem --check FILE`: check one.
struct PostMortemCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "postmortem", abstract: "write a post-mortem, or --check finished ones")
  static let group = CommandGroup.room
  static let completion = ArgumentCompletion.scenarios

  @Argument(
    help: ArgumentHelp("A scenario, or files with --check; none is an own story.", valueName: "id"))
  var what: [String] = []

  @ArgumentParser.Flag(help: "Check Markdown files.")
  var check = false

  @Option(help: "interview or team.")
  var template: Template?

  @Option(help: "text or json, for --check.")
  var format: ListFormat = .text

  @Option(help: "Write a finished post-mortem of the journal as Markdown, by its number.")
  var export: Int?

  @Option(help: "Revise a finished post-mortem of the journal, by its number.")
  var revise: Int?

  func run(in session: Session) throws {
    let output = session.world.output
    if let export {
      let record = try session.journal.record(export)
      guard let walk = WritingRoom.document(in: record) else {
        throw Complaint.noInput("attempt \(export) is no post-mortem\n`history` lists them all")
      }
      let summary = record.summary
      let written = summary.finished ?? summary.started
      let scenario = summary.attempt.scenario.flatMap { try? session.library.scenario($0) }
      let document = PostMortemDocument(
        walk: walk, date: Calendar.day(written),
        followUp: Calendar.day(written.addingTimeInterval(14 * 86_400)),
        author: summary.attempt.person ?? "", severity: scenario?.severity.rawValue ?? "",
        done: ActionBook.done(in: record))
      return try output.write(raw: document.markdown.terminalSafe)
    }
    if let revise { return try WritingRoom(session: session).revise(revise) }
    if check { return try checkFiles(in: session) }
    guard what.count <= 1 else {
      throw Complaint.usage("one scenario at a time\n`postmortem --check FILE…` checks files")
    }
    let scenario = try what.first.map { try session.scenario($0) }
    try WritingRoom(session: session).begin(about: scenario, template: template ?? .interview)
  }

  private func checkFiles(in session: Session) throws {
    let output = session.world.output
    guard !what.isEmpty else { throw Complaint.usage("`--check` needs a Markdown file") }
    for name in what {
      do {
        let file = PrivateFile(path: session.folders.absolute(name), limit: 4 << 20)
        guard let text = try file.text() else {
          throw Complaint.noInput("\(name): there is no such file")
        }
        let report = PostMortemCheck(template: template).check(text)
        if report.findings.contains(where: { $0.certainty == .sure }) {
          session.end(with: .findings)
        }
        switch format {
        case .json: try output.write(json: report.json(file: name) + "\n")
        case .text:
          try output.write(
            PostMortemCheckReport(
              report: report, file: name, glyphs: output.glyphs, width: output.width
            ).lines)
        }
      } catch let complaint as Complaint {
        session.complain(complaint)
      }
    }
  }
}

extension Template: ExpressibleByArgument {}
