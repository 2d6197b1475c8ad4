/// Why there is no session.
package enum SharingFailure: Error, Equatable, Sendable {
  /// The address can't be listened on.
  case cannotListen(address: String, port: Int, reason: String)
  /// The process has no descriptor left.
  case noDescriptor
  /// The certificate could not be made.
  case noCertificate(reason: String)

  package var message: String {
    switch self {
    case .cannotListen(let address, let port, let reason):
      "can't listen on `\(address)` port \(port): \(reason)"
    case .noDescriptor: "no file descriptor is left; close other programs"
    case .noCertificate(let reason): "can't make a certificate for the session: \(reason)"
    }
  }
}
