/// The text of a file with its lines, from which findings take the line that
/// they show.
package struct SourceText: Sendable {
  /// The path as it is shown.
  package let file: String
  /// Valid UTF-8 without a byte order mark.
  package let bytes: [UInt8]
  /// What stood before the text: a byte order mark or nothing.
  package let byteOrderMark: [UInt8]
  /// Where each line starts in `bytes`.
  private let starts: [Int]

  package init(file: String, bytes: [UInt8], byteOrderMark: [UInt8] = []) {
    self.file = file
    self.bytes = bytes
    self.byteOrderMark = byteOrderMark
    var starts = [0]
    for index in bytes.indices where bytes[index] == UInt8(ascii: "\n") { starts.append(index + 1) }
    self.starts = starts
  }

  package var lineCount: Int { starts.count }

  /// The bytes of a line without its break; empty beyond the last.
  package func bytes(ofLine number: Int) -> ArraySlice<UInt8> {
    guard number >= 1, number <= starts.count else { return [] }
    let start = starts[number - 1]
    var end = number < starts.count ? starts[number] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return bytes[start..<end]
  }

  /// A line without its break; empty beyond the last.
  package func line(_ number: Int) -> String {
    String(decoding: bytes(ofLine: number), as: UTF8.self)
  }

  /// The place of the byte at `offset`.
  package func place(ofByte offset: Int) -> Place {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    let before = bytes[starts[low]..<min(max(offset, starts[low]), bytes.count)]
    // Continuation bytes begin with the bits 10.
    let column = before.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    return Place(line: low + 1, column: column + 1)
  }

  /// The place itself, or the end of the last line with text where it lies
  /// behind all text.
  func shown(_ place: Place) -> Place {
    guard place.line >= lineCount, line(place.line).isEmpty else { return place }
    var number = min(place.line, lineCount)
    while number > 1, line(number).tidied.isEmpty { number -= 1 }
    return Place(line: number, column: line(number).unicodeScalars.count + 1)
  }

  /// The place with the length of what stands there: of `text` where the line
  /// goes on with it, else the rest of the line.
  package func extent(of text: String? = nil, at place: Place) -> Place {
    let scalars = Array(line(place.line).unicodeScalars.dropFirst(place.column - 1))
    var length = scalars.count
    if let text, !text.isEmpty, scalars.starts(with: text.unicodeScalars) {
      length = text.unicodeScalars.count
    } else {
      while length > 0, scalars[length - 1].properties.isWhitespace { length -= 1 }
    }
    return Place(line: place.line, column: place.column, length: max(1, length))
  }

  /// Where `text` first stands in the lines from `place` on, at most `limit`
  /// lines further; nil where it is broken over lines or spelled otherwise.
  package func find(_ text: String, from place: Place, limit: Int = 40) -> Place? {
    let wanted = Array(text.unicodeScalars)
    guard !wanted.isEmpty, place.line <= lineCount else { return nil }
    for number in place.line...min(place.line + limit, lineCount) {
      let scalars = Array(line(number).unicodeScalars)
      var index = number == place.line ? place.column - 1 : 0
      while index + wanted.count <= scalars.count {
        if scalars[index] == wanted[0], scalars[index...].starts(with: wanted) {
          return Place(line: number, column: index + 1, length: wanted.count)
        }
        index += 1
      }
    }
    return nil
  }

  /// A finding in this text.
  package func finding(
    _ rule: String, _ message: Finding.Message, at place: Place,
    severity: Finding.Severity = .error
  ) -> Finding {
    Finding(
      rule, severity: severity, file: file, place: place, message: message,
      sourceLine: line(place.line))
  }
}
