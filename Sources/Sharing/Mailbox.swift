/// A bounded queue from the network's thread to the program's, with a descriptor
/// that is readable while something waits.
final class Mailbox<Event: Sendable>: Sendable {
  private let bell: Bell
  private let limit: Int
  private let waiting = Locked<[Event]>([])

  /// - Throws: ``SharingFailure`` where the process has no descriptor left.
  init(limit: Int) throws(SharingFailure) {
    bell = try Bell()
    self.limit = limit
  }

  /// To be watched with `poll`.
  var descriptor: Int32 { bell.descriptor }

  /// Puts `event` in; false where the box is full.
  ///
  /// What must not be missed is put in `always`, for which there is room again as
  /// much.
  @discardableResult
  func put(_ event: Event, always: Bool = false) -> Bool {
    waiting.use { events in
      guard events.count < (always ? 2 * limit : limit) else { return false }
      // Rung under the lock, so that taking everything also silences the bell.
      if events.isEmpty { bell.ring() }
      events.append(event)
      return true
    }
  }

  /// Takes everything that waits.
  func takeAll() -> [Event] {
    waiting.use { events in
      bell.silence()
      defer { events = [] }
      return events
    }
  }
}
