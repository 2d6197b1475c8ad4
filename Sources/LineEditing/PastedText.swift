/// Makes pasted bytes safe to show and to keep on a line.
///
/// Control characters, the C1 range and the characters that turn the direction of text are dropped:
/// a paste may neither steer the terminal nor disguise itself. Line breaks become `\n`, those at the
/// end go, tabs stay.
/// Bytes that are not UTF-8 are kept, so that the whole line can be reported as malformed.
enum PastedText {
  static func cleaned(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var cleaned: [UInt8] = []
    cleaned.reserveCapacity(bytes.count)
    var rest = bytes[...]
    while let byte = rest.first {
      if let length = lengthOfUnwanted(rest) {
        rest = rest.dropFirst(length)
        continue
      }
      rest = rest.dropFirst()
      if byte == carriageReturn {
        if rest.first == lineFeed { rest = rest.dropFirst() }
        cleaned.append(lineFeed)
      } else {
        cleaned.append(byte)
      }
    }
    // Return comes from the person; the last line break of a paste would only add an empty row.
    while cleaned.last == lineFeed { cleaned.removeLast() }
    return cleaned
  }

  /// The lines of what was accepted.
  ///
  /// Blank ones inside a paste are dropped, since an empty line is
  /// something that a person enters; text without any line break is one line, empty or not.
  static func lines(of text: String) -> [String] {
    guard text.utf8.contains(lineFeed) else { return [text] }
    let lines = text.split(whereSeparator: \.isNewline)
      .filter { line in line.contains { !$0.isWhitespace } }
    return lines.isEmpty ? [""] : lines.map(String.init)
  }

  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  private static func lengthOfUnwanted(_ bytes: some Collection<UInt8>) -> Int? {
    var ahead = bytes.makeIterator()
    guard let first = ahead.next() else { return nil }
    switch first {
    case UInt8(ascii: "\t"), lineFeed, carriageReturn: return nil
    case ..<0x20, 0x7F: return 1
    case 0xC2:  // U+0080 to U+009F
      guard let second = ahead.next(), (0x80...0x9F).contains(second) else { return nil }
      return 2
    case 0xD8:  // U+061C
      return ahead.next() == 0x9C ? 2 : nil
    case 0xE2:
      guard let second = ahead.next(), let third = ahead.next() else { return nil }
      switch (second, third) {
      case (0x80, 0x8E...0x8F), (0x80, 0xA8...0xAE), (0x81, 0xA6...0xA9): return 3
      default: return nil
      }
    default: return nil
    }
  }
}
