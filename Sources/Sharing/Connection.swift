import Foundation

/// One connection: a socket, a greeting in the clear, TLS after it, frames
/// within.
final class Connection {
  /// Why nothing more comes from a connection.
  enum Fault: Error {
    case closed
    case wrongCode
    case garbage
    case tooLong
  }

  /// The first bytes from a guest: what is no guest of this version is cut off
  /// before anything else is read of it.
  static let greeting = Array("share/2\n".utf8)

  let descriptor: Int32
  let from: String
  /// When the last bytes came.
  private(set) var lastHeard: Instant
  /// Longer frames are an error before their bytes are kept.
  var frameLimit = 512

  private let side: Side
  private let isHost: Bool
  private var tunnel: Tunnel?
  private var begun: [UInt8] = []
  private var said: [UInt8] = []
  private var waiting: [UInt8] = []
  private var sent = 0
  private var isShut = false
  private var strangeBytes = 0
  private let greetingLimit: Int

  /// The host's end of a connection that was taken.
  init(taking descriptor: Int32, from address: String, side: Side, limits: Limits, at now: Instant)
  {
    self.descriptor = descriptor
    from = address
    self.side = side
    isHost = true
    lastHeard = now
    greetingLimit = limits.greeting
  }

  /// The guest's end of a connection that was made.
  init?(calling descriptor: Int32, side: Side, limits: Limits, at now: Instant) {
    guard let tunnel = Tunnel(side) else { return nil }
    self.descriptor = descriptor
    from = ""
    self.side = side
    isHost = false
    lastHeard = now
    greetingLimit = limits.greeting
    frameLimit = limits.view
    self.tunnel = tunnel
    waiting = Self.greeting
    _ = try? tunnel.take([])
    push()
  }

  deinit { Foundation.close(descriptor) }

  // MARK: - State

  /// Whether the other side knows the code.
  var isKeyed: Bool { tunnel?.isKeyed ?? false }
  var isSecured: Bool { tunnel?.isSecured ?? false }
  /// Whether anything at all has come.
  private(set) var hasSpoken = false
  /// Whether everything said has left.
  var isDrained: Bool { sent == waiting.count }
  /// Whether there is room for more than what must be said.
  var isWritable: Bool { waiting.count - sent < 65_536 }

  var watched: pollfd {
    pollfd(
      fd: descriptor, events: Int16(POLLIN) | (isDrained ? 0 : Int16(POLLOUT)), revents: 0)
  }

  // MARK: - Reading

  /// Takes what has come.
  func receive(at now: Instant) throws(Fault) {
    guard var bytes = Socket.receive(from: descriptor) else { throw .closed }
    guard !bytes.isEmpty else { return }
    lastHeard = now
    hasSpoken = true
    if tunnel == nil {
      begun += bytes
      let expected = Self.greeting.prefix(begun.count)
      guard begun.starts(with: expected) else { throw .garbage }
      guard begun.count >= Self.greeting.count else { return }
      guard let tunnel = Tunnel(side) else { throw .closed }
      self.tunnel = tunnel
      bytes = Array(begun[Self.greeting.count...])
      begun = []
    }
    guard let tunnel else { return }
    if !tunnel.isSecured {
      strangeBytes += bytes.count
      guard !isHost || tunnel.isKeyed || strangeBytes <= greetingLimit else { throw .garbage }
    }
    do {
      said += try tunnel.take(bytes)
    } catch {
      switch error {
      case .wrongCode: throw .wrongCode
      case .garbage: throw .garbage
      }
    }
    push()
  }

  /// The next whole frame of what was taken: four bytes of length, big end first,
  /// then as many bytes of JSON.
  func frame() throws(Fault) -> Data? {
    guard said.count >= 4 else { return nil }
    let length = said[..<4].reduce(0) { $0 << 8 | Int($1) }
    guard length <= frameLimit else { throw .tooLong }
    guard said.count >= 4 + length else { return nil }
    defer { said.removeFirst(4 + length) }
    return Data(said[4..<4 + length])
  }

  // MARK: - Writing

  /// Says a frame, as ``encoded(_:)`` made it.
  func send(_ frame: [UInt8]) {
    guard let tunnel, tunnel.isSecured, !isShut, tunnel.say(frame) else { return }
    push()
  }

  /// Nothing more will be said, and what was said still leaves.
  func finish() {
    isShut = true
    push()
  }

  /// Sends what waits, as far as the system takes it.
  func push() {
    if let tunnel { waiting += tunnel.outgoing() }
    while !isDrained {
      // A broken connection is noticed by the next reading.
      let count = Socket.send(waiting[sent...], to: descriptor) ?? waiting.count - sent
      guard count > 0 else { return }
      sent += count
    }
    waiting.removeAll(keepingCapacity: false)
    sent = 0
    if isShut { shutdown(descriptor, Int32(SHUT_WR)) }
  }
}
