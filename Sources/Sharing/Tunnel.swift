import COpenSSL

/// What both sides derive from the join code: the secret of their TLS.
///
/// TLS 1.3 with an external pre-shared key (RFC 8446, 4.2.11) and a fresh key
/// exchange: whoever has the secret is the right one, on both sides, and a code
/// that becomes known later opens nothing that was recorded.
final class Side {
  fileprivate let side: OpaquePointer

  /// - Throws: ``SharingFailure`` where OpenSSL can't.
  init(_ code: JoinCode, isHost: Bool) throws(SharingFailure) {
    var secret = [UInt8](repeating: 0, count: Int(co_secret_length))
    guard co_derive(code.characters, "warstory session 2", &secret),
      let side = co_side_new(secret, isHost)
    else { throw .noEncryption }
    self.side = side
  }

  deinit { co_side_free(side) }
}

/// TLS on one connection: bytes in, bytes out.
final class Tunnel {
  enum Fault: Error {
    /// The form is right and the code is not.
    case wrongCode
    case garbage
  }

  private let side: Side
  private let stream: OpaquePointer
  private(set) var isSecured = false

  init?(_ side: Side) {
    guard let stream = co_stream_new(side.side) else { return nil }
    self.side = side
    self.stream = stream
  }

  deinit { co_stream_free(stream) }

  /// Whether the other side knows the code.
  var isKeyed: Bool { co_is_keyed(stream) }

  /// Goes on with the handshake and returns what the other side has said since.
  func take(_ bytes: [UInt8]) throws(Fault) -> [UInt8] {
    guard co_feed(stream, bytes, bytes.count) else { throw .garbage }
    if !isSecured {
      switch co_handshake(stream) {
      case co_done: isSecured = true
      case co_waiting: return []
      case co_wrong_secret: throw .wrongCode
      default: throw .garbage
      }
    }
    var said: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 16_384)
    while true {
      var length = piece.count
      switch co_read(stream, &piece, &length) {
      case co_done: said += piece[..<length]
      case co_waiting: return said
      default: throw .garbage
      }
    }
  }

  /// Says `bytes`; they leave with ``outgoing()``.
  func say(_ bytes: [UInt8]) -> Bool { co_write(stream, bytes, bytes.count) }

  /// What is to be sent.
  func outgoing() -> [UInt8] {
    var all: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 16_384)
    while true {
      let length = co_take(stream, &piece, piece.count)
      guard length > 0 else { return all }
      all += piece[..<length]
    }
  }
}
