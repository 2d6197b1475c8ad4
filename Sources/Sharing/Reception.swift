import Foundation
import NIOConcurrencyHelpers
import NIOCore
import NIOSSL

/// Who is in, who may come in, and what the guest has to see; lives on the
/// host's event loop.
final class Reception<View: Codable & Sendable> {
  let keys: SessionKeys
  let tls: NIOSSLContext
  let limits: Limits

  private let mailbox: Mailbox<HostEvent>
  private let counts: NIOLockedValueBox<[Nuisance: Int]>

  private var guest: (any Channel)?
  private var strangers: [any Channel] = []
  /// By which the guest is known again; the code is used up once it is there.
  private var resume: Data?
  private var isShut = false
  private var heard = 0
  private var received = 0
  private var latest: ByteBuffer?
  private var isShown = false
  private var isWriting = false
  private var guesses = 0
  private var lastGuess = NIODeadline.uptimeNanoseconds(0)

  init(
    keys: SessionKeys, tls: NIOSSLContext, limits: Limits, mailbox: Mailbox<HostEvent>,
    counts: NIOLockedValueBox<[Nuisance: Int]>
  ) {
    self.keys = keys
    self.tls = tls
    self.limits = limits
    self.mailbox = mailbox
    self.counts = counts
  }

  // MARK: - Strangers

  func count(_ nuisance: Nuisance) {
    let isFirst = counts.withLockedValue { counts in
      counts[nuisance, default: 0] += 1
      return counts[nuisance] == 1
    }
    if isFirst { mailbox.put(.nuisance(nuisance), always: true) }
    if nuisance == .wrongCode {
      guesses = NIODeadline.now() - lastGuess > .seconds(10) ? 1 : guesses + 1
      lastGuess = .now()
    }
  }

  /// How long the next connection has to wait: nothing at first, then twice as
  /// long with each wrong code, up to the limit.
  var pause: TimeAmount {
    let over = guesses - limits.guesses
    guard over > 0, NIODeadline.now() - lastGuess < .seconds(10) else { return .zero }
    let doubled = TimeAmount.milliseconds(Int64(1) << Int64(min(over - 1, 20)))
    return min(doubled, limits.pause)
  }

  func arrived(_ channel: any Channel) {
    strangers.append(channel)
    guard strangers.count > limits.strangers else { return }
    count(.crowd)
    strangers.removeFirst().close(promise: nil)
  }

  func departed(_ channel: any Channel) {
    strangers.removeAll { $0 === channel }
  }

  /// Lets in whoever brings the unused code, or the number of the guest who did.
  func admit(_ channel: any Channel, pass: Data, resume number: Data) -> Bool {
    guard !isShut, received <= limits.session, number.count == 32 else { return false }
    let isReturning: Bool
    if let resume {
      isReturning = areEqual(resume, number)
    } else {
      isReturning = false
    }
    if !isReturning {
      guard areEqual(pass, keys.join) else {
        count(.wrongCode)
        return false
      }
      guard resume == nil else {
        count(.secondGuest)
        return false
      }
    }
    resume = number
    departed(channel)
    let previous = guest
    guest = channel
    previous?.close(promise: nil)
    isShown = false
    isWriting = false
    let address = channel.remoteAddress?.ipAddress ?? "?"
    mailbox.put(isReturning ? .rejoined(from: address) : .joined(from: address), always: true)
    send(HostFrame<View>.welcome(heard: heard), to: channel)
    showLatest()
    return true
  }

  // MARK: - The guest

  /// Takes a line; false where the guest has to go.
  func take(_ text: String, number: Int, from channel: any Channel) -> Bool {
    guard guest === channel else { return true }
    if number == heard + 1 {
      guard mailbox.put(.line(PeerText.cleaned(text))) else { return false }
      heard += 1
    }
    // A slow reader learns the number from a later line.
    if channel.isWritable { send(HostFrame<View>.heard(heard), to: channel) }
    return true
  }

  /// Charges `bytes` to the guest; false once they are too many.
  func charge(_ bytes: Int) -> Bool {
    received += bytes
    return received <= limits.session
  }

  func lost(_ channel: any Channel, because loss: Loss) {
    guard guest === channel else { return }
    guest = nil
    isWriting = false
    guard !isShut else { return }
    mailbox.put(.lost(loss), always: true)
  }

  func show(_ view: ByteBuffer) {
    latest = view
    isShown = false
    showLatest()
  }

  /// At most one view is under way; the newest follows when it has left.
  private func showLatest() {
    guard let guest, let latest, !isShown, !isWriting else { return }
    isWriting = true
    isShown = true
    let loop = guest.eventLoop
    let me = NIOLoopBound(self, eventLoop: loop)
    let late = loop.scheduleTask(in: limits.stall) { me.value.stalled(guest) }
    guest.writeAndFlush(latest).whenComplete { _ in
      late.cancel()
      me.value.written(to: guest)
    }
  }

  private func written(to channel: any Channel) {
    guard guest === channel else { return }
    isWriting = false
    showLatest()
  }

  private func stalled(_ channel: any Channel) {
    guard guest === channel else { return }
    lost(channel, because: .notReading)
    channel.close(promise: nil)
  }

  func send(_ frame: HostFrame<View>, to channel: any Channel) {
    guard let buffer = try? encoded(frame) else { return }
    channel.writeAndFlush(buffer, promise: nil)
  }

  /// Ends the session, giving the last words half a second.
  func end(_ farewell: EventLoopPromise<Void>) {
    isShut = true
    for stranger in strangers { stranger.close(promise: nil) }
    guard let guest else { return farewell.succeed() }
    send(.over, to: guest)
    guest.closeFuture.whenComplete { _ in farewell.succeed() }
    guest.eventLoop.scheduleTask(in: .milliseconds(500)) { guest.close(promise: nil) }
  }
}

/// Takes connections one by one, slower after wrong codes.
final class Turnstile<View: Codable & Sendable>: ChannelOutboundHandler {
  typealias OutboundIn = Never

  private let reception: Reception<View>
  private var isWaiting = false

  init(_ reception: Reception<View>) {
    self.reception = reception
  }

  func read(context: ChannelHandlerContext) {
    let pause = reception.pause
    guard pause > .zero else { return context.read() }
    guard !isWaiting else { return }
    isWaiting = true
    let me = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    context.eventLoop.scheduleTask(in: pause) {
      let (turnstile, context) = me.value
      turnstile.isWaiting = false
      context.read()
    }
  }
}
