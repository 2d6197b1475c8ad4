import Crypto
import Foundation
import NIOCore

/// The first bytes of a connection, in the clear: a name, a random number, and
/// its authentication under a key from the join code.
///
/// A host answers nobody who can't knock. A guess therefore costs it one hash,
/// no TLS handshake, and learns nothing, not even the certificate. Who records a
/// knock and repeats it gets as far as TLS, and needs the code there, too.
enum Knock {
  static let name = Array("share/1\n".utf8)
  static let length = name.count + 16 + 32

  enum Judgement: Equatable {
    case right
    /// A guess: the form is right and the key is not.
    case wrong
    /// No knock at all.
    case garbage
  }

  static func bytes(
    for keys: SessionKeys, using generator: inout some RandomNumberGenerator
  )
    -> [UInt8]
  {
    let number = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    let tag = HMAC<SHA256>.authenticationCode(for: number, using: keys.knock)
    return name + number + Array(tag)
  }

  /// Judges the first ``length`` bytes; `HMAC` compares in constant time.
  static func judge(_ bytes: [UInt8], by keys: SessionKeys) -> Judgement {
    guard bytes.count == length, bytes.starts(with: name) else { return .garbage }
    let number = bytes[name.count..<name.count + 16]
    let isRight = HMAC<SHA256>.isValidAuthenticationCode(
      bytes[(name.count + 16)...], authenticating: number, using: keys.knock)
    return isRight ? .right : .wrong
  }
}
