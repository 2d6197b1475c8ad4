/// What a list of scenarios shows of each.
package struct ScenarioHeader: Equatable, Sendable {
  /// Of a scenario from a pack, `pack/id`.
  package var id: String
  package var title: String
  package var severity: Severity
  package var domain: String?
  package var tags: [String]

  package init(_ scenario: Scenario) {
    id = scenario.id
    title = scenario.title
    severity = scenario.severity
    domain = scenario.domain
    tags = scenario.tags
  }

  /// Reads only the keys at the margin of a file that is written the usual way:
  /// a fiftieth of the time that decoding takes.
  ///
  /// Nil where anything is unusual or wrong; the whole file is then decoded,
  /// and says what it is. What this finds, decoding finds, too.
  package init?(scanning bytes: [UInt8], name: String) {
    guard bytes.count <= Screening.largestFile, !DraftMark.mayStand(in: bytes) else { return nil }
    var values: [String: ArraySlice<UInt8>] = [:]
    var lastKey: String?
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      let line = bytes[start..<end]
      start = end + 1
      guard let first = line.first else { continue }
      switch first {
      case UInt8(ascii: " "), UInt8(ascii: "-"):
        // The value of a key that is read here stands in one line.
        if let lastKey, Self.wanted.contains(lastKey), line.contains(where: { $0 != 0x20 }) {
          return nil
        }
        if first == UInt8(ascii: "-"), line.dropFirst().first != UInt8(ascii: " ") { return nil }
      case UInt8(ascii: "#"): continue
      case UInt8(ascii: "a")...UInt8(ascii: "z"):
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let key = String(decoding: line[..<colon], as: UTF8.self)
        let value = line[(colon + 1)...]
        guard Form.scenario.key(key) != nil, values[key] == nil,
          value.isEmpty || value.first == UInt8(ascii: " "), Self.isOneLine(value)
        else { return nil }
        values[key] = value
        lastKey = key
      default: return nil
      }
    }
    guard Form.scenario.keys.allSatisfy({ !$0.isRequired || values[$0.name] != nil }) else {
      return nil
    }
    func text(_ key: String) -> String? { values[key].flatMap(Self.text) }
    guard text("format") == "1", values["format"]?.contains(UInt8(ascii: "1")) == true,
      text("id") == name, Scenario.isValidID(name), let title = text("title"),
      let severity = text("severity").flatMap(Severity.init)
    else { return nil }
    if values["domain"] != nil {
      guard let domain = text("domain") else { return nil }
      self.domain = domain
    }
    if let list = values["tags"] {
      guard let tags = Self.texts(list) else { return nil }
      self.tags = tags
    } else {
      tags = []
    }
    id = name
    self.title = title
    self.severity = severity
  }

  private static let wanted: Set<String> = ["format", "id", "title", "severity", "domain", "tags"]

  /// Whether a value that opens quotes or a bracket closes them in its line.
  private static func isOneLine(_ value: ArraySlice<UInt8>) -> Bool {
    let trimmed = value.drop { $0 == 0x20 }
    guard let first = trimmed.first, let last = trimmed.last else { return true }
    switch first {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return trimmed.count > 1 && last == first
    case UInt8(ascii: "["): return last == UInt8(ascii: "]")
    case UInt8(ascii: "{"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"): return false
    default: return true
    }
  }

  /// A text that YAML reads as it stands; nil for one that needs its rules.
  private static func text(_ value: ArraySlice<UInt8>) -> String? {
    var text = String(decoding: value, as: UTF8.self).tidied
    guard let first = text.utf8.first else { return nil }
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      guard text.utf8.count > 2, text.utf8.last == first else { return nil }
      text = String(text.dropFirst().dropLast())
      guard !text.utf8.contains(first), !text.utf8.contains(UInt8(ascii: "\\")) else { return nil }
      text = text.tidied
    } else {
      guard isPlain(text) else { return nil }
    }
    guard !text.isEmpty, !text.unicodeScalars.contains(where: \.isUnsafeOnTerminal),
      !text.unicodeScalars.contains("\u{FFFD}")
    else { return nil }
    return text
  }

  /// `[one, two]`.
  private static func texts(_ value: ArraySlice<UInt8>) -> [String]? {
    let text = String(decoding: value, as: UTF8.self).tidied
    guard text.hasPrefix("["), text.hasSuffix("]"), text.utf8.count >= 2 else { return nil }
    let inside = text.dropFirst().dropLast()
    if inside.allSatisfy({ $0 == " " }) { return [] }
    var texts: [String] = []
    for part in inside.split(separator: ",", omittingEmptySubsequences: false) {
      let item = String(part).tidied
      guard isPlain(item), !item.utf8.contains(where: bracketsAndQuotes.contains),
        !item.unicodeScalars.contains(where: \.isUnsafeOnTerminal),
        !item.unicodeScalars.contains("\u{FFFD}")
      else { return nil }
      texts.append(item)
    }
    return texts
  }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.utf8.first, !opening.contains(first) else { return false }
    // Byte by byte: a search for text costs more than all the rest of the scan.
    var last: UInt8 = 0
    for byte in text.utf8 {
      if last == UInt8(ascii: ":"), byte == UInt8(ascii: " ") { return false }
      if last == UInt8(ascii: " "), byte == UInt8(ascii: "#") { return false }
      last = byte
    }
    return last != UInt8(ascii: ":") && !["null", "Null", "NULL"].contains(text)
  }

  /// With what a value begins that is not simply its text.
  private static let opening = Array("[]{}&*!|>@`\"'%#,?-:~".utf8)
  private static let bracketsAndQuotes = Array("[]{}\"'".utf8)
}
