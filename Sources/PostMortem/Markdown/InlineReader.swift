/// Reads the inline part of Markdown, one paragraph, item or cell at a time, in
/// one pass: what stays is what a person would read.
struct InlineReader {
  private var passage = MarkdownText(text: "", offsets: [], foreign: [])
  private var scalars = String.UnicodeScalarView()

  /// The prose in the given stretches of `source`, joined by spaces.
  static func read(_ stretches: [Range<Int>], of source: [Unicode.Scalar]) -> MarkdownText {
    var line: [(scalar: Unicode.Scalar, offset: Int)] = []
    for (number, stretch) in stretches.enumerated() {
      if number > 0 { line.append((" ", stretches[number - 1].upperBound)) }
      for offset in stretch { line.append((source[offset], offset)) }
    }
    var reader = InlineReader()
    reader.read(line)
    reader.passage.text = String(reader.scalars)
    reader.markQuotations()
    return reader.passage
  }

  private mutating func append(_ scalar: Unicode.Scalar, at offset: Int) {
    // Control characters end here; a tab separates words like a space.
    let isControl = scalar.properties.generalCategory == .control
    scalars.append(isControl ? " " : scalar)
    passage.offsets.append(offset)
  }

  private mutating func read(_ line: [(scalar: Unicode.Scalar, offset: Int)]) {
    let closers = Closers(line.map(\.scalar))
    var index = 0
    var count: Int { passage.offsets.count }
    while index < line.count {
      let (scalar, offset) = line[index]
      switch scalar {
      case "\\" where index + 1 < line.count && isPunctuation(line[index + 1].scalar):
        append(line[index + 1].scalar, at: line[index + 1].offset)
        index += 2
      case "`":
        let (run, end) = closers.code(from: index)
        guard let end else {
          index += run
          continue
        }
        let start = count
        for inner in (index + run)..<end { append(line[inner].scalar, at: line[inner].offset) }
        markForeign(from: start, orPlaceAt: offset)
        passage.hasCode = true
        index = end + run
      case "[":
        guard let close = closers.bracket[index], let end = linkEnd(after: close, closers) else {
          append(scalar, at: offset)
          index += 1
          continue
        }
        let start = count
        for inner in (index + 1)..<close where !isMark(line[inner].scalar) {
          append(line[inner].scalar, at: line[inner].offset)
        }
        markForeign(from: start, orPlaceAt: offset)
        passage.hasLink = true
        index = end
      case "!" where index + 1 < line.count && line[index + 1].scalar == "[":
        index += 1
      case "<":
        guard let close = closers.angle[index], looksLikeTag(line, index, close) else {
          append(scalar, at: offset)
          index += 1
          continue
        }
        if line[index + 1].scalar == "h" || line[index + 1].scalar == "m" { passage.hasLink = true }
        let start = count
        append(" ", at: offset)
        markForeign(from: start, orPlaceAt: offset)
        index = close + 1
      case "h" where startsAddress(line, index):
        let start = count
        while index < line.count, !line[index].scalar.properties.isWhitespace,
          line[index].scalar != ")", line[index].scalar != "|"
        {
          append(line[index].scalar, at: line[index].offset)
          index += 1
        }
        markForeign(from: start, orPlaceAt: offset)
        passage.hasLink = true
      case "*", "~":
        index += 1
      case "_" where isAtWordEdge(line, index):
        index += 1
      default:
        append(scalar, at: offset)
        index += 1
      }
    }
  }

  private mutating func markForeign(from start: Int, orPlaceAt offset: Int) {
    if passage.offsets.count == start { append(" ", at: offset) }
    passage.foreign.append(start..<passage.offsets.count)
  }

  /// Where a link ends whose text ends at `close`; nil where there is no link.
  private func linkEnd(after close: Int, _ closers: Closers) -> Int? {
    (closers.bracket[close + 1] ?? closers.parenthesis[close + 1]).map { $0 + 1 }
  }

  private func isMark(_ scalar: Unicode.Scalar) -> Bool { scalar == "*" || scalar == "`" }

  private func isPunctuation(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && scalar.value > 0x20 && !scalar.properties.isAlphabetic
      && !("0"..."9").contains(scalar)
  }

  private func looksLikeTag(
    _ line: [(scalar: Unicode.Scalar, offset: Int)], _ open: Int, _ close: Int
  ) -> Bool {
    guard close > open + 1, close - open < 2_000 else { return false }
    let first = line[open + 1].scalar
    return first == "/" || first == "!" || (first.isASCII && first.properties.isAlphabetic)
  }

  private func startsAddress(
    _ line: [(scalar: Unicode.Scalar, offset: Int)], _ index: Int
  ) -> Bool {
    for address in ["https://", "http://"] {
      let length = address.unicodeScalars.count
      guard index + length <= line.count else { continue }
      if zip(address.unicodeScalars, line[index..<(index + length)]).allSatisfy({
        $0 == $1.scalar
      }) {
        return true
      }
    }
    return false
  }

  private func isAtWordEdge(
    _ line: [(scalar: Unicode.Scalar, offset: Int)], _ index: Int
  ) -> Bool {
    func isWord(_ position: Int) -> Bool {
      guard line.indices.contains(position) else { return false }
      let scalar = line[position].scalar
      return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    return !(isWord(index - 1) && isWord(index + 1))
  }

  /// Marks what stands between quotation marks.
  private mutating func markQuotations() {
    let text = Array(scalars)
    var open: (mark: Unicode.Scalar, index: Int)?
    var quotations: [Range<Int>] = []
    for (index, scalar) in text.enumerated() {
      let follows = index == 0 || !isLetterOrDigit(text[index - 1])
      let ends = index + 1 == text.count || !isLetterOrDigit(text[index + 1])
      if let current = open {
        if index - current.index > 1_000 {
          open = nil
        } else if scalar == closing(of: current.mark), ends || scalar != "'" {
          quotations.append(current.index..<(index + 1))
          open = nil
        }
      } else if ["\"", "\u{201C}", "\u{201E}", "\u{AB}"].contains(scalar)
        || (["'", "\u{2018}"].contains(scalar) && follows && !ends)
      {
        open = (scalar, index)
      }
    }
    passage.foreign += quotations
    passage.foreign.sort { $0.lowerBound < $1.lowerBound }
  }

  private func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private func closing(of mark: Unicode.Scalar) -> Unicode.Scalar {
    switch mark {
    case "\u{201C}": "\u{201D}"
    case "\u{201E}": "\u{201C}"
    case "\u{AB}": "\u{BB}"
    case "\u{2018}": "\u{2019}"
    default: mark
    }
  }
}

/// Where what opens in a line closes again, found once for the whole line, so
/// that a line of nothing but openers costs no more than any other.
private struct Closers {
  /// The index of `]` for each `[` that has one.
  var bracket: [Int: Int] = [:]
  /// The index of `)` for each `(` that has one.
  var parenthesis: [Int: Int] = [:]
  /// The index of the next `>` for each `<`.
  var angle: [Int: Int] = [:]
  /// The length of the run of backticks that starts at an index, and the start
  /// of the next run of the same length.
  private var runs: [Int: (length: Int, next: Int?)] = [:]

  init(_ line: [Unicode.Scalar]) {
    var opened: [Int] = []
    var openedParentheses: [Int] = []
    var lastAngle: Int?
    for index in line.indices.reversed() {
      if line[index] == ">" { lastAngle = index }
      if line[index] == "<" { angle[index] = lastAngle }
    }
    var starts: [(index: Int, length: Int)] = []
    var index = 0
    while index < line.count {
      switch line[index] {
      case "[": opened.append(index)
      case "(": openedParentheses.append(index)
      case ")": if let open = openedParentheses.popLast() { parenthesis[open] = index }
      case "]": if let open = opened.popLast() { bracket[open] = index }
      case "`":
        let start = index
        while index + 1 < line.count, line[index + 1] == "`" { index += 1 }
        starts.append((start, index - start + 1))
      default: break
      }
      index += 1
    }
    var next: [Int: Int] = [:]
    for (start, length) in starts.reversed() {
      runs[start] = (length, next[length])
      next[length] = start
    }
  }

  func code(from index: Int) -> (run: Int, end: Int?) {
    guard let run = runs[index] else { return (1, nil) }
    return (run.length, run.next)
  }
}
