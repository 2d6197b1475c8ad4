/// Finds the parts of YAML that format 1 has no use for and that can do harm:
/// anchors and aliases, tags, directives, further documents, deep nesting.
///
/// It knows where values begin and end, no more; what is no YAML at all passes,
/// for the parser to complain about. Linear in the text.
struct SyntaxScreening {
  private let source: SourceText
  private let bytes: [UInt8]
  private var index = 0
  /// Brackets and braces that are open.
  private var flowDepth = 0
  /// Columns, from 0, at which the open blocks begin.
  private var columns: [Int] = []
  /// Whether a plain text may go on in the next line.
  private var isPlainOpen = false
  private var findings: [Finding] = []
  /// Texts that a `#` ends, which the parser takes without a word.
  private(set) var cuts: [Finding] = []

  init(_ source: SourceText) {
    self.source = source
    bytes = source.bytes
  }

  mutating func run() -> [Finding] {
    while index < bytes.count, findings.count < 20 {
      line()
      guard findings.last?.rule != "nesting" else { break }
    }
    return findings
  }

  /// One line, or several where a quoted or block text runs over them.
  private mutating func line() {
    let start = index
    while peek() == UInt8(ascii: " ") { index += 1 }
    var column = index - start
    switch peek() {
    case nil: return
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      index += 1
      return
    case UInt8(ascii: "#"):
      skipLine()
      return
    default: break
    }
    if flowDepth == 0 {
      if column == 0, isDocumentMark("---") {
        if start > 0, !isFirstContent(start) { report("document", .document) }
        index += 3
        isPlainOpen = false
        columns = []
        while peek() == UInt8(ascii: " ") { index += 1 }
        column = -1
      } else if column == 0, isDocumentMark("...") {
        skipLine()
        return
      } else if column == 0, peek() == UInt8(ascii: "%") {
        report("directive", .directive)
        skipLine()
        return
      }
      if isPlainOpen, column > (columns.last ?? -1) {
        plain()
        endOfLine()
        return
      }
      isPlainOpen = false
      while let last = columns.last, last > column { columns.removeLast() }
    } else if isPlainOpen {
      plain()
    }
    nodes(lineStart: start)
    endOfLine()
  }

  /// The values that begin in this line.
  private mutating func nodes(lineStart: Int) {
    while let byte = peek(), byte != UInt8(ascii: "\n"), findings.count < 20 {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): index += 1
      case UInt8(ascii: "#"):
        skipLine()
        return
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        flowDepth += 1
        guard isShallow() else { return }
        index += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        flowDepth = max(0, flowDepth - 1)
        index += 1
        if flowDepth == 0, isFollowedByText() { return report("syntax", .afterBracket) }
      case UInt8(ascii: ","), UInt8(ascii: ":"): index += 1
      case UInt8(ascii: "-") where flowDepth == 0 && isBlank(at: index + 1),
        UInt8(ascii: "?") where flowDepth == 0 && isBlank(at: index + 1):
        open(column: index - lineStart)
        guard isShallow() else { return }
        index += 1
      case UInt8(ascii: "&"), UInt8(ascii: "*"):
        report("alias", .alias)
        index += 1
        skipWord()
      case UInt8(ascii: "!"):
        report("tag", .tag)
        index += 1
        skipWord()
      case UInt8(ascii: "|") where flowDepth == 0, UInt8(ascii: ">") where flowDepth == 0:
        blockText()
        return
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let column = index - lineStart
        guard quoted(by: byte) else { return }
        openIfKey(column: column)
        if isFollowedByText() { return report("syntax", .afterQuote(byte)) }
      default:
        let column = index - lineStart
        let isKey = plain()
        if isKey, flowDepth == 0 { open(column: column) }
        guard isShallow() else { return }
      }
    }
  }

  /// Reads a plain text up to its end in this line; true where it is a key.
  @discardableResult
  private mutating func plain() -> Bool {
    isPlainOpen = true
    var previous: UInt8 = 0
    while let byte = peek(), byte != UInt8(ascii: "\n") {
      if byte == UInt8(ascii: ":"),
        isBlank(at: index + 1) || (flowDepth > 0 && isFlowMark(index + 1))
      {
        index += 1
        isPlainOpen = false
        return true
      }
      if byte == UInt8(ascii: "#"), previous == UInt8(ascii: " ") || previous == UInt8(ascii: "\t")
      {
        isPlainOpen = false
        noteCut()
        skipLine(leavingBreak: true)
        return false
      }
      if flowDepth > 0, isFlowMark(index) {
        isPlainOpen = false
        return false
      }
      previous = byte
      index += 1
    }
    return false
  }

  /// Reads a text in quotes, over as many lines as it takes; false where they
  /// are never closed, which is told where they were opened.
  private mutating func quoted(by quote: UInt8) -> Bool {
    let start = index
    let parent = columns.last ?? -1
    index += 1
    while let byte = peek() {
      index += 1
      // What stands no further in than its key is no part of the text.
      if byte == UInt8(ascii: "\n"), flowDepth == 0, isOutside(parent) { break }
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        index += 1
      } else if byte == quote {
        guard quote == UInt8(ascii: "'"), peek() == quote else { return true }
        index += 1
      }
    }
    index = start
    report("syntax", .unclosed(quote))
    skipLine(leavingBreak: true)
    return false
  }

  /// Whether the line that begins here has text, and no more blanks before it
  /// than `column`.
  private func isOutside(_ column: Int) -> Bool {
    guard let first = bytes[index...].firstIndex(where: { $0 != UInt8(ascii: " ") }) else {
      return false
    }
    return first - index <= column && ![0x0A, 0x0D].contains(bytes[first])
  }

  /// Whether text stands between what was just closed and the end of its line;
  /// blanks before it are skipped.
  private mutating func isFollowedByText() -> Bool {
    let isApart = isBlank(at: index)
    while peek() == UInt8(ascii: " ") || peek() == UInt8(ascii: "\t") { index += 1 }
    guard let next = peek() else { return false }
    if next == UInt8(ascii: "#") { return !isApart }
    return ![0x0A, 0x0D, UInt8(ascii: ":")].contains(next)
      && !(flowDepth > 0 && isFlowMark(next))
  }

  /// Reports a `#` that ends a text and that no blank follows, or an "of": the
  /// author meant a number or a channel, not a comment.
  private mutating func noteCut() {
    guard cuts.count < 20 else { return }
    let end = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    let lost = String(decoding: bytes[index..<end], as: UTF8.self).tidied
    guard !isBlank(at: index + 1) || lost.hasPrefix("# of "), !lost.hasPrefix("##") else { return }
    let place = source.extent(of: lost, at: source.place(ofByte: index))
    cuts.append(source.finding("comment-cuts", .cut(lost), at: place))
  }

  /// Skips the text of `|` or `>`: all lines that are indented more than the
  /// block in which it stands.
  private mutating func blockText() {
    let parent = columns.last ?? -1
    skipLine()
    while index < bytes.count {
      let start = index
      while peek() == UInt8(ascii: " ") { index += 1 }
      let isEmpty = peek() == UInt8(ascii: "\n") || peek() == UInt8(ascii: "\r") || peek() == nil
      if !isEmpty, index - start <= parent || (parent < 0 && isDocumentMark("---")) {
        index = start
        return
      }
      skipLine()
    }
  }

  private mutating func openIfKey(column: Int) {
    guard flowDepth == 0, peek() == UInt8(ascii: ":"), isBlank(at: index + 1) else { return }
    open(column: column)
  }

  private mutating func open(column: Int) {
    if column > (columns.last ?? -1) { columns.append(column) }
  }

  private mutating func isShallow() -> Bool {
    guard columns.count + flowDepth > Screening.deepest else { return true }
    report("nesting", .nesting)
    return false
  }

  private mutating func report(_ rule: String, _ message: Finding.Message) {
    findings.append(source.finding(rule, message, at: source.place(ofByte: index)))
  }

  private func peek() -> UInt8? { index < bytes.count ? bytes[index] : nil }

  private func isBlank(at offset: Int) -> Bool {
    guard offset < bytes.count else { return true }
    return [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset])
  }

  private func isFlowMark(_ offset: Int) -> Bool {
    offset < bytes.count && isFlowMark(bytes[offset])
  }

  private func isFlowMark(_ byte: UInt8) -> Bool { ",[]{}".utf8.contains(byte) }

  private func isDocumentMark(_ mark: String) -> Bool {
    bytes[index...].starts(with: mark.utf8) && isBlank(at: index + 3)
  }

  /// Whether only comments and empty lines stand before `offset`.
  private func isFirstContent(_ offset: Int) -> Bool {
    bytes[..<offset].split(separator: UInt8(ascii: "\n")).allSatisfy { line in
      let first = line.first { $0 != 0x20 && $0 != 0x0D }
      return first == nil || first == UInt8(ascii: "#")
    }
  }

  private mutating func skipWord() {
    while let byte = peek(), !isBlank(at: index), !(flowDepth > 0 && isFlowMark(index)) {
      _ = byte
      index += 1
    }
  }

  private mutating func endOfLine() {
    if peek() == UInt8(ascii: "\n") { index += 1 }
  }

  private mutating func skipLine(leavingBreak: Bool = false) {
    while let byte = peek(), byte != UInt8(ascii: "\n") {
      _ = byte
      index += 1
    }
    if !leavingBreak { endOfLine() }
  }
}

extension Finding.Message {
  fileprivate static let alias = Self(
    "`&` and `*` begin an anchor or alias, which format 1 has not",
    advice: "write the text out, or put a text that begins so in quotes")

  fileprivate static let tag = Self(
    "`!` begins a tag, which format 1 has not",
    advice: "leave the tag out, or put a text that begins so in quotes")

  fileprivate static let directive = Self(
    "`%` begins a directive, which format 1 has not", advice: "delete the line")

  fileprivate static let document = Self(
    "`---` begins a second document", advice: "write one scenario a file")

  fileprivate static func unclosed(_ quote: UInt8) -> Self {
    let mark = Character(Unicode.Scalar(quote))
    return Self(
      "the quote that opens here is never closed",
      advice: "close it with \(mark)"
        + (mark == "'" ? "; inside '...' write '' for an apostrophe" : ""))
  }

  fileprivate static func afterQuote(_ quote: UInt8) -> Self {
    Self(
      "text goes on behind the closing quote",
      advice: quote == UInt8(ascii: "'")
        ? "put all of it in \"...\"; inside '...' write '' for an apostrophe"
        : "put all of it in '...'")
  }

  fileprivate static let afterBracket = Self(
    "text goes on behind the closing bracket",
    advice: "put a text that begins with a bracket in quotes")

  fileprivate static func cut(_ lost: String) -> Self {
    Self(
      "` #` begins a comment, and '\(lost.clipped())' is lost",
      advice: "put the whole text in quotes, or a blank behind a # that begins a comment")
  }

  fileprivate static let nesting = Self(
    "lists and blocks lie more than \(Screening.deepest) deep in one another",
    advice: "format 1 needs five levels; close the brackets or correct the indentation")
}
