import ArgumentParser

/// `search TEXT`: the scenarios that hold all the words.
struct Search: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "find scenarios by words in them")
  static let group = CommandGroup.scenarios

  @Argument(help: ArgumentHelp("Words that must all be there.", valueName: "word"))
  var text: [String]

  @Option(help: "text or json.")
  var format: ListFormat = .text

  func run(in session: Session) throws {
    let items = session.library.search(text.joined(separator: " "))
    guard !items.isEmpty || format == .json else {
      throw Complaint.noInput(
        "no scenario holds '\(text.joined(separator: " "))'\n`list` shows them all")
    }
    try ScenarioList(items: items, practised: session.practisedScenariosIfKnown()).write(
      to: session.world.output, as: format)
  }
}
