import Foundation
import NIOCore
import NIOPosix
import NIOSSL
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

extension SharingHost {
  var listener: Listener<HostEvent> { Listener(descriptor, events) }
}

extension SharingGuest {
  var listener: Listener<GuestEvent<View>> { Listener(descriptor, events) }
}

/// A connection that says what a test wants, knocking right only if given a code.
final class RawGuest: Sendable {
  let channel: any Channel
  private let group: MultiThreadedEventLoopGroup

  init(port: Int, code: JoinCode? = nil, reads: Bool = true) throws {
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    channel = try ClientBootstrap(group: group)
      .channelOption(.autoRead, value: true)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          guard let code else { return }
          let keys = try SessionKeys(code)
          var generator = SystemRandomNumberGenerator()
          let context = try NIOSSLContext(configuration: keys.guestConfiguration())
          let tls = try NIOSSLClientHandler(context: context, serverHostname: nil) { _, verdict in
            verdict.succeed(.certificateVerified)
          }
          try channel.pipeline.syncOperations.addHandlers([
            Knocker(Knock.bytes(for: keys, using: &generator)), tls,
          ])
        }
      }
      .connect(host: "127.0.0.1", port: port).wait()
    self.group = group
  }

  /// Says hello as a real guest would.
  func hello(_ code: JoinCode) throws {
    let keys = try SessionKeys(code)
    try send(.hello(pass: keys.join, resume: newKey().bytes))
  }

  func send(_ frame: GuestFrame) throws {
    try channel.writeAndFlush(try encoded(frame)).wait()
  }

  func send(bytes: [UInt8]) throws {
    try channel.writeAndFlush(ByteBuffer(bytes: bytes)).wait()
  }

  func stopReading() throws { try channel.setOption(.autoRead, value: false).wait() }

  /// Whether the other side closes within `seconds`.
  func isCut(within seconds: Int64 = 5) -> Bool {
    let promise = channel.eventLoop.makePromise(of: Bool.self)
    channel.closeFuture.whenComplete { _ in promise.succeed(true) }
    channel.eventLoop.scheduleTask(in: .seconds(seconds)) { promise.succeed(false) }
    return (try? promise.futureResult.wait()) ?? false
  }

  func close() {
    channel.close(promise: nil)
    try? group.syncShutdownGracefully()
  }
}

/// A wire between guest and host that can be cut.
final class Wire: Sendable {
  let port: Int
  private let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
  private let ends: NIOLoopBoundBox<[any Channel]>
  private let server: any Channel

  init(to target: Int) throws {
    let group = group
    let ends = NIOLoopBoundBox<[any Channel]>.makeBoxSendingValue([], eventLoop: group.next())
    server = try ServerBootstrap(group: group)
      .childChannelOption(.autoRead, value: false)
      .childChannelInitializer { near in
        ends.value.append(near)
        return ClientBootstrap(group: near.eventLoop)
          .channelInitializer { far in
            far.eventLoop.makeCompletedFuture {
              ends.value.append(far)
              try far.pipeline.syncOperations.addHandler(Pump(near))
              try near.pipeline.syncOperations.addHandler(Pump(far))
            }
          }
          .connect(host: "127.0.0.1", port: target)
          .flatMap { _ in near.setOption(.autoRead, value: true) }
      }
      .bind(host: "127.0.0.1", port: 0).wait()
    self.ends = ends
    port = server.localAddress?.port ?? 0
  }

  func cut() throws {
    let ends = ends
    try group.next().submit {
      for end in ends.value { end.close(promise: nil) }
      ends.value = []
    }.wait()
  }

  func close() { try? group.syncShutdownGracefully() }

  private final class Pump: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    private let other: any Channel

    init(_ other: any Channel) { self.other = other }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      other.writeAndFlush(unwrapInboundIn(data), promise: nil)
    }

    func channelInactive(context: ChannelHandlerContext) { other.close(promise: nil) }
  }
}
