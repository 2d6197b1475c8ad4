/// What the guest's program is told.
package enum GuestEvent<View: Sendable>: Sendable {
  /// In, for the first time or again.
  case connected
  /// What to show from now on.
  case view(View)
  /// The connection broke; the guest tries to come back by itself.
  case broken
  /// Nothing more will come.
  case ended(Ending)
}

/// Why a guest's session is over.
package enum Ending: Equatable, Sendable {
  /// The host ended it.
  case over
  /// Somebody else is in with this code.
  case refused
  /// Somebody listens there but does not know this code, or is no host.
  case notAdmitted
  /// Nobody listens there.
  case unreachable(reason: String)
  /// The host did not come back in time.
  case gaveUp
}

extension GuestEvent: Equatable where View: Equatable {}
