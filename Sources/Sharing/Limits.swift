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
  /// Connections that have not yet shown that they know the code; one more
  /// pushes out the oldest.
  package var strangers = 256
  /// With more strangers than these, they and new connections are looked at two
  /// hundred times a second at most.
  package var crowd = 32
  /// Connections that have shown it and have not yet said hello; strangers never
  /// push them out.
  package var callers = 32
  /// From the connection to the hello.
  package var handshake = Duration.seconds(10)
  /// What a stranger may send before the code is checked, in bytes.
  package var greeting = 4096
  /// Between two signs of life.
  package var heartbeat = Duration.seconds(5)
  /// Without any sign of life.
  package var silence = Duration.seconds(15)
  /// For one view to leave; a guest that takes longer does not read.
  package var stall = Duration.seconds(15)
  /// For one address of the host to answer.
  package var connect = Duration.seconds(4)
  /// How long a guest tries to come back.
  package var patience = Duration.seconds(600)

  package static let standard = Limits()

  package init() {}
}
