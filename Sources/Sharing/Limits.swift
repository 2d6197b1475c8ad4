import NIOCore

/// The bounds within which a stranger on the network can use up the host.
package struct Limits: Sendable {
  /// The longest frame from a guest, in bytes.
  package var frame = 16_384
  /// The longest frame from a host, in bytes.
  package var view = 262_144
  /// All that one guest may send in a session, in bytes.
  package var session = 1_048_576
  /// Events that wait for the program to take them.
  package var events = 1024
  /// Connections that have not yet shown that they belong here; one more pushes
  /// out the oldest.
  package var strangers = 32
  /// From the connection to the hello.
  package var handshake = TimeAmount.seconds(10)
  /// Between two signs of life.
  package var heartbeat = TimeAmount.seconds(15)
  /// Without any sign of life.
  package var silence = TimeAmount.seconds(45)
  /// For one view to leave; a guest that takes longer does not read.
  package var stall = TimeAmount.seconds(15)
  /// Wrong codes at full speed; after them connections are taken ever slower.
  package var guesses = 10
  /// The slowest: the pause between two connections after many wrong codes.
  package var pause = TimeAmount.milliseconds(16)
  /// How long a guest tries to come back.
  package var patience = TimeAmount.minutes(10)

  package static let standard = Limits()

  package init() {}
}
