import Interview
import Sharing

/// The candidate's second screen, seen from the interviewer's side.
struct SharedScreen {
  let host: SharingHost<CandidateView>

  /// Listens at `text`: an address of this machine, or a port at all of them; at
  /// the place of `ticket`, with its code, where an interview goes on.
  ///
  /// - Throws: ``Complaint`` where it can't be listened at.
  init(at text: String?, goingOnFrom ticket: ShareTicket? = nil) throws {
    var place = ticket?.place ?? SharePlace(address: "127.0.0.1", port: nil)
    if let text {
      place = try SharePlace(text)
      if place.port == nil, place.address == ticket?.place.address {
        place.port = ticket?.place.port
      }
    }
    var generator = SystemRandomNumberGenerator()
    do throws(SharingFailure) {
      host = try SharingHost(
        address: place.address, port: place.port ?? 0,
        code: ticket?.code ?? JoinCode(using: &generator))
    } catch {
      throw Complaint.inputOutput(error.message)
    }
  }

  /// What brings port and code back after a break.
  var ticket: ShareTicket {
    ShareTicket(place: SharePlace(address: host.address, port: host.port), code: host.code)
  }

  /// What the candidate types elsewhere, a line for each address.
  var lines: [String] {
    host.reachableAddresses.map {
      "warstory join \(NetworkAddress.text(host: $0, port: host.port))"
    }
  }

  /// How far this reaches, and what helps two homes.
  var reach: String {
    if host.isLocal {
      return
        "This machine only. `--share 7000` lets other machines in, at port 7000. For two homes:"
    }
    return "That reaches machines in the same network. For two homes:"
  }

  /// The ways from one home to another, the simplest first.
  static func ways(port: String) -> [String] {
    [
      "share a second window of this machine in the call, and join in it",
      "a VPN that both are in: join the address that it gave the interviewer",
      "an SSH server that both can reach: `ssh -R \(port):localhost:\(port) SERVER` here, "
        + "`ssh -L \(port):localhost:\(port) SERVER` there, then join localhost:\(port)",
      "any other TCP tunnel to port \(port) here: join the address that it shows",
    ]
  }

  /// What strangers tried, for the end of the interview; nil where nobody did.
  var disturbances: String? {
    let counts = host.nuisances
    let parts = Nuisance.allCases.compactMap { kind -> String? in
      counts[kind].map { "\($0) × \(words(for: kind))" }
    }
    return parts.isEmpty ? nil : "Kept out: " + parts.joined(separator: ", ")
  }

  private func words(for kind: Nuisance) -> String {
    switch kind {
    case .wrongCode: "a wrong code"
    case .garbage: "something that is no candidate's program"
    case .crowd: "a connection too many"
    case .flood: "too much text"
    }
  }
}

extension Nuisance {
  /// Said once, when it happens for the first time.
  var notice: String {
    switch self {
    case .wrongCode:
      "Somebody tried a wrong code. They are kept out; go on, you will not be told again."
    case .garbage: "Something that is no candidate's program knocked. It was turned away."
    case .crowd: "Many connections come in at once. The oldest are dropped; go on."
    case .flood: "The other side sent more than anybody types. It was cut off."
    }
  }
}

extension Loss {
  /// What the interviewer reads when the candidate's screen is gone.
  func notice(about candidate: String) -> String {
    switch self {
    case .left: "\(candidate) closed their screen. The same line brings it back."
    case .broken, .silent:
      "The connection to \(candidate)'s screen broke. Go on; it comes back by itself."
    case .notReading: "\(candidate)'s screen takes nothing any more and was cut off. Go on."
    case .misbehaved: "\(candidate)'s side sent what no candidate sends, and was cut off. Go on."
    }
  }
}
