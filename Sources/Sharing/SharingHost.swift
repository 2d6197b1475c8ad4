import Foundation

/// Shows one guest what is going on, over TLS, for as long as it lives.
///
/// The network runs on a thread of its own. The program watches ``descriptor``
/// and takes the events when it is readable. Only a `View` ever leaves.
package final class SharingHost<View: Codable & Sendable>: Sendable {
  package let code: JoinCode
  /// As it was asked for; nil for all addresses of this machine.
  package let address: String?
  package let port: Int

  private let mailbox: Mailbox<HostEvent>
  private let counts = Locked<[Nuisance: Int]>([:])
  private let thread: NetworkThread<Reception<View>>
  private let isClosed = Locked(false)

  /// Listens on `address`, nil meaning all; port 0 lets the system choose.
  ///
  /// - Throws: ``SharingFailure``.
  package init(
    address: String? = "127.0.0.1", port: Int = 0, code: JoinCode, limits: Limits = .standard
  ) throws(SharingFailure) {
    let side = try Side(code, isHost: true)
    let mailbox = try Mailbox<HostEvent>(limit: limits.events)
    let listener = try Self.listen(at: address, port: port)
    let thread = try NetworkThread(
      Reception<View>(
        listener: listener, side: side, limits: limits, mailbox: mailbox, counts: counts))
    self.code = code
    self.address = address
    self.port = Socket.port(of: listener) ?? port
    self.mailbox = mailbox
    self.thread = thread
    thread.start()
  }

  deinit { close() }

  private static func listen(at address: String?, port: Int) throws(SharingFailure) -> Int32 {
    // A machine may have no addresses of the newer kind at all.
    let names = address.map { [$0] } ?? ["::", "0.0.0.0"]
    var failure = SharingFailure.notHere(address: address ?? "")
    for name in names {
      do throws(Socket.Fault) {
        guard let first = try Socket.addresses(of: name, port: port).first else { continue }
        return try Socket.listen(on: first, takesBoth: address == nil)
      } catch {
        failure = SharingFailure(error, address: name, port: port)
      }
      // Another program's port is not to be shared by halves.
      if case .portTaken = failure { break }
    }
    throw failure
  }

  /// Readable while events wait.
  package var descriptor: Int32 { mailbox.descriptor }

  /// Takes the events that have come.
  package func events() -> [HostEvent] { mailbox.takeAll() }

  /// What strangers tried so far.
  package var nuisances: [Nuisance: Int] { counts.use { $0 } }

  /// Shows `view` to the guest, now or as soon as there is one.
  ///
  /// Only the newest is kept for a guest that is slow or away.
  package func show(_ view: View) { thread.use { $0.show(view) } }

  /// Tells the guest how it ends and stops listening.
  package func close(_ farewell: Farewell = .finished) {
    let wasClosed = isClosed.use { closed in
      defer { closed = true }
      return closed
    }
    guard !wasClosed else { return }
    thread.use { $0.end(farewell) }
    thread.join()
  }

  /// The addresses to type on another machine, those of the older kind first; the
  /// one listened on where it is a certain one.
  package var reachableAddresses: [String] {
    if let address, address != "0.0.0.0", address != "::" { return [address] }
    let found = Socket.ownAddresses()
    return address == "0.0.0.0" ? found.filter { !$0.contains(":") } : found
  }

  /// Whether only programs on this machine can come in.
  package var isLocal: Bool {
    guard let address else { return false }
    return address == "localhost" || address == "::1" || address.hasPrefix("127.")
  }
}
