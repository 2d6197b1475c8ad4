import NIOCore
import NIOSSL

/// Reads the knock of a new connection, and opens the door to TLS only if it is
/// right.
final class Doorkeeper<View: Codable & Sendable>: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private let reception: Reception<View>
  private var begun = ByteBuffer()
  private var isDone = false

  init(_ reception: Reception<View>) {
    self.reception = reception
  }

  func channelActive(context: ChannelHandlerContext) {
    let channel = context.channel
    reception.arrived(channel)
    let me = NIOLoopBound(self, eventLoop: context.eventLoop)
    let late = context.eventLoop.scheduleTask(in: reception.limits.handshake) {
      guard !me.value.isDone else { return }
      me.value.isDone = true
      me.value.reception.count(.garbage)
      channel.close(promise: nil)
    }
    channel.closeFuture.whenComplete { _ in
      late.cancel()
      me.value.reception.departed(channel)
    }
    context.fireChannelActive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !isDone else { return }
    var buffer = unwrapInboundIn(data)
    begun.writeBuffer(&buffer)
    let name = Knock.name.prefix(begun.readableBytes)
    guard begun.readableBytesView.starts(with: name) else {
      return refuse(as: .garbage, context: context)
    }
    guard let bytes = begun.readBytes(length: Knock.length) else { return }
    switch Knock.judge(bytes, by: reception.keys) {
    case .right: open(context: context)
    case .wrong: refuse(as: .wrongCode, context: context)
    case .garbage: refuse(as: .garbage, context: context)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    if !isDone, begun.readableBytes > 0 { reception.count(.garbage) }
    isDone = true
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  private func refuse(as nuisance: Nuisance, context: ChannelHandlerContext) {
    isDone = true
    reception.count(nuisance)
    context.close(promise: nil)
  }

  private func open(context: ChannelHandlerContext) {
    isDone = true
    do {
      let operations = context.pipeline.syncOperations
      try operations.addHandlers([
        NIOSSLServerHandler(context: reception.tls),
        ByteToMessageHandler(FrameDecoder(limit: reception.limits.frame)),
        GuestConnection(reception),
      ])
    } catch {
      return context.close(promise: nil)
    }
    if begun.readableBytes > 0 {
      context.fireChannelRead(wrapInboundOut(begun))
      context.fireChannelReadComplete()
    }
    context.pipeline.syncOperations.removeHandler(self, promise: nil)
  }
}
