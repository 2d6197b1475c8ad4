/// Holds a parsed file against its form and collects all that is wrong in it.
struct FormReader {
  private let source: SourceText
  private(set) var findings: [Finding] = []
  /// The first time of day that stands where a time since the start should.
  private var firstClock: Int?
  /// Findings of a file before the rest is left out.
  private static let most = 100

  init(_ source: SourceText) {
    self.source = source
  }

  /// What of `node` fits `form`; nil where it is no block at all.
  mutating func read(_ node: YAMLNode, as form: Form, keyPlace: Place? = nil) -> Entry? {
    guard case .mapping(let pairs) = node.content else {
      report("type", .notBlock(form, node.content), at: node.place)
      return nil
    }
    var entries: [String: Entry] = [:]
    var seen: [String: Place] = [:]
    var meant: Set<String> = []
    for (key, value) in pairs where findings.count < Self.most {
      guard case .scalar(let name, _) = key.content else {
        report("type", .keyIsNoText(form), at: key.place)
        continue
      }
      let place = key.place
      if let first = seen[name] {
        report("duplicate-key", .duplicate(name, first: first), at: key)
        continue
      }
      seen[name] = place
      guard let known = form.key(name) else {
        let unused = form.keys.map(\.name).filter { seen[$0] == nil }
        let nearest = Nearest.names(to: name, among: unused, limit: 1).first
        // Misspelled is not missing.
        if let nearest { meant.insert(nearest) }
        report("unknown-key", .unknownKey(name, form, nearest: nearest), at: key)
        continue
      }
      entries[name] = read(value, as: known, keyPlace: place)
    }
    for key in form.keys
    where key.isRequired && seen[key.name] == nil && !meant.contains(key.name) {
      report("missing-key", .missing(key, form), at: keyPlace ?? node.place)
    }
    return Entry(content: .block(entries), place: node.place, keyPlace: keyPlace ?? node.place)
  }

  private mutating func read(_ node: YAMLNode, as key: Form.Key, keyPlace: Place) -> Entry? {
    func entry(_ content: Entry.Content) -> Entry {
      Entry(content: content, place: node.place, keyPlace: keyPlace)
    }
    switch key.shape {
    case .version:
      guard case .scalar("1", isPlain: true) = node.content else {
        return report("format", .version, at: node)
      }
      return entry(.text("1"))
    case .identifier:
      guard let text = text(node, of: key) else { return nil }
      guard isWritten(text) else { return nil }
      guard Scenario.isValidID(text) else { return report("id", .identifier(text), at: node) }
      return entry(.text(text))
    case .text:
      return text(node, of: key).map { entry(.text($0)) }
    case .choice(let words):
      guard let text = text(node, of: key), isWritten(text) else { return nil }
      guard words.contains(text) else {
        return report("choice", .choice(key.name, text, words), at: node)
      }
      return entry(.text(text))
    case .time:
      guard let text = text(node, of: key), isWritten(text) else { return nil }
      guard let minutes = DiagnosisStep.minutes(text) else {
        return report("time", .time(text, meant: minutes(meantBy: text)), at: node)
      }
      return entry(.minutes(minutes))
    case .levels:
      guard let text = text(node, of: key), isWritten(text) else { return nil }
      guard let levels = Self.levels(text) else { return report("levels", .levels(text), at: node) }
      return entry(.levels(levels))
    case .label(let width):
      guard let text = text(node, of: key), isWritten(text) else { return nil }
      guard text.terminalColumns <= width else {
        return report("label-long", .wide(key.name, text, width), at: node)
      }
      return entry(.text(text))
    case .texts:
      return list(node, of: key) { reader, item in reader.text(item, of: key) }.map(entry)
    case .phrases:
      return phrases(node, of: key).map(entry)
    case .choices(let words):
      return list(node, of: key) { reader, item in
        guard let text = reader.text(item, of: key) else { return nil }
        guard words.contains(text) else {
          reader.report("choice", .choice(key.name, text, words), at: item)
          return nil
        }
        return text
      }.map(entry)
    case .form(let form):
      return read(node, as: form, keyPlace: keyPlace)
    case .forms(let form, let least):
      guard case .sequence(let items) = node.content else {
        return report("type", .notList(key.name, of: form), at: node)
      }
      if items.count < least {
        report("missing-key", .empty(key.name, form), at: keyPlace)
      }
      if items.count > Form.mostEntries {
        report("list-long", .manyEntries(key.name, items.count), at: items[Form.mostEntries].place)
      }
      return entry(.list(items.prefix(Form.mostEntries).compactMap { read($0, as: form) }))
    }
  }

  /// The text of a node, on one line where the author broke it only for width.
  private mutating func text(_ node: YAMLNode, of key: Form.Key) -> String? {
    guard case .scalar(let raw, let isPlain) = node.content else {
      report("type", .notText(key.name, node.content), at: node.place)
      return nil
    }
    if isPlain, ["", "~", "null", "Null", "NULL"].contains(raw) {
      report("empty-text", .noText(key.name, isCut: isCut(node.place)), at: node.place)
      return nil
    }
    // A quoted text can hold as escapes what the file itself may not hold.
    if let unsafe = raw.unicodeScalars.first(where: \.isUnsafeOnTerminal) {
      report("control-character", .escape(unsafe), at: node)
      return nil
    }
    let text = raw.tidied
    guard !text.isEmpty else {
      report("empty-text", .noText(key.name, isCut: false), at: node.place)
      return nil
    }
    if let mark = DraftMark.first(in: text) {
      let place = source.find(mark, from: node.place, limit: 12) ?? source.extent(at: node.place)
      report(ScenarioFile.draftRule, .left(mark), at: place)
    }
    return text
  }

  /// Whether a text is more than a mark that it has still to be written, which
  /// was told already.
  private func isWritten(_ text: String) -> Bool { DraftMark.first(in: text) == nil }

  /// Whether a comment follows where a text was expected.
  private func isCut(_ place: Place) -> Bool {
    source.line(place.line).unicodeScalars.dropFirst(place.column - 1)
      .first { $0 != " " && $0 != "\t" } == "#"
  }

  /// What the author may have meant by a time that is none; times of day count
  /// from the first of them.
  private mutating func minutes(meantBy text: String) -> Int? {
    guard let clock = DiagnosisStep.clockMinutes(text) else {
      return DiagnosisStep.naturalMinutes(text)
    }
    let first = firstClock ?? clock
    firstClock = first
    return (clock - first + 1440) % 1440
  }

  private mutating func list(
    _ node: YAMLNode, of key: Form.Key, item: (inout FormReader, YAMLNode) -> String?
  ) -> Entry.Content? {
    guard case .sequence(let nodes) = node.content else {
      report("type", .notTexts(key.name), at: node.place)
      return nil
    }
    if nodes.count > Form.mostEntries {
      report("list-long", .manyEntries(key.name, nodes.count), at: nodes[Form.mostEntries].place)
    }
    var entries: [Entry] = []
    for node in nodes.prefix(Form.mostEntries) where findings.count < Self.most {
      guard let text = item(&self, node) else { continue }
      entries.append(Entry(content: .text(text), place: node.place, keyPlace: node.place))
    }
    return .list(entries)
  }

  private mutating func phrases(_ node: YAMLNode, of key: Form.Key) -> Entry.Content? {
    if case .sequence(let nodes) = node.content, nodes.count > Form.mostPhrases {
      report("phrases", .many(key.name, nodes.count), at: nodes[Form.mostPhrases])
    }
    return list(node, of: key) { reader, item in
      guard let text = reader.text(item, of: key) else { return nil }
      guard text.count <= Form.longestPhrase else {
        reader.report("phrases", .long(text.count), at: item)
        return nil
      }
      return text
    }
  }

  /// `3` or `0..1`.
  private static func levels(_ text: String) -> ClosedRange<Int>? {
    let bytes = Array(text.utf8)
    func level(_ byte: UInt8) -> Int? {
      (UInt8(ascii: "0")...UInt8(ascii: "4")).contains(byte) ? Int(byte) - 0x30 : nil
    }
    if bytes.count == 1 { return level(bytes[0]).map { $0...$0 } }
    guard bytes.count == 4, bytes[1...2].elementsEqual("..".utf8), let least = level(bytes[0]),
      let most = level(bytes[3]), least <= most
    else { return nil }
    return least...most
  }

  mutating func report(_ rule: String, _ message: Finding.Message, at place: Place) {
    findings.append(source.finding(rule, message, at: place))
  }

  @discardableResult
  private mutating func report(
    _ rule: String, _ message: Finding.Message, at node: YAMLNode
  ) -> Entry? {
    var text: String?
    if case .scalar(let string, _) = node.content { text = string }
    report(rule, message, at: source.extent(of: text, at: node.place))
    return nil
  }
}

extension Scenario {
  /// Whether `id` may name a scenario: 1 to 64 lower-case letters, digits and
  /// single hyphens inside.
  package static func isValidID(_ id: String) -> Bool {
    let bytes = Array(id.utf8)
    guard (1...64).contains(bytes.count), bytes.first != 0x2D, bytes.last != 0x2D else {
      return false
    }
    return bytes.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
    }
  }
}

extension DiagnosisStep {
  /// The minutes of `T+0`, `T+8m`, `T+2h` or `T+1h30m`; nil for anything else.
  package static func minutes(_ text: String) -> Int? {
    guard text.hasPrefix("T+") else { return nil }
    var rest = text.dropFirst(2)
    if rest == "0" { return 0 }
    var total = 0
    for (unit, factor) in [("h", 60), ("m", 1)] as [(Character, Int)] {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard rest.dropFirst(digits.count).first == unit else { continue }
      guard (1...4).contains(digits.count), let count = Int(digits) else { return nil }
      total += count * factor
      rest = rest.dropFirst(digits.count + 1)
    }
    return rest.isEmpty && text.utf8.count > 2 ? total : nil
  }
}

extension String {
  /// The text without blanks at its ends, and with each run of blanks and line
  /// breaks inside as one blank.
  var tidied: String {
    var result: [UInt8] = []
    result.reserveCapacity(utf8.count)
    for byte in utf8 {
      if byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D {
        if let last = result.last, last != 0x20 { result.append(0x20) }
      } else {
        result.append(byte)
      }
    }
    if result.last == 0x20 { result.removeLast() }
    return String(decoding: result, as: UTF8.self)
  }
}

extension YAMLNode.Content {
  /// As it is called in an error.
  fileprivate var name: String {
    switch self {
    case .scalar("", _): "nothing"
    case .scalar: "a text"
    case .sequence: "a list"
    case .mapping: "a block of keys"
    }
  }
}

extension Finding.Message {
  fileprivate static func notBlock(_ form: Form, _ content: YAMLNode.Content) -> Self {
    let keys = form.keys.filter(\.isRequired).map(\.name)
    let names = (keys.isEmpty ? form.keys.map(\.name) : keys).joined(separator: ", ")
    return Self(
      "\(content.name) stands where \(form.name) was expected",
      advice: "write its keys with their values: \(names)")
  }

  fileprivate static func keyIsNoText(_ form: Form) -> Self {
    Self("a key of \(form.name) is no text", advice: "write `name: value`")
  }

  fileprivate static func duplicate(_ name: String, first: Place) -> Self {
    Self(
      "`\(name.clipped())` stands twice, first in line \(first.line)",
      advice: "keep one of the two")
  }

  fileprivate static func unknownKey(_ name: String, _ form: Form, nearest: String?) -> Self {
    Self(
      "`\(name.clipped())` is no key of \(form.name)"
        + (nearest.map { "; did you mean `\($0)`?" } ?? ""),
      advice: nearest.map { "write `\($0)`" }
        ?? "leave it out; its keys are \(form.keys.map(\.name).joined(separator: ", "))")
  }

  fileprivate static func missing(_ key: Form.Key, _ form: Form) -> Self {
    Self(
      "\(form.name) lacks `\(key.name)`", advice: "add `\(key.name):` \(key.help.lowercasedFirst)")
  }

  fileprivate static func empty(_ name: String, _ form: Form) -> Self {
    Self("`\(name)` holds nothing", advice: "add \(form.name)")
  }

  fileprivate static let version = Self(
    "`format` is not the number 1", advice: "write `format: 1`")

  fileprivate static func identifier(_ text: String) -> Self {
    Self(
      "'\(text.clipped())' is no id",
      advice: "write the name of the file without .yaml, in a-z, 0-9 and '-': cache-stampede")
  }

  fileprivate static func choice(_ name: String, _ text: String, _ words: [String]) -> Self {
    if let meant = words.first(where: { $0.lowercased() == text.lowercased() }) {
      return Self("'\(text)' is no `\(name)`", advice: "write \(meant)")
    }
    // Of words as short as P1 any two are near each other.
    let nearest =
      text.count < 3 ? nil : Nearest.names(to: text, among: words, limit: 1).first
    return Self(
      "'\(text.clipped())' is no `\(name)`" + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
      advice: "write one of \(words.joined(separator: ", "))")
  }

  fileprivate static func time(_ text: String, meant: Int?) -> Self {
    let time = meant.map { DiagnosisStep(minutes: $0, check: "").at }
    return Self(
      "'\(text.clipped())' is no time since the first signal",
      advice: time.map { "write \($0)" } ?? "write T+0, T+8m, T+2h or T+1h30m")
  }

  fileprivate static func left(_ mark: String) -> Self {
    Self("a '\(mark)' is left", advice: "write the text, or leave an optional key out")
  }

  fileprivate static func manyEntries(_ name: String, _ count: Int) -> Self {
    Self(
      "`\(name)` holds \(count) entries, more than \(Form.mostEntries)",
      advice: "keep those that matter; what follows is not looked at")
  }

  fileprivate static func levels(_ text: String) -> Self {
    Self("'\(text.clipped())' is no level", advice: "write 0, 1, 2, 3 or 4, or a range: 3..4")
  }

  fileprivate static func notText(_ name: String, _ content: YAMLNode.Content) -> Self {
    Self(
      "`\(name)` is \(content.name), not a text",
      advice: "write a text; put one with a colon, brackets or braces in quotes")
  }

  fileprivate static func noText(_ name: String, isCut: Bool) -> Self {
    isCut
      ? Self(
        "`\(name)` has no text, since `#` begins a comment",
        advice: "put a text that begins with # in quotes")
      : Self("`\(name)` has no text", advice: "write one, or leave the key out if it is optional")
  }

  fileprivate static func escape(_ scalar: Unicode.Scalar) -> Self {
    Self(
      "an escape makes U+\(String(scalar.value, radix: 16, uppercase: true)), a control character",
      advice: "delete it; write plain text")
  }

  fileprivate static func wide(_ name: String, _ text: String, _ width: Int) -> Self {
    Self(
      "`\(name)` takes \(text.terminalColumns) columns, more than the \(width) of the grid",
      advice: "write a short name: two or three words")
  }

  fileprivate static func many(_ name: String, _ count: Int) -> Self {
    Self(
      "`\(name)` holds \(count) phrases, more than \(Form.mostPhrases)",
      advice: "keep the \(Form.mostPhrases) that differ most")
  }

  fileprivate static func long(_ count: Int) -> Self {
    Self(
      "a phrase of \(count) characters, more than \(Form.longestPhrase)",
      advice: "write the clause that gives it away")
  }

  fileprivate static func notTexts(_ name: String) -> Self {
    Self("`\(name)` is not a list", advice: "write [one thing, another thing]")
  }

  fileprivate static func notList(_ name: String, of form: Form) -> Self {
    Self("`\(name)` is not a list", advice: "begin each entry with `- `: \(form.name)")
  }
}

extension String {
  fileprivate var lowercasedFirst: String {
    guard let first else { return self }
    return "(" + first.lowercased() + dropFirst().trimmedStop + ")"
  }
}

extension Substring {
  fileprivate var trimmedStop: Substring { last == "." ? dropLast() : self }
}
