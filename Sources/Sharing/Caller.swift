import Foundation
import NIOCore
import NIOPosix
import NIOSSL

/// The guest's side of the session over all its connections; lives on the
/// guest's event loop.
final class Caller<View: Codable & Sendable> {
  private struct Line {
    var number: Int
    var text: String
  }

  let limits: Limits

  private let host: String
  private let port: Int
  private let keys: SessionKeys
  private let tls: NIOSSLContext
  private let resume: ResumeKey
  private let mailbox: Mailbox<GuestEvent<View>>
  private let loop: any EventLoop

  private var channel: (any Channel)?
  private var isIn = false
  private var wasIn = false
  private var isOver = false
  private var brokenSince: NIODeadline?
  private var attempts = 0
  /// Lines that the host has not confirmed.
  private var unheard: [Line] = []
  private var nextNumber = 1

  init(
    host: String, port: Int, keys: SessionKeys, tls: NIOSSLContext, resume: ResumeKey,
    limits: Limits, mailbox: Mailbox<GuestEvent<View>>, loop: any EventLoop
  ) {
    self.host = host
    self.port = port
    self.keys = keys
    self.tls = tls
    self.resume = resume
    self.limits = limits
    self.mailbox = mailbox
    self.loop = loop
  }

  // MARK: - Connecting

  func call() {
    guard !isOver else { return }
    attempts += 1
    let me = NIOLoopBound(self, eventLoop: loop)
    ClientBootstrap(group: loop)
      .connectTimeout(.seconds(10))
      .channelOption(.socketOption(.tcp_nodelay), value: 1)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try me.value.furnish(channel) }
      }
      .connect(host: host, port: port)
      .whenFailure { error in me.value.failed(.unreachable(reason: reason(of: error))) }
  }

  private func furnish(_ channel: any Channel) throws {
    var generator = SystemRandomNumberGenerator()
    let expected = keys.hostKey
    let tls = try NIOSSLClientHandler(context: tls, serverHostname: nil) { chain, verdict in
      let key = try? chain.first?.extractPublicKey().toSPKIBytes()
      verdict.succeed(key == expected ? .certificateVerified : .failed)
    }
    try channel.pipeline.syncOperations.addHandlers([
      Knocker(Knock.bytes(for: keys, using: &generator)),
      tls,
      ByteToMessageHandler(FrameDecoder(limit: limits.view)),
      HostConnection(self),
    ])
  }

  /// TLS stands, so the host has the code.
  func reached(_ channel: any Channel) {
    guard !isOver else { return channel.close(promise: nil) }
    self.channel = channel
    write(.hello(pass: keys.join, resume: resume.bytes))
  }

  /// A call came to nothing, or a connection to its end.
  func failed(_ ending: Ending) {
    channel = nil
    guard !isOver else { return }
    guard wasIn else { return end(ending) }
    let now = NIODeadline.now()
    if isIn || brokenSince == nil {
      isIn = false
      attempts = 0
      brokenSince = now
      mailbox.put(.broken, always: true)
    }
    guard now - (brokenSince ?? now) < limits.patience else { return end(.gaveUp) }
    let wait = TimeAmount.seconds([1, 2, 4, 5][min(attempts, 3)])
    let me = NIOLoopBound(self, eventLoop: loop)
    loop.scheduleTask(in: min(wait, limits.heartbeat)) { me.value.call() }
  }

  // MARK: - Talking

  /// Takes a frame; false where the host must not be listened to any longer.
  func take(_ frame: HostFrame<View>?) -> Bool {
    switch frame {
    case .welcome(let heard):
      welcomed(heard: max(0, heard))
    case .view(let view):
      // A program that does not look at its events has no use for more of them.
      return mailbox.put(.view(view))
    case .heard(let number):
      unheard.removeAll { $0.number <= number }
    case .refused:
      end(.refused)
    case .over:
      end(.over)
    case .alive:
      break
    case nil:
      return false
    }
    return true
  }

  private func welcomed(heard: Int) {
    guard !isIn else { return }
    if wasIn {
      unheard.removeAll { $0.number <= heard }
    } else {
      // What was typed before the first welcome goes on where an earlier run of the program ended.
      for index in unheard.indices { unheard[index].number = heard + 1 + index }
      nextNumber = heard + 1 + unheard.count
    }
    isIn = true
    wasIn = true
    brokenSince = nil
    mailbox.put(.connected, always: true)
    for line in unheard { write(.line(number: line.number, text: line.text)) }
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

  func write(_ frame: GuestFrame) {
    guard let channel, let buffer = try? encoded(frame) else { return }
    channel.writeAndFlush(buffer, promise: nil)
  }

  private func end(_ ending: Ending) {
    guard !isOver else { return }
    isOver = true
    mailbox.put(.ended(ending), always: true)
    channel?.close(promise: nil)
  }

  func leave(_ farewell: EventLoopPromise<Void>) {
    isOver = true
    guard let channel, let buffer = try? encoded(GuestFrame.leave) else {
      return farewell.succeed()
    }
    channel.closeFuture.whenComplete { _ in farewell.succeed() }
    channel.writeAndFlush(buffer).whenComplete { _ in channel.close(promise: nil) }
    loop.scheduleTask(in: .milliseconds(500)) { channel.close(promise: nil) }
  }
}

/// Sends the knock before anything else.
final class Knocker: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  func channelActive(context: ChannelHandlerContext) {
    context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: bytes)), promise: nil)
    context.fireChannelActive()
  }
}
