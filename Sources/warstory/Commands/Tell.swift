import ArgumentParser

/// `tell`: an own story in the same five beats.
struct Tell: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "tell", abstract: "tell an incident of your own in the same beats")
  static let group = CommandGroup.practice

  @Flag(help: "Speak: the plain spoken clocks, and a transcript afterwards.")
  var spoken = false

  func run(in session: Session) throws {
    try Practice(session: session, spoken: spoken).begin(nil)
  }
}
