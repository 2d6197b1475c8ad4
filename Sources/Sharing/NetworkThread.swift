import Dispatch
import Foundation

typealias Instant = ContinuousClock.Instant

/// One side of a session, driven by a ``NetworkThread``.
protocol Party: AnyObject {
  /// What to wait for.
  var watched: [pollfd] { get }
  /// When to be served even if nothing comes; nil where there is no such time.
  var deadline: Instant? { get }
  var isOver: Bool { get }
  /// Does what is due: `ready` are those of ``watched`` where something came.
  func serve(_ ready: [pollfd], at now: Instant)
}

/// Waits for a party's sockets and times on a thread of its own; everybody else
/// reaches the party through ``use(_:)``.
final class NetworkThread<Member: Party>: Sendable, Runnable {
  private let party: Locked<Member>
  private let bell: Bell
  private let finished = DispatchSemaphore(value: 0)

  init(_ party: Member) throws(SharingFailure) {
    self.party = Locked(party)
    bell = try Bell()
  }

  func start() { begin(self) }

  /// Uses the party between two of its turns, and lets it have another.
  func use<Result>(_ body: (Member) -> Result) -> Result {
    defer { bell.ring() }
    return party.use { body($0) }
  }

  /// Waits until the party is over.
  func join() { finished.wait() }

  func run() {
    defer { finished.signal() }
    while true {
      let (sockets, deadline, isOver) = party.use { ($0.watched, $0.deadline, $0.isOver) }
      guard !isOver else { return }
      var watched = sockets + [pollfd(fd: bell.descriptor, events: Int16(POLLIN), revents: 0)]
      _ = poll(&watched, nfds_t(watched.count), Self.milliseconds(until: deadline))
      if watched.removeLast().revents != 0 { bell.silence() }
      let ready = watched.filter { $0.revents != 0 }
      party.use { $0.serve(ready, at: .now) }
    }
  }

  /// At least one, so that a time a moment ahead does not make the thread spin.
  private static func milliseconds(until deadline: Instant?) -> Int32 {
    guard let deadline else { return -1 }
    let left = (deadline - .now).milliseconds
    return Int32(clamping: max(1, min(left + 1, 60_000)))
  }
}

/// What can run on a thread of its own.
private protocol Runnable: Sendable {
  func run()
}

private func begin(_ runnable: any Runnable) {
  let thread = Thread { runnable.run() }
  thread.stackSize = 1 << 20
  thread.start()
}

extension Duration {
  var milliseconds: Int {
    let (seconds, attoseconds) = components
    return Int(clamping: seconds).multipliedReportingOverflow(by: 1000).partialValue
      + Int(attoseconds / 1_000_000_000_000_000)
  }
}
