import NIOConcurrencyHelpers
import NIOCore
import NIOPosix
import NIOSSL

/// Follows a host, and comes back by itself after a cut.
///
/// The network runs on a thread of its own. The program watches ``descriptor``
/// and takes the events when it is readable.
package final class SharingGuest<View: Codable & Sendable>: Sendable {
  private let group: MultiThreadedEventLoopGroup
  private let mailbox: Mailbox<GuestEvent<View>>
  private let caller: NIOLoopBoundBox<Caller<View>>
  private let isClosed = NIOLockedValueBox(false)

  /// Calls `host`; what comes of it is told by the events.
  ///
  /// - Throws: ``SharingFailure``.
  package init(
    host: String, port: Int, code: JoinCode, resume: ResumeKey, limits: Limits = .standard
  ) throws(SharingFailure) {
    let tls: NIOSSLContext
    let keys: SessionKeys
    do {
      keys = try SessionKeys(code)
      tls = try NIOSSLContext(configuration: keys.guestConfiguration())
    } catch {
      throw .noCertificate(reason: String(describing: error))
    }
    let mailbox = try Mailbox<GuestEvent<View>>(limit: limits.events)
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let caller = NIOLoopBoundBox.makeBoxSendingValue(
      Caller<View>(
        host: host, port: port, keys: keys, tls: tls, resume: resume, limits: limits,
        mailbox: mailbox, loop: group.next()),
      eventLoop: group.next())
    self.group = group
    self.mailbox = mailbox
    self.caller = caller
    group.next().execute { caller.value.call() }
  }

  deinit { close() }

  /// Readable while events wait.
  package var descriptor: Int32 { mailbox.descriptor }

  /// Takes the events that have come.
  package func events() -> [GuestEvent<View>] { mailbox.takeAll() }

  /// Sends a line, now or after coming back, exactly once.
  package func send(_ line: String) {
    group.next().execute { [caller] in caller.value.send(line) }
  }

  /// Leaves; the host is told.
  package func close() {
    let wasClosed = isClosed.withLockedValue { closed in
      defer { closed = true }
      return closed
    }
    guard !wasClosed else { return }
    let farewell = group.next().makePromise(of: Void.self)
    group.next().execute { [caller] in caller.value.leave(farewell) }
    try? farewell.futureResult.wait()
    try? group.syncShutdownGracefully()
  }
}
