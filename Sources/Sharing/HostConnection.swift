import NIOCore
import NIOTLS

/// The guest's end of one connection.
final class HostConnection<View: Codable & Sendable>: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private let caller: Caller<View>
  private var lastHeard = NIODeadline.now()
  private var heartbeat: RepeatedTask?
  private var isDone = false

  init(_ caller: Caller<View>) {
    self.caller = caller
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case .handshakeCompleted = event as? TLSUserEvent {
      caller.reached(context.channel)
      keepAlive(context)
    }
    context.fireUserInboundEventTriggered(event)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    lastHeard = .now()
    let frame = decoded(unwrapInboundIn(data), as: HostFrame<View>.self)
    if !caller.take(frame) { context.close(promise: nil) }
  }

  func channelInactive(context: ChannelHandlerContext) {
    finish()
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  private func keepAlive(_ context: ChannelHandlerContext) {
    let me = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    let limits = caller.limits
    heartbeat = context.eventLoop.scheduleRepeatedTask(
      initialDelay: limits.heartbeat, delay: limits.heartbeat
    ) { _ in
      let (connection, context) = me.value
      guard NIODeadline.now() - connection.lastHeard < limits.silence else {
        return context.close(promise: nil)
      }
      connection.caller.write(.alive)
    }
  }

  private func finish() {
    guard !isDone else { return }
    isDone = true
    heartbeat?.cancel()
    heartbeat = nil
    caller.failed(.notAdmitted)
  }
}
