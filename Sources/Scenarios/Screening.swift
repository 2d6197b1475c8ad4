/// The first look at a file from a stranger, before any parser sees it: size,
/// encoding, characters, and the parts of YAML that format 1 has no use for.
package enum Screening {
  /// Bytes of the largest file that is read; shipped ones have 5 to 11 kB.
  package static let largestFile = 262_144
  /// How deeply lists and blocks may lie in one another; format 1 needs 5.
  static let deepest = 24
  /// Bytes of the longest line; a line is shown with each finding in it.
  static let longestLine = 16_384
  /// Findings of one kind before the rest is left out.
  private static let most = 20

  /// The text of `bytes` with what is wrong in it; the text is nil where it
  /// can't be shown or parsed at all, and the findings are errors in any case.
  package static func screen(
    _ bytes: [UInt8], file: String
  ) -> (source: SourceText?, findings: [Finding]) {
    guard bytes.count <= largestFile else {
      return (nil, [Finding("file-size", file: file, message: .tooLarge(bytes.count))])
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return (nil, [Finding("encoding", file: file, message: .utf16)])
    }
    let mark: [UInt8] = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? [0xEF, 0xBB, 0xBF] : []
    let text = mark.isEmpty ? bytes : Array(bytes.dropFirst(mark.count))
    let source = SourceText(file: file, bytes: text, byteOrderMark: mark)
    let characters = characterFindings(in: source)
    guard characters.isEmpty else { return (nil, characters) }
    var syntax = SyntaxScreening(source)
    let findings = syntax.run()
    guard findings.isEmpty else { return (nil, (findings + syntax.cuts).sorted()) }
    if let number = (1...source.lineCount).first(where: {
      source.bytes(ofLine: $0).count > longestLine
    }) {
      let place = Place(line: number, column: 1)
      return (nil, [Finding("line-long", file: file, place: place, message: .longLine)])
    }
    return (source, syntax.cuts)
  }

  /// Bytes that are no UTF-8, and characters that don't belong into a text.
  private static func characterFindings(in source: SourceText) -> [Finding] {
    var findings: [Finding] = []
    let bytes = source.bytes
    var index = 0
    func report(_ message: Finding.Message, _ rule: String, at offset: Int) {
      let place = source.place(ofByte: offset)
      findings.append(source.finding(rule, message, at: place))
    }
    while index < bytes.count, findings.count < most {
      let byte = bytes[index]
      if byte >= 0x20 && byte < 0x7F || byte == 0x0A || byte == 0x09 {
        index += 1
        continue
      }
      if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A {
        index += 1
        continue
      }
      guard let (scalar, length) = scalar(in: bytes, at: index) else {
        report(.notUTF8(byte), "encoding", at: index)
        // The rest of a text in another encoding would only say the same.
        return findings
      }
      if scalar.isUnsafeOnTerminal {
        report(.control(scalar), "control-character", at: index)
      }
      index += length
    }
    return findings
  }

  /// The scalar whose UTF-8 begins at `index`, by the table of the Unicode
  /// standard (3-7): neither overlong forms nor surrogates.
  private static func scalar(in bytes: [UInt8], at index: Int) -> (Unicode.Scalar, length: Int)? {
    let first = bytes[index]
    let length: Int
    var value: UInt32
    var least: UInt8 = 0x80
    var greatest: UInt8 = 0xBF
    switch first {
    case 0..<0x80: return (Unicode.Scalar(first), 1)
    case 0xC2...0xDF: (length, value) = (2, UInt32(first & 0x1F))
    case 0xE0...0xEF:
      (length, value) = (3, UInt32(first & 0x0F))
      if first == 0xE0 { least = 0xA0 }
      if first == 0xED { greatest = 0x9F }
    case 0xF0...0xF4:
      (length, value) = (4, UInt32(first & 0x07))
      if first == 0xF0 { least = 0x90 }
      if first == 0xF4 { greatest = 0x8F }
    default: return nil
    }
    guard index + length <= bytes.count else { return nil }
    for offset in 1..<length {
      let next = bytes[index + offset]
      guard next >= least, next <= greatest else { return nil }
      (least, greatest) = (0x80, 0xBF)
      value = value << 6 | UInt32(next & 0x3F)
    }
    return Unicode.Scalar(value).map { ($0, length) }
  }
}

extension Finding.Message {
  fileprivate static func tooLarge(_ count: Int) -> Self {
    Self(
      "the file has \(count) bytes, more than the \(Screening.largestFile) that are read",
      advice: "keep one incident a file; a scenario rarely needs more than 10000 bytes")
  }

  fileprivate static let longLine = Self(
    "the line has more than \(Screening.longestLine) bytes",
    advice: "write the text under `>` in lines of a hundred characters")

  fileprivate static let utf16 = Self(
    "the file is UTF-16, not UTF-8", advice: "save it as UTF-8")

  fileprivate static func notUTF8(_ byte: UInt8) -> Self {
    Self(
      "byte 0x\(String(byte, radix: 16, uppercase: true)) is no UTF-8, perhaps Latin-1",
      advice: "save the file as UTF-8")
  }

  fileprivate static func control(_ scalar: Unicode.Scalar) -> Self {
    let code = String(scalar.value, radix: 16, uppercase: true)
    let digits = String(repeating: "0", count: max(0, 4 - code.count)) + code
    return Self(
      "U+\(digits) is a control or direction character", advice: "delete it; write plain text")
  }
}
