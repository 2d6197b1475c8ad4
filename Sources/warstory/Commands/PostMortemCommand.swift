import ArgumentParser
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

  func run(in session: Session) throws {
    let output = session.world.output
    if let export {
      guard let walk = WritingRoom.document(in: try session.journal.record(export)) else {
        throw Complaint.noInput("attempt \(export) is no post-mortem\n`history` lists them all")
      }
      return try output.write(raw: walk.markdown.terminalSafe)
    }
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
