import NIOCore

/// The host's end of a connection that knocked right.
final class GuestConnection<View: Codable & Sendable>: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private enum State {
    case stranger
    case guest
    case gone
  }

  private let reception: Reception<View>
  private var state = State.stranger
  private var lastHeard = NIODeadline.now()
  private var heartbeat: RepeatedTask?

  init(_ reception: Reception<View>) {
    self.reception = reception
  }

  func handlerAdded(context: ChannelHandlerContext) {
    let me = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    context.eventLoop.scheduleTask(in: reception.limits.handshake) {
      let (connection, context) = me.value
      if case .stranger = connection.state { connection.turnAway(context, as: .garbage) }
    }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let buffer = unwrapInboundIn(data)
    lastHeard = .now()
    switch state {
    case .gone:
      return
    case .stranger:
      guard buffer.readableBytes <= 512,
        case .hello(let pass, let resume) = decoded(buffer, as: GuestFrame.self)
      else { return turnAway(context, as: .garbage) }
      guard reception.admit(context.channel, pass: pass, resume: resume) else {
        state = .gone
        reception.departed(context.channel)
        reception.send(.refused, to: context.channel)
        return context.close(promise: nil)
      }
      state = .guest
      keepAlive(context)
    case .guest:
      guard reception.charge(buffer.readableBytes + 4) else { return cut(context, flood: true) }
      take(decoded(buffer, as: GuestFrame.self), context: context)
    }
  }

  private func take(_ frame: GuestFrame?, context: ChannelHandlerContext) {
    switch frame {
    case .line(let number, let text):
      guard reception.take(text, number: number, from: context.channel) else {
        return cut(context, flood: true)
      }
    case .alive:
      break
    case .leave:
      end(.left, context: context)
    case .hello, nil:
      cut(context, flood: false)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    leave(.broken, context: context)
    context.fireChannelInactive()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    switch state {
    case .stranger: turnAway(context, as: .garbage)
    case .guest where error is FrameTooLong: cut(context, flood: true)
    case .guest: end(.broken, context: context)
    case .gone: context.close(promise: nil)
    }
  }

  private func keepAlive(_ context: ChannelHandlerContext) {
    let me = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    let limits = reception.limits
    heartbeat = context.eventLoop.scheduleRepeatedTask(
      initialDelay: limits.heartbeat, delay: limits.heartbeat
    ) { _ in
      let (connection, context) = me.value
      guard NIODeadline.now() - connection.lastHeard < limits.silence else {
        return connection.end(.silent, context: context)
      }
      if context.channel.isWritable {
        connection.reception.send(.alive, to: context.channel)
      }
    }
  }

  private func turnAway(_ context: ChannelHandlerContext, as nuisance: Nuisance) {
    state = .gone
    reception.count(nuisance)
    context.close(promise: nil)
  }

  private func cut(_ context: ChannelHandlerContext, flood: Bool) {
    if flood { reception.count(.flood) }
    end(.misbehaved, context: context)
  }

  private func end(_ loss: Loss, context: ChannelHandlerContext) {
    leave(loss, context: context)
    context.close(promise: nil)
  }

  private func leave(_ loss: Loss, context: ChannelHandlerContext) {
    heartbeat?.cancel()
    heartbeat = nil
    if case .guest = state { reception.lost(context.channel, because: loss) }
    state = .gone
  }
}
