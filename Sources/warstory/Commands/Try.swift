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
    let bytes: [UInt8]
    do throws(Finding) {
      bytes = try FolderFile.read(path, shown: path).bytes
    } catch {
      throw Complaint.noInput(error.headline)
    }
    let decoded = ScenarioFile(bytes, file: path, name: nil)
    session.report(decoded.findings)
    guard let scenario = decoded.scenario else {
      throw Complaint.badData("\(file) can't be practised until it is mended")
    }
    session.tried[scenario.id] = TriedScenario(
      scenario: scenario, text: String(decoding: bytes, as: UTF8.self))
    try Practice(session: session, spoken: spoken).begin(scenario)
  }
}

/// A scenario that lies in no folder of the library, with its file's text.
struct TriedScenario {
  var scenario: Scenario
  var text: String
}
