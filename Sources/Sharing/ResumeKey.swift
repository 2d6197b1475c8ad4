import Foundation

/// The guest's own random number, 256 bits, by which the host knows it again;
/// kept by the guest, so that a program that was closed can come back, too.
package struct ResumeKey: Equatable, Sendable {
  let bytes: Data

  package init(using generator: inout some RandomNumberGenerator) {
    bytes = Data((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
  }

  /// Reads what ``text`` wrote; nil where it is something else.
  package init?(_ text: String) {
    guard text.utf8.count <= 64, let bytes = Data(base64Encoded: text), bytes.count == 32 else {
      return nil
    }
    self.bytes = bytes
  }

  package var text: String { bytes.base64EncodedString() }
}
