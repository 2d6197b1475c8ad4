import Foundation
import Sharing

/// What lets a candidate's program that was closed come back: a small private
/// file with the last session's place, code and key.
struct JoinTicket {
  var session: Session
  var place: String
  var code: JoinCode

  private var file: PrivateFile { PrivateFile(path: session.folders.data + "/joined", limit: 1024) }

  /// The code of the last session at `place`; nil where there was another since.
  static func code(for place: String, in session: Session) -> JoinCode? {
    let file = PrivateFile(path: session.folders.data + "/joined", limit: 1024)
    let words = ((try? file.text()) ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
    return words.count == 3 && words[0] == place ? JoinCode(words[1]) : nil
  }

  /// The key of an earlier run for the same session, or a new one, which is kept.
  func key() -> ResumeKey {
    let words = ((try? file.text()) ?? "").split(whereSeparator: \.isWhitespace).map(String.init)
    if words.count == 3, words[0] == place, words[1] == code.description,
      let key = ResumeKey(words[2])
    {
      return key
    }
    var generator = SystemRandomNumberGenerator()
    let key = ResumeKey(using: &generator)
    do {
      try FileManager.default.createDirectory(
        atPath: session.folders.data, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
      try file.replace(with: "\(place) \(code) \(key.text)\n")
    } catch {
      // Only coming back after closing the program is lost by it.
      session.complain(
        Complaint("you can go on, but a program that was closed can't come back", .done))
    }
    return key
  }

  /// Forgets a session that is over.
  func tear() { unlink(session.folders.data + "/joined") }
}
