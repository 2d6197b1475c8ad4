import Interview
import Sharing

/// The candidate's second screen, seen from the interviewer's side.
struct SharedScreen {
  let host: SharingHost<CandidateView>

  /// Listens on `text`, an address of this machine.
  ///
  /// - Throws: ``Complaint`` where it can't be listened on.
  init(at text: String) throws {
    let address = try NetworkAddress(text)
    var generator = SystemRandomNumberGenerator()
    do throws(SharingFailure) {
      host = try SharingHost(
        address: address.host, port: address.port ?? 0, code: JoinCode(using: &generator))
    } catch {
      throw Complaint.inputOutput(error.message)
    }
  }

  /// What the candidate types elsewhere.
  var line: String {
    let place = NetworkAddress.text(host: host.reachableAddress, port: host.port)
    return "warstory join \(place) \(host.code)"
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
    case .secondGuest: "a second candidate"
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
      "Somebody tried a wrong code. They are kept out and slowed down; go on, you will not be told again."
    case .secondGuest:
      "Somebody else tried to join with the code after it was used. They were turned away."
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
