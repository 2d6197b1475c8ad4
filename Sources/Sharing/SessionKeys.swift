import Crypto
import Foundation
import NIOSSL
import SwiftASN1
import X509

/// Everything that both sides derive from the join code.
///
/// The host's certificate has a private key made from the code, so the guest
/// knows the public key to expect, and a host without the code can't pose as the
/// real one. HKDF with SHA-256 throughout (RFC 5869).
struct SessionKeys: Sendable {
  /// Authenticates the first bytes of a connection.
  let knock: SymmetricKey
  /// Shown inside TLS by whoever comes in for the first time.
  let join: Data
  let identity: P256.Signing.PrivateKey

  init(_ code: JoinCode) throws {
    let secret = SymmetricKey(data: Data(code.characters.utf8))
    func derive(_ purpose: String) -> SymmetricKey {
      HKDF<SHA256>.deriveKey(
        inputKeyMaterial: secret, info: Data(purpose.utf8), outputByteCount: 32)
    }
    knock = derive("knock")
    join = derive("join").withUnsafeBytes { Data($0) }

    // One derived number in four thousand million is no key of the curve; the next one is.
    var identity: P256.Signing.PrivateKey?
    var attempt = 0
    while identity == nil, attempt < 8 {
      let bytes = derive("identity \(attempt)").withUnsafeBytes { Data($0) }
      identity = try? P256.Signing.PrivateKey(rawRepresentation: bytes)
      attempt += 1
    }
    guard let identity else { throw CryptoKitError.incorrectKeySize }
    self.identity = identity
  }

  /// The public key by which the guest knows the host, as DER.
  var hostKey: [UInt8] { Array(identity.publicKey.derRepresentation) }

  /// TLS 1.3 with a certificate that nobody signed but itself.
  func hostConfiguration(at date: Date) throws -> TLSConfiguration {
    let key = Certificate.PrivateKey(identity)
    let name = try DistinguishedName { CommonName("session") }
    let certificate = try Certificate(
      version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: key.publicKey,
      notValidBefore: date - 86_400, notValidAfter: date + 86_400, issuer: name, subject: name,
      extensions: Certificate.Extensions(), issuerPrivateKey: key)
    var serializer = DER.Serializer()
    try serializer.serialize(certificate)
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: [
        .certificate(try NIOSSLCertificate(bytes: serializer.serializedBytes, format: .der))
      ],
      privateKey: .privateKey(
        try NIOSSLPrivateKey(bytes: Array(identity.derRepresentation), format: .der)))
    configuration.minimumTLSVersion = .tlsv13
    return configuration
  }

  /// The guest checks the key alone, see ``hostKey``.
  func guestConfiguration() -> TLSConfiguration {
    var configuration = TLSConfiguration.makeClientConfiguration()
    configuration.minimumTLSVersion = .tlsv13
    // An address of the local network has no name that a certificate could hold.
    configuration.certificateVerification = .noHostnameVerification
    return configuration
  }
}

/// Whether two secrets are equal, in a time that does not tell where they differ.
func areEqual(_ one: Data, _ other: Data) -> Bool {
  guard one.count == other.count else { return false }
  return zip(one, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
}
