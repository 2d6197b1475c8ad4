import Scenarios

/// A JSON text (RFC 8259) as values, read from bytes that nobody has checked.
///
/// Strict, bounded in depth, linear, and in the terms of the person who wrote
/// the line: what a decoder of types would report is no help there.
enum JSONValue: Equatable, Sendable {
  case null
  case bool(Bool)
  /// As written; nothing here counts with it.
  case number(String)
  case string(String)
  case array([JSONValue])
  /// In the order of the text; no key stands twice.
  case object([(key: String, value: JSONValue)])

  /// What is wrong with a text, and where.
  struct Failure: Error, Equatable, CustomStringConvertible {
    /// Bytes from the beginning, from 1.
    var column: Int
    var problem: String

    var description: String { "column \(column): \(problem)" }
  }

  /// Reads the one value of `bytes`.
  init(_ bytes: some Sequence<UInt8>) throws(Failure) {
    var reader = JSONReader(bytes: Array(bytes))
    self = try reader.document()
  }

  /// The kind as a person names it.
  var kind: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a string"
    case .array: "a list"
    case .object: "an object"
    }
  }

  static func == (one: JSONValue, other: JSONValue) -> Bool {
    switch (one, other) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.string(let a), .string(let b)): a == b
    case (.array(let a), .array(let b)): a == b
    case (.object(let a), .object(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.key == $1.key && $0.value == $1.value }
    default: false
    }
  }
}

private struct JSONReader {
  typealias Failure = JSONValue.Failure

  let bytes: [UInt8]
  var place = 0

  private static let deepest = 64

  mutating func document() throws(Failure) -> JSONValue {
    if bytes.starts(with: [0xef, 0xbb, 0xbf]) { place = 3 }
    let value = try value(depth: 0)
    skipSpace()
    guard place == bytes.count else { throw failure("expected the end of the line") }
    return value
  }

  private func failure(_ problem: String) -> Failure {
    Failure(column: place + 1, problem: problem)
  }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0a || byte == 0x0d {
      place += 1
    }
  }

  private mutating func value(depth: Int) throws(Failure) -> JSONValue {
    guard depth < Self.deepest else {
      throw failure("nested more than \(Self.deepest) deep")
    }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "-"), .some(0x30...0x39): return try number()
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case nil: throw failure("the line ends where a value was expected")
    default: throw failure("expected a value")
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(Failure) -> JSONValue {
    guard bytes[place...].starts(with: word.utf8) else { throw failure("expected a value") }
    place += word.utf8.count
    return value
  }

  private mutating func object(depth: Int) throws(Failure) -> JSONValue {
    place += 1
    var members: [(key: String, value: JSONValue)] = []
    var keys: Set<String> = []
    skipSpace()
    if next == UInt8(ascii: "}") {
      place += 1
      return .object([])
    }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw failure("expected a key in quotes") }
      let start = place
      let key = try string()
      guard keys.insert(key).inserted else {
        place = start
        throw failure("the key `\(key.clipped().terminalSafeLine)` stands twice")
      }
      skipSpace()
      guard next == UInt8(ascii: ":") else { throw failure("expected `:` after a key") }
      place += 1
      members.append((key, try value(depth: depth + 1)))
      skipSpace()
      switch next {
      case UInt8(ascii: ","): place += 1
      case UInt8(ascii: "}"):
        place += 1
        return .object(members)
      default: throw failure("expected `,` or `}`")
      }
    }
  }

  private mutating func array(depth: Int) throws(Failure) -> JSONValue {
    place += 1
    var values: [JSONValue] = []
    skipSpace()
    if next == UInt8(ascii: "]") {
      place += 1
      return .array([])
    }
    while true {
      values.append(try value(depth: depth + 1))
      skipSpace()
      switch next {
      case UInt8(ascii: ","): place += 1
      case UInt8(ascii: "]"):
        place += 1
        return .array(values)
      default: throw failure("expected `,` or `]`")
      }
    }
  }

  private mutating func number() throws(Failure) -> JSONValue {
    let start = place
    if next == UInt8(ascii: "-") { place += 1 }
    let whole = digits()
    guard whole > 0, whole == 1 || bytes[place - whole] != 0x30 else {
      throw failure("malformed number")
    }
    if next == UInt8(ascii: ".") {
      place += 1
      guard digits() > 0 else { throw failure("malformed number") }
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      place += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { place += 1 }
      guard digits() > 0 else { throw failure("malformed number") }
    }
    return .number(String(decoding: bytes[start..<place], as: UTF8.self))
  }

  private mutating func digits() -> Int {
    let start = place
    while let byte = next, (0x30...0x39).contains(byte) { place += 1 }
    return place - start
  }

  private mutating func string() throws(Failure) -> String {
    let start = place
    place += 1
    var content: [UInt8] = []
    while true {
      guard let byte = next else {
        place = start
        throw failure("a string that does not end")
      }
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        let text = String(decoding: content, as: UTF8.self)
        guard text.utf8.elementsEqual(content) else {
          place = start
          throw failure("a string that is not UTF-8")
        }
        return text
      case UInt8(ascii: "\\"): try escape(into: &content)
      case 0..<0x20: throw failure("a control character in a string; write it as an escape")
      default:
        content.append(byte)
        place += 1
      }
    }
  }

  private mutating func escape(into content: inout [UInt8]) throws(Failure) {
    place += 1
    guard let byte = next else { throw failure("a string that does not end") }
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0c)
    case UInt8(ascii: "n"): content.append(0x0a)
    case UInt8(ascii: "r"): content.append(0x0d)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"):
      let first = try unit()
      var code = UInt32(first)
      if (0xd800..<0xdc00).contains(first) {
        guard place + 2 < bytes.count, bytes[place + 1] == UInt8(ascii: "\\"),
          bytes[place + 2] == UInt8(ascii: "u")
        else { throw failure("half a surrogate pair") }
        place += 2
        let second = try unit()
        guard (0xdc00..<0xe000).contains(second) else { throw failure("half a surrogate pair") }
        code = 0x10000 + (UInt32(first) - 0xd800) << 10 + (UInt32(second) - 0xdc00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw failure("half a surrogate pair") }
      content.append(contentsOf: String(scalar).utf8)
    default: throw failure("unknown escape")
    }
    place += 1
  }

  /// The four digits after `\u`; stops at the last of them.
  private mutating func unit() throws(Failure) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      place += 1
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw failure("expected four hexadecimal digits after `\\u`")
      }
      value = value << 4 | UInt16(digit)
    }
    return value
  }
}
