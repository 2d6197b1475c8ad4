import ArgumentParser

/// `set`, `set NAME`, `set NAME VALUE`.
struct SetCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "set", abstract: "show the settings, or change one")
  static let group = CommandGroup.general
  static let completion = ArgumentCompletion.settings

  @Argument(help: ArgumentHelp("A setting.", valueName: "name"))
  var setting: String?

  @Argument(help: "Its new value.")
  var value: String?

  func run(in session: Session) throws {
    guard let name = setting else {
      for entry in Settings.entries { try show(entry, in: session) }
      return
    }
    guard let entry = Settings.entries.first(where: { $0.name == name }) else {
      throw Complaint.unknown(
        "setting", name, among: Settings.entries.map(\.name), then: "`set` lists them all")
    }
    guard let value else { return try show(entry, in: session) }
    var changed = session.settings
    guard entry.write(&changed, value) else {
      throw Complaint.usage("'\(entry.name)' takes \(entry.values), not '\(value)'")
    }
    try session.save(entry, as: entry.read(changed))
    session.settings = changed
    try show(entry, in: session)
  }

  private func show(_ entry: Settings.Entry, in session: Session) throws {
    let now = StyledText("\(entry.name) = \(entry.read(session.settings))").padded(to: 22)
    try session.world.output.write(
      now + .faint("\(entry.help) (\(entry.values))"), hanging: 4)
  }
}
