import Scenarios

#if canImport(Glibc)
@preconcurrency import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A stream to a person or a program, with what it can show.
struct Output {
  var descriptor: Int32
  /// Whether a person looks at it.
  var isTerminal: Bool
  var colour: Bool
  var glyphs: Glyphs
  /// Fixed columns, for a pipe; a terminal is asked each time, as it may have
  /// been resized.
  var fixedWidth: Int?

  /// Columns to lay text out in: the terminal's, at most 100, since longer lines
  /// are hard to read; 80 for a pipe.
  var width: Int {
    if let fixedWidth { return fixedWidth }
    var size = winsize()
    guard isTerminal, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return 80
    }
    return min(max(Int(size.ws_col), 20), 100)
  }

  /// Writes `line` and a line break.
  ///
  /// The line is broken where it is too wide, or left whole for a pipe, where a
  /// program reads it.
  ///
  /// - Throws: ``Complaint`` when the stream can't be written to.
  func write(_ line: StyledText = "", hanging: Int = 0) throws {
    guard isTerminal else { return try write(raw: render(line) + "\n") }
    let rows = line.wrapped(to: width, hanging: hanging)
    try write(raw: rows.map { render($0) + "\n" }.joined())
  }

  /// Writes `lines`, each as ``write(_:hanging:)`` does.
  func write(_ lines: [StyledText], hanging: Int = 0) throws {
    for line in lines { try write(line, hanging: hanging) }
  }

  /// Bytes for a terminal or a pipe, control characters of the text removed.
  func render(_ line: StyledText) -> String {
    line.spans.reduce(into: "") { result, span in
      let text = span.text.terminalSafe
      if colour, let code = span.ink.code, !text.isEmpty {
        result += "\u{1B}[\(code)m\(text)\u{1B}[0m"
      } else {
        result += text
      }
    }
  }

  /// Writes lines of JSON, with all that a terminal would act on spelt as `\u009b`,
  /// which means the same to whoever reads them.
  func write(json lines: String) throws { try write(raw: lines.jsonSafe) }

  /// Writes `text` as it is; for formats in which every byte counts.
  func write(raw text: String) throws {
    var text = text
    let done = text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)
      while let start = rest.baseAddress, rest.count > 0 {
        // The C library's name, as `write` means our own here.
        #if canImport(Glibc)
        let count = Glibc.write(descriptor, start, rest.count)
        #else
        let count = Darwin.write(descriptor, start, rest.count)
        #endif
        if count < 0, errno == EINTR || errno == EAGAIN { continue }
        guard count > 0 else { return false }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      }
      return true
    }
    guard done else { throw OutputClosed(code: errno) }
  }
}

extension String {
  /// JSON that says the same without a character that a terminal would act on.
  var jsonSafe: String {
    if utf8.allSatisfy({ $0 == 0x0A || 0x20..<0x7F ~= $0 }) { return self }
    var safe = ""
    for scalar in unicodeScalars {
      guard scalar.isUnsafeOnTerminal else {
        safe.unicodeScalars.append(scalar)
        continue
      }
      for unit in String(scalar).utf16 {
        let digits = String(unit, radix: 16)
        safe += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return safe
  }
}

/// The reader of a stream went away, or the disk behind it is full.
struct OutputClosed: Error {
  var code: Int32
}
