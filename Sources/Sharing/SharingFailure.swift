import Foundation

/// What can stand between two machines.
package enum Obstacle: Error, Equatable, Sendable {
  /// The machine is there, and nothing listens at this port.
  case nothingThere
  /// Nothing comes back: a firewall, a router, or a machine that is off.
  case noAnswer
  /// No way leads there from here.
  case noWay
  case noSuchName
  case other(reason: String)

  init(_ fault: Socket.Fault) {
    guard case .system(let code) = fault else {
      self = .noSuchName
      return
    }
    switch code {
    case ECONNREFUSED: self = .nothingThere
    case ETIMEDOUT: self = .noAnswer
    case EHOSTUNREACH, ENETUNREACH, EHOSTDOWN, ENETDOWN, EADDRNOTAVAIL, EAFNOSUPPORT: self = .noWay
    default: self = .other(reason: String(cString: strerror(code)).lowercased())
    }
  }
}

/// Why there is no session.
package enum SharingFailure: Error, Equatable, Sendable {
  /// Another program has the port.
  case portTaken(Int)
  /// The port is the administrator's.
  case portForbidden(Int)
  /// The address is none of this machine's.
  case notHere(address: String)
  case cannotListen(address: String, port: Int, reason: String)
  /// The process has no descriptor left.
  case noDescriptor
  /// OpenSSL does not work here.
  case noEncryption

  init(_ fault: Socket.Fault, address: String, port: Int) {
    guard case .system(let code) = fault else {
      self = .notHere(address: address)
      return
    }
    switch code {
    case EADDRINUSE: self = .portTaken(port)
    case EACCES, EPERM: self = .portForbidden(port)
    case EADDRNOTAVAIL: self = .notHere(address: address)
    case EMFILE, ENFILE: self = .noDescriptor
    default:
      self = .cannotListen(
        address: address, port: port, reason: String(cString: strerror(code)).lowercased())
    }
  }

  package var message: String {
    switch self {
    case .portTaken(let port):
      "another program listens at port \(port) already\nchoose another port, as in `--share 7001`"
    case .portForbidden(let port):
      "port \(port) is not for everybody\nchoose one from 1024 to 65535, as in `--share 7000`"
    case .notHere(let address):
      "`\(address)` is no address of this machine\n"
        + "`--share 7000` takes port 7000 at all its addresses"
    case .cannotListen(let address, let port, let reason):
      "can't listen at `\(address)`, port \(port): \(reason)\n"
        + "`--share 7000` takes port 7000 at all addresses of this machine"
    case .noDescriptor: "no file descriptor is left; close other programs"
    case .noEncryption:
      "the system's OpenSSL can't do TLS 1.3\ninstall OpenSSL 3, as `.ci/install` does"
    }
  }
}
