import ArgumentParser

/// `model`: the scenario's own path.
struct Model: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "model", abstract: "show the scenario's own path, once practised")
  static let group = CommandGroup.practice
  static let completion = ArgumentCompletion.scenarios

  @Argument(help: "A scenario; without it the last one practised.")
  var id: String?

  @Flag(help: "Show it before you have practised it.")
  var anyway = false

  func run(in session: Session) throws {
    guard let id = try id ?? session.lastPractised() else {
      throw Complaint.noInput("nothing has been practised yet\n`next` suggests a scenario")
    }
    let scenario = try session.scenario(id)
    guard try anyway || session.practisedScenarios()[id] != nil else {
      throw Complaint.usage(
        "'\(id)' is not practised yet, and its points are the rubric\n"
          + "`practice \(id)` first, or `model \(id) --anyway`")
    }
    let output = session.world.output
    try output.write(
      ModelReport(scenario: scenario, glyphs: output.glyphs, width: output.width).lines)
  }
}
