/// What the guest's program is told.
package enum GuestEvent<View: Sendable>: Sendable {
  /// In, for the first time or again.
  case connected
  /// What to show from now on, and for how long it has held already.
  case view(View, age: Duration)
  /// The connection broke; the guest tries to come back by itself.
  case broken
  /// The host paused; the guest tries to come back by itself.
  case paused
  /// Nothing more will come.
  case ended(Ending)
}

/// How the host takes its leave.
package enum Farewell: String, Codable, Sendable {
  case finished
  /// The session will go on, at the same place with the same code.
  case paused
  /// The session was given up.
  case abandoned
}

/// Why a guest's session is over.
package enum Ending: Equatable, Sendable {
  /// The host ended it.
  case over(Farewell)
  /// Another screen has come in with this code.
  case replaced
  /// More was sent with this code than a session takes.
  case refused
  /// Somebody listens there but does not know this code, or is no host.
  case notAdmitted
  /// Nobody listens there.
  case unreachable(Obstacle)
  /// The host did not come back in time.
  case gaveUp
}

extension GuestEvent: Equatable where View: Equatable {}
