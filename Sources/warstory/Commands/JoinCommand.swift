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

  @Argument(help: "The code that it showed; better typed when asked, as other users see a command.")
  var code: [String] = []

  @Option(
    help: ArgumentHelp(
      "Take the code from a file; $WARSTORY_CODE may hold it, too.", valueName: "file"))
  var codeFile: String?

  func run(in session: Session) throws {
    let address = try NetworkAddress(address)
    guard let port = address.port else {
      throw Complaint.usage("'\(address.host)' has no port; write it as in `192.168.1.7:7000`")
    }
    guard session.source.isTerminal else {
      throw Complaint.usage("'join' needs a terminal")
    }
    let place = NetworkAddress.text(host: address.host, port: port)
    guard let code = try given(in: session) ?? asked(for: place, in: session) else { return }
    try JoinWalk(session: session, host: address.host, port: port, code: code).run()
  }

  /// The code from the command line, a file or the environment.
  private func given(in session: Session) throws -> JoinCode? {
    var text = code.joined(separator: " ")
    if let codeFile {
      guard let read = try PrivateFile(path: codeFile, limit: 1024).text() else {
        throw Complaint.noInput("\(codeFile): there is no such file")
      }
      text = read
    } else if text.isEmpty {
      text = session.world.environment["WARSTORY_CODE"] ?? ""
    }
    guard text.contains(where: { !$0.isWhitespace }) else { return nil }
    return try Self.read(text)
  }

  /// The code that the person types now; nil where they would rather not.
  private func asked(for place: String, in session: Session) throws -> JoinCode? {
    let known = JoinTicket.code(for: place, in: session)
    while true {
      let hint = known == nil ? "" : ", Enter for the last one there"
      guard let line = try session.ask("Code\(hint): ") else { return nil }
      if line.allSatisfy(\.isWhitespace) {
        if let known { return known }
        return nil
      }
      do {
        return try Self.read(line)
      } catch let complaint as Complaint {
        session.slip(complaint)
      }
    }
  }

  private static func read(_ text: String) throws -> JoinCode {
    guard let code = JoinCode(text.split(whereSeparator: \.isWhitespace).joined()) else {
      throw Complaint.usage(
        "this is no join code; it has 25 letters and digits, and one of them is not as it was shown"
      )
    }
    return code
  }

  /// `line` as it may be remembered: without a code.
  static func withoutCode(_ line: String) -> String {
    let words = line.split(separator: " ", omittingEmptySubsequences: true)
    guard words.first == "join", words.count > 2 else { return line }
    let kept = words.enumerated().filter { index, word in
      index < 2 || word.hasPrefix("--") || words[index - 1] == "--code-file"
    }
    return kept.map(\.element).joined(separator: " ")
  }
}
