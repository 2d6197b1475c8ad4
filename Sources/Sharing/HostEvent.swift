/// What the host's program is told.
package enum HostEvent: Equatable, Sendable {
  /// The guest came in for the first time.
  case joined(from: String)
  /// The same guest came back and has the present view.
  case rejoined(from: String)
  /// Another screen with the code has taken the place of the guest's, who was
  /// told.
  case moved(to: String)
  /// The session goes on without the guest, who may come back.
  case lost(Loss)
  /// A line that the guest typed, cleaned, each exactly once and in order.
  case line(String)
  /// Told once for each kind; ``SharingHost/nuisances`` counts them all.
  case nuisance(Nuisance)
}

/// Why the guest is gone.
package enum Loss: Equatable, Sendable {
  /// Left on purpose.
  case left
  /// The connection broke.
  case broken
  /// Nothing came for too long.
  case silent
  /// Does not take what is sent.
  case notReading
  /// Sent what no guest sends, or too much.
  case misbehaved
}

/// What strangers may try, none of which disturbs the session.
package enum Nuisance: String, CaseIterable, Sendable {
  /// Somebody tries codes.
  case wrongCode
  /// Something that is no guest program.
  case garbage
  /// More connections than are kept waiting.
  case crowd
  /// A guest that sends too much.
  case flood
}
