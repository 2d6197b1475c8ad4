import ArgumentParser
import Sharing

/// `join HOST:PORT CODE`: the candidate's own screen.
struct JoinCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "join", abstract: "follow an interview as its candidate, on your own screen")
  static let group = CommandGroup.together

  @Argument(
    help: ArgumentHelp("Where the interviewer's program is: HOST:PORT.", valueName: "host:port"))
  var address: String

  @Argument(help: "The code that it showed.")
  var code: [String]

  func run(in session: Session) throws {
    let address = try NetworkAddress(address)
    guard let port = address.port else {
      throw Complaint.usage("'\(address.host)' has no port; write it as in `192.168.1.7:7000`")
    }
    guard let code = JoinCode(code.joined()) else {
      throw Complaint.usage(
        "this is no join code; it has 25 letters and digits, and one of them is not as it was shown"
      )
    }
    guard session.source.isTerminal else {
      throw Complaint.usage("'join' needs a terminal")
    }
    try JoinWalk(session: session, host: address.host, port: port, code: code).run()
  }
}
