import NIOConcurrencyHelpers

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A bounded queue from the network's thread to the program's, with a pipe whose
/// reading end is readable while something waits.
final class Mailbox<Event: Sendable>: Sendable {
  /// To be watched with `poll`.
  let descriptor: Int32

  private let bell: Int32
  private let limit: Int
  private let waiting = NIOLockedValueBox<[Event]>([])

  /// - Throws: `SharingFailure` where the process has no descriptor left.
  init(limit: Int) throws(SharingFailure) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw SharingFailure.noDescriptor }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    descriptor = ends[0]
    bell = ends[1]
    self.limit = limit
  }

  deinit {
    close(descriptor)
    close(bell)
  }

  /// Puts `event` in; false where the box is full.
  ///
  /// What must not be missed is put in `always`, for which there is room again as
  /// much.
  @discardableResult
  func put(_ event: Event, always: Bool = false) -> Bool {
    waiting.withLockedValue { events in
      guard events.count < (always ? 2 * limit : limit) else { return false }
      // Rung under the lock, so that taking everything also silences the bell.
      if events.isEmpty {
        var byte: UInt8 = 1
        _ = write(bell, &byte, 1)
      }
      events.append(event)
      return true
    }
  }

  /// Takes everything that waits.
  func takeAll() -> [Event] {
    waiting.withLockedValue { events in
      var bytes = [UInt8](repeating: 0, count: 16)
      while read(descriptor, &bytes, bytes.count) > 0 {}
      defer { events = [] }
      return events
    }
  }
}
