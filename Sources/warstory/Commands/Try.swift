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
    let path = session.folders.shown(file)
    let decoded: ScenarioFile
    do throws(Finding) {
      decoded = ScenarioFile(
        try FolderFile.read(path, shown: path).bytes, file: path, name: nil)
    } catch {
      throw Complaint.noInput(error.headline)
    }
    session.report(decoded.findings)
    guard let scenario = decoded.scenario else {
      throw Complaint.badData("\(file) can't be practised until it is mended")
    }
    try Practice(session: session, spoken: spoken).begin(scenario)
  }
}
