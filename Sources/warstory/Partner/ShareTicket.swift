import Foundation
import Sharing

/// Where an interview is shared: `7000`, `ADDRESS`, `ADDRESS:PORT`.
struct SharePlace: Equatable {
  /// Nil for all addresses of this machine.
  var address: String?
  var port: Int?

  init(address: String?, port: Int?) {
    self.address = address
    self.port = port
  }

  /// Reads `text`; digits alone are a port.
  ///
  /// - Throws: ``Complaint`` where it is no address.
  init(_ text: String) throws {
    if !text.isEmpty, text.allSatisfy(\.isNumber) {
      address = nil
      port = try NetworkAddress("*:" + text).port
    } else {
      let place = try NetworkAddress(text)
      address = place.host == "*" || place.host == "::" ? nil : place.host
      port = place.port
    }
  }
}

/// What lets an interviewer's program that was closed listen again where the
/// candidate waits: a small private file with an interview's place and code.
struct ShareTicket: Equatable {
  var place: SharePlace
  var code: JoinCode

  private static func file(of number: Int, in session: Session) -> PrivateFile {
    PrivateFile(path: session.folders.data + "/shared-\(number)", limit: 1024)
  }

  init(place: SharePlace, code: JoinCode) {
    self.place = place
    self.code = code
  }

  /// The ticket of the interview `number`; nil where it was not shared.
  init?(of number: Int, in session: Session) {
    let text = (try? Self.file(of: number, in: session).text()) ?? ""
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    guard words.count == 2, let place = try? SharePlace(words[0]), place.port != nil,
      let code = JoinCode(words[1])
    else { return nil }
    self.init(place: place, code: code)
  }

  /// Keeps it for the interview `number`.
  func keep(for number: Int?, in session: Session) {
    guard let number else { return }
    let text = NetworkAddress.text(host: place.address ?? "*", port: place.port ?? 0)
    do {
      try session.makeFolder(session.folders.data)
      try Self.file(of: number, in: session).replace(with: "\(text) \(code)\n")
    } catch {
      // Only coming back to the same place is lost by it.
      session.slip(
        Complaint.inputOutput("you can go on, but `resume` will show another port and code"))
    }
  }

  /// Forgets the ticket of an interview that is over.
  static func tear(of number: Int?, in session: Session) {
    guard let number else { return }
    unlink(file(of: number, in: session).path)
  }
}
