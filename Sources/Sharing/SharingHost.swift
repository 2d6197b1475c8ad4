import Foundation
import NIOConcurrencyHelpers
import NIOCore
import NIOPosix
import NIOSSL

/// Shows one guest what is going on, over TLS, for as long as it lives.
///
/// The network runs on a thread of its own. The program watches ``descriptor``
/// and takes the events when it is readable. Only a `View` ever leaves.
package final class SharingHost<View: Codable & Sendable>: Sendable {
  package let code: JoinCode
  package let address: String
  package let port: Int

  private let group: MultiThreadedEventLoopGroup
  private let channel: any Channel
  private let mailbox: Mailbox<HostEvent>
  private let counts: NIOLockedValueBox<[Nuisance: Int]>
  private let reception: NIOLoopBoundBox<Reception<View>>
  private let isClosed = NIOLockedValueBox(false)

  /// Listens on `address`; port 0 lets the system choose.
  ///
  /// - Throws: ``SharingFailure``.
  package init(
    address: String = "127.0.0.1", port: Int = 0, code: JoinCode, limits: Limits = .standard
  ) throws(SharingFailure) {
    let tls: NIOSSLContext
    let keys: SessionKeys
    do {
      keys = try SessionKeys(code)
      tls = try NIOSSLContext(configuration: keys.hostConfiguration(at: Date()))
    } catch {
      throw .noCertificate(reason: String(describing: error))
    }
    let mailbox = try Mailbox<HostEvent>(limit: limits.events)
    let counts = NIOLockedValueBox<[Nuisance: Int]>([:])
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let reception = NIOLoopBoundBox.makeBoxSendingValue(
      Reception<View>(keys: keys, tls: tls, limits: limits, mailbox: mailbox, counts: counts),
      eventLoop: group.next())
    let bootstrap = ServerBootstrap(group: group)
      .serverChannelOption(.backlog, value: 128)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      // One at a time, so that the turnstile sees each.
      .serverChannelOption(.maxMessagesPerRead, value: 1)
      .serverChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Turnstile(reception.value))
        }
      }
      .childChannelOption(.socketOption(.tcp_nodelay), value: 1)
      .childChannelOption(.maxMessagesPerRead, value: 4)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(Doorkeeper(reception.value))
        }
      }
    do {
      channel = try bootstrap.bind(host: address, port: port).wait()
    } catch {
      try? group.syncShutdownGracefully()
      throw .cannotListen(address: address, port: port, reason: reason(of: error))
    }
    self.code = code
    self.address = address
    self.port = channel.localAddress?.port ?? port
    self.group = group
    self.mailbox = mailbox
    self.counts = counts
    self.reception = reception
  }

  deinit { close() }

  /// Readable while events wait.
  package var descriptor: Int32 { mailbox.descriptor }

  /// Takes the events that have come.
  package func events() -> [HostEvent] { mailbox.takeAll() }

  /// What strangers tried so far.
  package var nuisances: [Nuisance: Int] { counts.withLockedValue { $0 } }

  /// Shows `view` to the guest, now or as soon as there is one.
  ///
  /// Only the newest is
  /// kept for a guest that is slow or away.
  package func show(_ view: View) {
    guard let buffer = try? encoded(HostFrame<View>.view(view)) else { return }
    group.next().execute { [reception] in reception.value.show(buffer) }
  }

  /// Tells the guest that it is over and stops listening; the code is dead.
  package func close() {
    let wasClosed = isClosed.withLockedValue { closed in
      defer { closed = true }
      return closed
    }
    guard !wasClosed else { return }
    let farewell = group.next().makePromise(of: Void.self)
    group.next().execute { [reception] in reception.value.end(farewell) }
    try? farewell.futureResult.wait()
    try? group.syncShutdownGracefully()
  }
}

/// The system's words for `error`.
func reason(of error: any Error) -> String {
  if let error = error as? IOError {
    return String(cString: strerror(error.errnoCode))
  }
  return String(describing: error)
}

extension SharingHost {
  /// The address to type on another machine: the one listened on, or, where that
  /// means all of them, the first that leads into the network.
  package var reachableAddress: String {
    guard address == "0.0.0.0" || address == "::" else { return address }
    let devices = (try? System.enumerateDevices()) ?? []
    let addresses = devices.compactMap { $0.address }.filter { $0.protocol == .inet }
      .compactMap(\.ipAddress).filter { !$0.hasPrefix("127.") }
    return addresses.first ?? address
  }
}
