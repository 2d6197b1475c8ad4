import ArgumentParser
import Scenarios

/// `show ID` shows a scenario as a candidate sees it, `show N` an attempt.
struct Show: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "show a scenario, or an attempt by its number")
  static let group = CommandGroup.scenarios
  static let completion = ArgumentCompletion.scenarios

  @Argument(
    help: ArgumentHelp("A scenario, its file, or the number of an attempt.", valueName: "id|n"))
  var what: String

  func run(in session: Session) throws {
    let output = session.world.output
    if let number = Int(what) {
      return try session.showAttempt(number)
    }
    let isFile = what.contains("/") || what.hasSuffix(".yaml")
    let isPacked = session.library[what] != nil
    let scenario =
      try isFile && !isPacked ? session.scenario(inFile: what).scenario : session.scenario(what)
    let report = ScenarioReport(scenario: scenario, glyphs: output.glyphs, width: output.width)
    try output.write(report.lines)
  }
}
