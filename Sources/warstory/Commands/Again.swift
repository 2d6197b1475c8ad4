import ArgumentParser

/// `again`: the last scenario once more.
struct Again: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "again", abstract: "practise the last scenario once more")
  static let group = CommandGroup.practice

  @Flag(help: "Speak: the plain spoken clocks, and a transcript afterwards.")
  var spoken = false

  func run(in session: Session) throws {
    guard let id = try session.lastPractised() else {
      throw Complaint.noInput("nothing has been practised yet\n`next` suggests a scenario")
    }
    try Practice(session: session, spoken: spoken).begin(try session.scenario(id))
  }
}
