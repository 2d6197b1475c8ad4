/// Cuts a stream of bytes into lines, so that a file of any length is scored in
/// constant memory.
package struct AnswerLines: Sendable {
  /// A line and its number, from 1.
  package struct Line: Equatable, Sendable {
    package var number: Int
    /// Without its end; nil for a line over the limit, whose bytes are dropped.
    package var bytes: [UInt8]?

    package init(number: Int, bytes: [UInt8]?) {
      self.number = number
      self.bytes = bytes
    }
  }

  /// The most bytes that a line may have.
  package let limit: Int
  private var rest: [UInt8] = []
  private var number = 0
  private var isTooLong = false

  package init(limit: Int = 16 << 20) {
    self.limit = limit
  }

  /// Takes the next bytes and gives the lines that end in them; blank lines are
  /// counted and left out.
  package mutating func feed(_ bytes: some Sequence<UInt8>) -> [Line] {
    var lines: [Line] = []
    for byte in bytes {
      if byte == UInt8(ascii: "\n") {
        if let line = end() { lines.append(line) }
      } else if rest.count < limit {
        rest.append(byte)
      } else {
        isTooLong = true
      }
    }
    return lines
  }

  /// The last line, where no line break ends it.
  package mutating func finish() -> Line? {
    rest.isEmpty && !isTooLong ? nil : end()
  }

  private mutating func end() -> Line? {
    defer {
      rest.removeAll(keepingCapacity: rest.capacity <= 1 << 20)
      isTooLong = false
    }
    number += 1
    if isTooLong { return Line(number: number, bytes: nil) }
    if rest.last == UInt8(ascii: "\r") { rest.removeLast() }
    let isBlank = rest.allSatisfy { $0 == 0x20 || $0 == 0x09 }
    return isBlank ? nil : Line(number: number, bytes: rest)
  }

  /// Whether a file that begins with `bytes` holds answers as JSON Lines rather
  /// than a transcript: its first character is a brace.
  package static func areRecords(_ bytes: some Sequence<UInt8>) -> Bool {
    let spaces: Set<UInt8> = [0x20, 0x09, 0x0a, 0x0d, 0xef, 0xbb, 0xbf]
    return bytes.first { !spaces.contains($0) } == UInt8(ascii: "{")
  }
}
