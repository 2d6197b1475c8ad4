import Foundation

/// The guest's side of the session over all its connections.
final class Caller<View: Codable & Sendable>: Party {
  private struct Line {
    var number: Int
    var text: String
  }

  private enum State {
    case waiting(until: Instant)
    /// A name is looked up, which may take long, on a thread of its own.
    case lookingUp
    case connecting(Int32, until: Instant)
    case talking(Connection)
    case leaving(Connection, until: Instant)
    case over
  }

  private let host: String
  private let port: Int
  private let side: Side
  private let resume: ResumeKey
  private let limits: Limits
  private let mailbox: Mailbox<GuestEvent<View>>
  private let start = Instant.now
  /// Looks a name up and comes back with ``found(_:)``.
  var lookUp: () -> Void = {}

  private var state: State
  /// Addresses of the host that were not yet tried.
  private var addresses: [Socket.Address] = []
  private var isIn = false
  private var wasIn = false
  private var brokenSince: Instant?
  private var attempts = 0
  /// Until when the handshake has to be done; nil after the hello.
  private var handshake: Instant?
  private var nextBeat: Instant?
  /// Lines that the host has not confirmed.
  private var unheard: [Line] = []
  private var nextNumber = 1
  private var run: Int?
  /// From the host's clock to this one, in milliseconds: the least that any frame
  /// needed, so that what was held up on its way is known to be old.
  private var offset: Int?

  init(
    host: String, port: Int, side: Side, resume: ResumeKey, limits: Limits,
    mailbox: Mailbox<GuestEvent<View>>
  ) {
    self.host = host
    self.port = port
    self.side = side
    self.resume = resume
    self.limits = limits
    self.mailbox = mailbox
    state = .waiting(until: .now)
  }

  deinit { if case .connecting(let descriptor, _) = state { close(descriptor) } }

  // MARK: - Turns

  var isOver: Bool { if case .over = state { true } else { false } }

  var watched: [pollfd] {
    switch state {
    case .waiting, .lookingUp, .over: []
    case .connecting(let descriptor, _):
      [pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)]
    case .talking(let connection), .leaving(let connection, _): [connection.watched]
    }
  }

  var deadline: Instant? {
    switch state {
    case .waiting(let until), .connecting(_, let until), .leaving(_, let until): until
    case .talking: [handshake, nextBeat].compactMap { $0 }.min()
    case .lookingUp, .over: nil
    }
  }

  func serve(_ ready: [pollfd], at now: Instant) {
    switch state {
    case .waiting(let until):
      if until <= now { call(at: now) }
    case .lookingUp, .over: break
    case .connecting(let descriptor, let until):
      if !ready.isEmpty {
        connected(descriptor, at: now)
      } else if until <= now {
        close(descriptor)
        connect(after: .noAnswer, at: now)
      }
    case .talking(let connection):
      if ready.contains(where: { $0.revents & Int16(POLLOUT) != 0 }) { connection.push() }
      if ready.contains(where: { $0.revents & ~Int16(POLLOUT) != 0 }) {
        listen(to: connection, at: now)
      }
      keepAlive(at: now)
    case .leaving(let connection, let until):
      connection.push()
      let isClosed =
        !ready.isEmpty
        && (try? connection.receive(at: now)) == nil
      if isClosed || until <= now { state = .over }
    }
  }

  private func keepAlive(at now: Instant) {
    guard case .talking(let connection) = state else { return }
    if let handshake, handshake <= now { return failed(.notAdmitted, at: now) }
    guard let beat = nextBeat, beat <= now else { return }
    guard now - connection.lastHeard < limits.silence else { return failed(.notAdmitted, at: now) }
    nextBeat = now + limits.heartbeat
    if connection.isWritable { write(.alive) }
  }

  // MARK: - Connecting

  private func call(at now: Instant) {
    attempts += 1
    if let numeric = try? Socket.addresses(of: host, port: port, isNumeric: true) {
      addresses = numeric
      connect(after: .noWay, at: now)
    } else {
      state = .lookingUp
      lookUp()
    }
  }

  /// Takes what a lookup found.
  func found(_ result: Result<[Socket.Address], Socket.Fault>) {
    guard case .lookingUp = state else { return }
    switch result {
    case .success(let addresses):
      self.addresses = addresses
      connect(after: .noSuchName, at: .now)
    case .failure: failed(.unreachable(.noSuchName), at: .now)
    }
  }

  /// Tries the next address, `obstacle` being what came of the last one.
  private func connect(after obstacle: Obstacle, at now: Instant) {
    guard !addresses.isEmpty else { return failed(.unreachable(obstacle), at: now) }
    do throws(Socket.Fault) {
      let descriptor = try Socket.connect(to: addresses.removeFirst())
      state = .connecting(descriptor, until: now + limits.connect)
    } catch {
      connect(after: Obstacle(error), at: now)
    }
  }

  private func connected(_ descriptor: Int32, at now: Instant) {
    let code = Socket.outcome(of: descriptor)
    guard code == 0 else {
      close(descriptor)
      return connect(after: Obstacle(.system(code)), at: now)
    }
    guard let connection = Connection(calling: descriptor, side: side, limits: limits, at: now)
    else {
      close(descriptor)
      return failed(.unreachable(.noWay), at: now)
    }
    state = .talking(connection)
    handshake = now + limits.handshake
    nextBeat = nil
  }

  /// A call came to nothing, or a connection to its end.
  private func failed(_ ending: Ending, at now: Instant) {
    guard wasIn else { return end(ending) }
    if isIn || brokenSince == nil {
      lost(at: now)
      mailbox.put(.broken, always: true)
    }
    guard now - (brokenSince ?? now) < limits.patience else { return end(.gaveUp) }
    let pause = Duration.seconds([1, 1, 2, 3][min(attempts, 3)])
    state = .waiting(until: now + min(pause, limits.heartbeat))
  }

  private func lost(at now: Instant) {
    isIn = false
    attempts = 0
    brokenSince = now
  }

  // MARK: - Talking

  private func listen(to connection: Connection, at now: Instant) {
    do throws(Connection.Fault) {
      try connection.receive(at: now)
      if handshake != nil, nextBeat == nil, connection.isSecured {
        // TLS stands, so the host has the code.
        nextBeat = now + limits.heartbeat
        write(.hello(resume: resume.bytes))
      }
      while case .talking = state, let frame = try connection.frame() {
        guard let frame = decoded(frame, as: HostFrame<View>.self), frame.isPlausible,
          take(frame, at: now)
        else { return failed(.notAdmitted, at: now) }
      }
    } catch {
      failed(.notAdmitted, at: now)
    }
  }

  /// Takes a frame; false where the host must not be listened to any longer.
  private func take(_ frame: HostFrame<View>, at now: Instant) -> Bool {
    switch frame {
    case .welcome(let heard, let run, let clock):
      welcomed(heard: heard, by: run, clock: clock, at: now)
    case .view(let view, let since):
      let age = offset.map { max(0, local(now) - $0 - since) } ?? 0
      // A program that does not look at its events has no use for more of them.
      return mailbox.put(.view(view, age: .milliseconds(age)))
    case .heard(let number):
      unheard.removeAll { $0.number <= number }
    case .alive(let clock):
      compare(clock, at: now)
    case .replaced: end(.replaced)
    case .refused: end(.refused)
    case .over(.paused):
      lost(at: now)
      mailbox.put(.paused, always: true)
      state = .waiting(until: now + min(.seconds(1), limits.heartbeat))
    case .over(let farewell): end(.over(farewell))
    }
    return true
  }

  private func welcomed(heard: Int, by run: Int, clock: Int, at now: Instant) {
    guard !isIn else { return }
    if self.run == run {
      unheard.removeAll { $0.number <= heard }
    } else {
      // Another run of either program: what the host does not have goes on where it ended.
      for index in unheard.indices { unheard[index].number = heard + 1 + index }
      nextNumber = heard + 1 + unheard.count
      offset = nil
    }
    self.run = run
    compare(clock, at: now)
    isIn = true
    wasIn = true
    brokenSince = nil
    handshake = nil
    mailbox.put(.connected, always: true)
    for line in unheard { write(.line(number: line.number, text: line.text)) }
  }

  private func local(_ now: Instant) -> Int { (now - start).milliseconds }

  private func compare(_ clock: Int, at now: Instant) {
    let seen = local(now) - clock
    offset = min(offset ?? seen, seen)
  }

  func send(_ text: String) {
    guard !isOver else { return }
    for piece in PeerText.pieces(of: text) where unheard.count < limits.events {
      let line = Line(number: nextNumber, text: piece)
      nextNumber += 1
      unheard.append(line)
      if isIn { write(.line(number: line.number, text: line.text)) }
    }
  }

  private func write(_ frame: GuestFrame) {
    guard case .talking(let connection) = state, let bytes = encoded(frame) else { return }
    connection.send(bytes)
  }

  private func end(_ ending: Ending) {
    guard !isOver else { return }
    state = .over
    mailbox.put(.ended(ending), always: true)
  }

  /// Leaves, giving the last word half a second.
  func leave() {
    switch state {
    case .talking(let connection) where connection.isSecured:
      write(.leave)
      connection.finish()
      state = .leaving(connection, until: .now + .milliseconds(500))
    case .connecting(let descriptor, _):
      close(descriptor)
      state = .over
    default: state = .over
    }
  }
}
