import Foundation

/// Who is in, who may come in, and what the guest has to see: the host's side of
/// a session.
final class Reception<View: Codable & Sendable>: Party {
  private final class Visitor {
    enum State {
      /// Has not shown that it knows the code.
      case stranger
      /// Knows the code, and has not said hello.
      case caller
      case guest
      /// Is told its last words.
      case leaving
    }

    let connection: Connection
    var state = State.stranger
    /// When it has to be further, or gone.
    var deadline: Instant?
    var nextBeat: Instant?
    var isGone = false

    init(_ connection: Connection, deadline: Instant) {
      self.connection = connection
      self.deadline = deadline
    }
  }

  private let side: Side
  private let limits: Limits
  private let mailbox: Mailbox<HostEvent>
  private let counts: Locked<[Nuisance: Int]>
  private let start = Instant.now
  /// Tells this run of the program from another with the same code.
  private let run = Int.random(in: 1...(1 << 48))

  private var listener: Int32?
  /// Until then no stranger is taken or listened to: the process has no descriptor
  /// left, or strangers crowd in, who shall cost little.
  private var restsUntil: Instant?
  /// In the order in which they came.
  private var visitors: [Visitor] = []
  private var guest: Visitor?
  /// By which the guest is known again.
  private var resume: Data?
  private var heard = 0
  private var received = 0
  private var latest: [UInt8]?
  private var isShown = false
  private var stallsAt: Instant?

  init(
    listener: Int32, side: Side, limits: Limits, mailbox: Mailbox<HostEvent>,
    counts: Locked<[Nuisance: Int]>
  ) {
    self.listener = listener
    self.side = side
    self.limits = limits
    self.mailbox = mailbox
    self.counts = counts
  }

  deinit { if let listener { close(listener) } }

  // MARK: - Turns

  var isOver: Bool { listener == nil && visitors.isEmpty }

  var watched: [pollfd] {
    guard let listener, restsUntil == nil else {
      return visitors.filter { $0.state != .stranger }.map(\.connection.watched)
    }
    return visitors.map(\.connection.watched)
      + [pollfd(fd: listener, events: Int16(POLLIN), revents: 0)]
  }

  var deadline: Instant? {
    var first = [restsUntil, stallsAt].compactMap { $0 }.min()
    for visitor in visitors {
      if let time = visitor.deadline { first = min(first ?? time, time) }
      if let time = visitor.nextBeat { first = min(first ?? time, time) }
    }
    return first
  }

  func serve(_ ready: [pollfd], at now: Instant) {
    let wasResting = restsUntil != nil
    // Both in the order of ``watched``.
    var rest = visitors[...]
    for socket in ready {
      rest = rest.drop { $0.connection.descriptor != socket.fd }
      guard let visitor = rest.popFirst() else { break }
      if socket.revents & Int16(POLLOUT) != 0 { visitor.connection.push() }
      if socket.revents & ~Int16(POLLOUT) != 0 { listen(to: visitor, at: now) }
    }
    if let stallsAt, stallsAt <= now, let guest, !guest.connection.isDrained {
      lose(guest, because: .notReading)
    }
    for visitor in visitors where !visitor.isGone { hurry(visitor, at: now) }
    showLatest(at: now)
    if let listener, ready.contains(where: { $0.fd == listener }) { open(listener, at: now) }
    if let restsUntil, restsUntil <= now {
      self.restsUntil = nil
    } else if !wasResting, restsUntil == nil,
      visitors.count(where: { $0.state == .stranger }) > limits.crowd
    {
      restsUntil = now + .milliseconds(5)
    }
  }

  private func hurry(_ visitor: Visitor, at now: Instant) {
    if let deadline = visitor.deadline, deadline <= now {
      if visitor.state != .leaving { count(.garbage) }
      return drop(visitor)
    }
    guard let beat = visitor.nextBeat, beat <= now, visitor.state == .guest else { return }
    guard now - visitor.connection.lastHeard < limits.silence else {
      return lose(visitor, because: .silent)
    }
    visitor.nextBeat = now + limits.heartbeat
    if visitor.connection.isWritable { send(.alive(clock: clock(now)), to: visitor) }
  }

  private func clock(_ now: Instant) -> Int { (now - start).milliseconds }

  // MARK: - Strangers

  private func open(_ listener: Int32, at now: Instant) {
    // Some at a time, so that the guest is served between them.
    for _ in 0..<64 {
      do {
        guard let (descriptor, address) = try Socket.accept(listener) else { return }
        visitors.append(
          Visitor(
            Connection(taking: descriptor, from: address, side: side, limits: limits, at: now),
            deadline: now + limits.handshake))
      } catch {
        restsUntil = now + .milliseconds(100)
        if let oldest = visitors.first(where: { $0.state == .stranger }) { drop(oldest) }
        return count(.crowd)
      }
      thin(.stranger, to: limits.strangers, at: now)
    }
  }

  /// Drops the oldest of those in `state` while they are too many.
  private func thin(_ state: Visitor.State, to limit: Int, at now: Instant) {
    while visitors.count(where: { $0.state == state }) > limit,
      let oldest = visitors.first(where: { $0.state == state })
    {
      // What shows that it knows the code may have come, and not been read.
      if state == .stranger { listen(to: oldest, at: now) }
      guard oldest.state == state, !oldest.isGone else { continue }
      count(.crowd)
      drop(oldest)
    }
  }

  private func count(_ nuisance: Nuisance) {
    let isFirst = counts.use { counts in
      counts[nuisance, default: 0] += 1
      return counts[nuisance] == 1
    }
    if isFirst { mailbox.put(.nuisance(nuisance), always: true) }
  }

  private func drop(_ visitor: Visitor) {
    visitor.isGone = true
    visitors.removeAll { $0 === visitor }
  }

  // MARK: - Listening

  private func listen(to visitor: Visitor, at now: Instant) {
    guard !visitor.isGone else { return }
    do throws(Connection.Fault) {
      try visitor.connection.receive(at: now)
      if visitor.state == .stranger, visitor.connection.isKeyed {
        visitor.state = .caller
        thin(.caller, to: limits.callers, at: now)
        guard !visitor.isGone else { return }
      }
      while let frame = try visitor.connection.frame() {
        guard take(frame, from: visitor, at: now) else { return }
      }
    } catch {
      fail(visitor, because: error)
    }
  }

  private func fail(_ visitor: Visitor, because fault: Connection.Fault) {
    switch visitor.state {
    case .stranger where fault == .wrongCode: count(.wrongCode)
    case .stranger where fault != .closed || visitor.connection.hasSpoken: count(.garbage)
    case .caller where fault != .closed: count(.garbage)
    case .guest:
      switch fault {
      case .closed: return lose(visitor, because: .broken)
      case .tooLong:
        count(.flood)
        return lose(visitor, because: .misbehaved)
      case .garbage, .wrongCode: return lose(visitor, because: .broken)
      }
    case .stranger, .caller, .leaving: break
    }
    drop(visitor)
  }

  /// Takes a frame; false where `visitor` is not listened to any longer.
  private func take(_ bytes: Data, from visitor: Visitor, at now: Instant) -> Bool {
    switch visitor.state {
    case .leaving: return true
    case .stranger, .caller:
      guard case .hello(let number) = decoded(bytes, as: GuestFrame.self), number.count == 32 else {
        count(.garbage)
        drop(visitor)
        return false
      }
      return admit(visitor, resume: number, at: now)
    case .guest:
      received += bytes.count + 4
      guard received <= limits.session else { return cut(visitor, isFlood: true) }
    }
    switch decoded(bytes, as: GuestFrame.self) {
    case .line(let number, let text):
      // A repeated line, or one out of order, is not taken, and its sender is told up to where.
      if number == heard + 1 {
        guard mailbox.put(.line(PeerText.cleaned(text))) else {
          return cut(visitor, isFlood: true)
        }
        heard += 1
      }
      // A slow reader learns the number from a later line.
      if visitor.connection.isWritable { send(.heard(heard), to: visitor) }
      return true
    case .alive:
      return true
    case .leave:
      lose(visitor, because: .left)
      return false
    case .hello, nil:
      return cut(visitor, isFlood: false)
    }
  }

  private func cut(_ visitor: Visitor, isFlood: Bool) -> Bool {
    if isFlood { count(.flood) }
    lose(visitor, because: .misbehaved)
    return false
  }

  // MARK: - The guest

  /// Lets in whoever knows the code; the newest takes the place.
  private func admit(_ visitor: Visitor, resume number: Data, at now: Instant) -> Bool {
    guard received <= limits.session else {
      part(from: visitor, saying: .refused, at: now)
      return true
    }
    let event: HostEvent =
      switch resume {
      case nil: .joined(from: visitor.connection.from)
      case number: .rejoined(from: visitor.connection.from)
      default: .moved(to: visitor.connection.from)
      }
    resume = number
    if let guest { part(from: guest, saying: .replaced, at: now) }
    guest = visitor
    visitor.state = .guest
    visitor.deadline = nil
    visitor.nextBeat = now + limits.heartbeat
    visitor.connection.frameLimit = limits.frame
    isShown = false
    stallsAt = nil
    mailbox.put(event, always: true)
    send(.welcome(heard: heard, run: run, clock: clock(now)), to: visitor)
    showLatest(at: now)
    return true
  }

  private func lose(_ visitor: Visitor, because loss: Loss) {
    drop(visitor)
    guard guest === visitor else { return }
    guest = nil
    stallsAt = nil
    if listener != nil { mailbox.put(.lost(loss), always: true) }
  }

  /// Says the last words and gives them half a second to arrive.
  private func part(from visitor: Visitor, saying words: HostFrame<View>, at now: Instant) {
    visitor.state = .leaving
    visitor.deadline = now + .milliseconds(500)
    visitor.nextBeat = nil
    send(words, to: visitor)
    visitor.connection.finish()
  }

  private func send(_ frame: HostFrame<View>, to visitor: Visitor) {
    if let bytes = encoded(frame) { visitor.connection.send(bytes) }
  }

  /// Shows `view`, now or when there is a guest; only the newest is kept.
  func show(_ view: View) {
    let now = Instant.now
    guard let bytes = encoded(HostFrame<View>.view(view, since: clock(now))),
      bytes.count - 4 <= limits.view
    else { return }
    latest = bytes
    isShown = false
    showLatest(at: now)
  }

  /// At most one view is under way; the newest follows when it has left.
  private func showLatest(at now: Instant) {
    guard let guest, guest.connection.isDrained else { return }
    stallsAt = nil
    guard let latest, !isShown else { return }
    isShown = true
    guest.connection.send(latest)
    if !guest.connection.isDrained { stallsAt = now + limits.stall }
  }

  /// Ends the session.
  func end(_ farewell: Farewell) {
    guard let listener else { return }
    close(listener)
    self.listener = nil
    restsUntil = nil
    visitors.removeAll { $0.state == .stranger || $0.state == .caller }
    guard let guest else { return }
    self.guest = nil
    stallsAt = nil
    part(from: guest, saying: .over(farewell), at: .now)
  }
}
