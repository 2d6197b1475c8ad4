import Foundation
import Testing

@testable import Sharing

/// What the host of these tests shows.
struct Screen: Codable, Equatable, Sendable {
  var text: String
}

/// Limits that let a test see a timeout pass.
var quickLimits: Limits {
  var limits = Limits()
  limits.handshake = .milliseconds(400)
  limits.stall = .milliseconds(300)
  limits.heartbeat = .milliseconds(100)
  limits.silence = .milliseconds(600)
  return limits
}

func newCode() -> JoinCode {
  var generator = SystemRandomNumberGenerator()
  return JoinCode(using: &generator)
}

func newKey() -> ResumeKey {
  var generator = SystemRandomNumberGenerator()
  return ResumeKey(using: &generator)
}

/// Collects events as they come, by watching the descriptor as the program does.
final class Listener<Event> {
  private let descriptor: Int32
  private let take: () -> [Event]
  private(set) var all: [Event] = []

  init(_ descriptor: Int32, _ take: @escaping () -> [Event]) {
    self.descriptor = descriptor
    self.take = take
  }

  /// Whether an event that fits comes within `seconds`; those before it count, too.
  func hears(within seconds: Double = 5, _ fits: (Event) -> Bool) -> Bool {
    let deadline = Date().addingTimeInterval(seconds)
    while !all.contains(where: fits) {
      let left = deadline.timeIntervalSinceNow
      guard left > 0 else { return false }
      var watched = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      _ = poll(&watched, 1, Int32(left * 1000) + 1)
      all += take()
    }
    return true
  }
}

extension Listener where Event == GuestEvent<Screen> {
  /// Whether a view with `text` comes, however old.
  func sees(_ text: String, within seconds: Double = 5) -> Bool {
    hears(within: seconds) {
      if case .view(let view, _) = $0 { view.text == text } else { false }
    }
  }

  /// The views that came.
  var views: [String] {
    all.compactMap { if case .view(let view, _) = $0 { view.text } else { nil } }
  }
}

extension SharingHost {
  var listener: Listener<HostEvent> { Listener(descriptor, events) }
}

extension SharingGuest {
  var listener: Listener<GuestEvent<View>> { Listener(descriptor, events) }
}

private struct Cut: Error {}

/// Waits until `descriptor` is ready; false where it is not within `seconds`.
private func wait(for descriptor: Int32, _ events: Int32, seconds: Double) -> Bool {
  var watched = pollfd(fd: descriptor, events: Int16(events), revents: 0)
  return poll(&watched, 1, Int32(seconds * 1000)) > 0
}

/// A connection that says what a test wants, in TLS only if given a code.
final class RawGuest {
  /// How many bytes the other side has answered.
  private(set) var answered = 0
  private let descriptor: Int32
  private let tunnel: Tunnel?
  private var isReading = true

  /// Connects and, with a code, says all that the handshake begins with.
  init(port: Int, code: JoinCode? = nil) throws {
    let address = try #require(
      try Socket.addresses(of: "127.0.0.1", port: port, isNumeric: true).first)
    descriptor = try Socket.connect(to: address)
    tunnel = try code.flatMap { Tunnel(try Side($0, isHost: false)) }
    guard wait(for: descriptor, POLLOUT, seconds: 5), Socket.outcome(of: descriptor) == 0 else {
      throw Cut()
    }
    if let tunnel {
      _ = try tunnel.take([])
      // The other side may have had enough of it before this returns.
      try? sendAll(Connection.greeting + tunnel.outgoing())
    }
  }

  deinit { Foundation.close(descriptor) }

  /// Ends the handshake.
  func secure() throws {
    guard let tunnel else { return }
    while !tunnel.isSecured {
      guard wait(for: descriptor, POLLIN, seconds: 5) else { throw Cut() }
      try read()
    }
  }

  /// Says hello as a real guest would.
  func hello() throws { try send(.hello(resume: newKey().bytes)) }

  func send(_ frame: GuestFrame) throws { try send(bytes: try #require(encoded(frame))) }

  /// Sends `bytes`, inside TLS where there is any.
  func send(bytes: [UInt8]) throws {
    guard let tunnel else { return try sendAll(bytes) }
    try secure()
    guard tunnel.say(bytes) else { throw Cut() }
    try sendAll(tunnel.outgoing())
  }

  func stopReading() { isReading = false }

  /// Whether the other side closes within `seconds`.
  func isCut(within seconds: Double = 5) -> Bool {
    let deadline = Date().addingTimeInterval(seconds)
    while deadline.timeIntervalSinceNow > 0 {
      guard wait(for: descriptor, POLLIN, seconds: deadline.timeIntervalSinceNow) else { break }
      do { try read() } catch { return true }
    }
    return false
  }

  private func read() throws {
    guard let bytes = Socket.receive(from: descriptor) else { throw Cut() }
    answered += bytes.count
    if let tunnel {
      _ = try tunnel.take(bytes)
      try sendAll(tunnel.outgoing())
    }
  }

  private func sendAll(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      guard let count = Socket.send(rest, to: descriptor) else { throw Cut() }
      rest = rest.dropFirst(count)
      if isReading, wait(for: descriptor, POLLIN, seconds: 0) { try read() }
      if !rest.isEmpty, !wait(for: descriptor, POLLOUT | (isReading ? POLLIN : 0), seconds: 2) {
        throw Cut()
      }
    }
  }
}

/// A host that takes one guest and says to it what a test wants.
final class RawHost {
  let port: Int
  private let listener: Int32
  private let side: Side
  private var connection: Connection?

  init(_ code: JoinCode) throws {
    side = try Side(code, isHost: true)
    let address = try #require(
      try Socket.addresses(of: "127.0.0.1", port: 0, isNumeric: true).first)
    listener = try Socket.listen(on: address, takesBoth: false)
    port = try #require(Socket.port(of: listener))
  }

  deinit { Foundation.close(listener) }

  /// Takes the guest and waits for its hello.
  func takeGuest() throws {
    guard wait(for: listener, POLLIN, seconds: 5),
      let (descriptor, from) = try Socket.accept(listener)
    else { throw Cut() }
    let connection = Connection(
      taking: descriptor, from: from, side: side, limits: .standard, at: .now)
    self.connection = connection
    while try connection.frame() == nil {
      guard wait(for: descriptor, POLLIN, seconds: 5) else { throw Cut() }
      try connection.receive(at: .now)
    }
  }

  /// Says `json` as one frame.
  func say(_ json: String) {
    let length = UInt32(json.utf8.count)
    let head = (0..<4).map { UInt8(truncatingIfNeeded: length >> (24 - 8 * UInt32($0))) }
    connection?.send(head + Array(json.utf8))
  }
}

/// A wire between guest and host that can be cut, or held so that nothing comes
/// through while both ends still stand.
final class Wire: Sendable {
  private struct State {
    var pairs: [(near: Int32, far: Int32)] = []
    var isHeld = false
    var isOver = false
  }

  let port: Int
  private let listener: Int32
  private let target: Int
  private let state = Locked(State())

  init(to target: Int) throws {
    let address = try #require(
      try Socket.addresses(of: "127.0.0.1", port: 0, isNumeric: true).first)
    listener = try Socket.listen(on: address, takesBoth: false)
    port = try #require(Socket.port(of: listener))
    self.target = target
    Thread.detachNewThread { [self] in while turn() {} }
  }

  func cut() {
    state.use { state in
      for pair in state.pairs { Self.close(pair) }
      state.pairs = []
    }
  }

  func hold() { state.use { $0.isHeld = true } }
  func release() { state.use { $0.isHeld = false } }
  func close() { state.use { $0.isOver = true } }

  private static func close(_ pair: (near: Int32, far: Int32)) {
    Foundation.close(pair.near)
    Foundation.close(pair.far)
  }

  private func turn() -> Bool {
    let (ends, isOver) = state.use { state in
      (state.isHeld ? [] : state.pairs.flatMap { [$0.near, $0.far] }, state.isOver)
    }
    guard !isOver else {
      cut()
      Foundation.close(listener)
      return false
    }
    var watched = ([listener] + ends).map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    _ = poll(&watched, nfds_t(watched.count), 5)
    if watched[0].revents != 0 { connect() }
    state.use { state in
      guard !state.isHeld else { return }
      state.pairs = state.pairs.filter { pair in
        let isOpen =
          Self.pass(from: pair.near, to: pair.far) && Self.pass(from: pair.far, to: pair.near)
        if !isOpen { Self.close(pair) }
        return isOpen
      }
    }
    return true
  }

  private func connect() {
    guard let (near, _) = try? Socket.accept(listener),
      let address = try? Socket.addresses(of: "127.0.0.1", port: target, isNumeric: true).first,
      let far = try? Socket.connect(to: address)
    else { return }
    _ = wait(for: far, POLLOUT, seconds: 2)
    state.use { $0.pairs.append((near, far)) }
  }

  private static func pass(from one: Int32, to other: Int32) -> Bool {
    guard let bytes = Socket.receive(from: one) else { return false }
    var rest = bytes[...]
    while !rest.isEmpty {
      guard let count = Socket.send(rest, to: other) else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
