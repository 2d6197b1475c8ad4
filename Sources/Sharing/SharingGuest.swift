import Foundation

/// Follows a host, and comes back by itself after a cut.
///
/// The network runs on a thread of its own. The program watches ``descriptor``
/// and takes the events when it is readable.
package final class SharingGuest<View: Codable & Sendable>: Sendable {
  private let mailbox: Mailbox<GuestEvent<View>>
  private let thread: NetworkThread<Caller<View>>
  private let isClosed = Locked(false)

  /// Calls `host`; what comes of it is told by the events.
  ///
  /// - Throws: ``SharingFailure``.
  package init(
    host: String, port: Int, code: JoinCode, resume: ResumeKey, limits: Limits = .standard
  ) throws(SharingFailure) {
    let mailbox = try Mailbox<GuestEvent<View>>(limit: limits.events)
    let caller = Caller<View>(
      host: host, port: port, side: try Side(code, isHost: false), resume: resume, limits: limits,
      mailbox: mailbox)
    let thread = try NetworkThread(caller)
    caller.lookUp = { [weak thread] in
      Thread.detachNewThread { [weak thread] in
        let result = Result { () throws(Socket.Fault) in
          try Socket.addresses(of: host, port: port)
        }
        thread?.use { $0.found(result) }
      }
    }
    self.mailbox = mailbox
    self.thread = thread
    thread.start()
  }

  deinit { close() }

  /// Readable while events wait.
  package var descriptor: Int32 { mailbox.descriptor }

  /// Takes the events that have come.
  package func events() -> [GuestEvent<View>] { mailbox.takeAll() }

  /// Sends a line, now or after coming back, exactly once.
  package func send(_ line: String) { thread.use { $0.send(line) } }

  /// Leaves; the host is told.
  package func close() {
    let wasClosed = isClosed.use { closed in
      defer { closed = true }
      return closed
    }
    guard !wasClosed else { return }
    thread.use { $0.leave() }
    thread.join()
  }
}
