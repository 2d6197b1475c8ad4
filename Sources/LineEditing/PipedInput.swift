#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A line from a pipe or a file, or why it is none.
package enum PipedLine: Equatable, Sendable {
  case line(String)

  /// Longer than `limit` bytes; the rest of it was skipped.
  case tooLong(limit: Int)

  /// Holds a NUL byte at `column`, counted in bytes from 1.
  case holdsNUL(column: Int)

  /// Is not UTF-8 from `column` on, counted in bytes from 1.
  case notUTF8(column: Int)
}

/// Reads lines when nobody sits at a terminal: without a prompt, and with bounded memory.
///
/// LF and CRLF end a line; a byte order mark at the start is passed over.
package final class PipedInput {
  /// The longest line, in bytes.
  package let limit: Int

  /// The number of the line that `next` returned last, counted from 1.
  package private(set) var number = 0

  /// Set when the input ended by an error, and not by its end.
  package private(set) var errorCode: Int32?

  private let descriptor: Int32
  private var buffer = [UInt8](repeating: 0, count: 65_536)
  private var unread: Range<Int> = 0..<0

  package init(descriptor: Int32 = STDIN_FILENO, limit: Int = 1_048_576) {
    self.descriptor = descriptor
    self.limit = limit
  }

  /// The next line, or nil at the end of input.
  package func next() -> PipedLine? {
    var line: [UInt8] = []
    var length = 0
    var isEnded = false
    while !isEnded {
      guard !unread.isEmpty || fill() else { break }
      let end = buffer[unread].firstIndex(of: UInt8(ascii: "\n"))
      let piece = unread.lowerBound..<(end ?? unread.upperBound)
      isEnded = end != nil
      length += piece.count
      line += buffer[piece].prefix(limit + 2 - line.count)
      unread = (piece.upperBound + (isEnded ? 1 : 0))..<unread.upperBound
    }
    guard isEnded || length > 0 else { return nil }
    number += 1

    if number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) {
      line.removeFirst(3)
      length -= 3
    }
    if line.count == length, line.last == UInt8(ascii: "\r") {
      line.removeLast()
      length -= 1
    }
    guard length <= limit else { return .tooLong(limit: limit) }
    if let zero = line.firstIndex(of: 0) { return .holdsNUL(column: zero + 1) }
    guard let text = String(validating: line, as: UTF8.self) else {
      return .notUTF8(column: Self.lengthOfUTF8(line) + 1)
    }
    return .line(text)
  }

  private func fill() -> Bool {
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      if count < 0 { errorCode = errno }
      unread = 0..<max(0, count)
      return count > 0
    }
  }

  private static func lengthOfUTF8(_ bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var length = 0
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      length += UTF8.width(scalar)
    }
    return length
  }
}
