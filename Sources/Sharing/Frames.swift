import Foundation
import NIOCore

/// What a guest sends.
enum GuestFrame: Codable, Equatable, Sendable {
  /// `pass` is the key that opens the session once; `resume` is the guest's own
  /// random number, by which it is known when it comes back.
  case hello(pass: Data, resume: Data)
  /// Numbered from 1, so that after a cut nothing is lost and nothing doubled.
  case line(number: Int, text: String)
  case alive
  case leave
}

/// What a host sends; of what the program knows, only the view.
enum HostFrame<View: Codable & Sendable>: Codable, Sendable {
  /// With the number of the last line that arrived.
  case welcome(heard: Int)
  case view(View)
  case heard(Int)
  case refused
  case alive
  case over
}

/// Cuts a stream into frames: four bytes of length, big end first, then as many
/// bytes of JSON.
struct FrameDecoder: ByteToMessageDecoder {
  typealias InboundOut = ByteBuffer

  /// Longer frames are an error before any of their bytes is kept.
  var limit: Int

  mutating func decode(context: ChannelHandlerContext, buffer: inout ByteBuffer) throws
    -> DecodingState
  {
    guard let length = buffer.getInteger(at: buffer.readerIndex, as: UInt32.self) else {
      return .needMoreData
    }
    guard length <= UInt32(clamping: limit) else { throw FrameTooLong() }
    guard buffer.readableBytes >= 4 + Int(length) else { return .needMoreData }
    buffer.moveReaderIndex(forwardBy: 4)
    guard let frame = buffer.readSlice(length: Int(length)) else { return .needMoreData }
    context.fireChannelRead(wrapInboundOut(frame))
    return .continue
  }

  mutating func decodeLast(
    context: ChannelHandlerContext, buffer: inout ByteBuffer, seenEOF: Bool
  ) throws -> DecodingState {
    // What is left of a cut frame is no frame.
    .needMoreData
  }
}

struct FrameTooLong: Error {}

/// `frame` as it goes over the wire.
func encoded(_ frame: some Encodable) throws -> ByteBuffer {
  let encoder = JSONEncoder()
  encoder.outputFormatting = .withoutEscapingSlashes
  let bytes = try encoder.encode(frame)
  var buffer = ByteBuffer()
  buffer.reserveCapacity(bytes.count + 4)
  buffer.writeInteger(UInt32(clamping: bytes.count))
  buffer.writeBytes(bytes)
  return buffer
}

/// The frame in `buffer`; nil where it is none.
func decoded<Frame: Decodable>(_ buffer: ByteBuffer, as type: Frame.Type) -> Frame? {
  try? JSONDecoder().decode(type, from: Data(buffer.readableBytesView))
}
