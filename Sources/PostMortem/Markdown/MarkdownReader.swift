/// Takes a Markdown file apart into blocks, in one pass over its lines.
///
/// It knows what post-mortems are written with: headings of both kinds, bold
/// lines in their place, lists, tables, fences, quotations, comments, and the
/// front matter of a wiki.
struct MarkdownReader {
  private let source: [Unicode.Scalar]
  private var blocks: [MarkdownBlock] = []
  /// The lines of a paragraph or an item that is not at its end yet.
  private var open: (kind: MarkdownBlock.Kind, line: Int, stretches: [Range<Int>])?
  private var isInTable = false

  static func blocks(of source: [Unicode.Scalar], lines: [Range<Int>]) -> [MarkdownBlock] {
    var reader = MarkdownReader(source: source)
    reader.read(lines)
    return reader.blocks
  }

  private init(source: [Unicode.Scalar]) {
    self.source = source
  }

  private mutating func read(_ lines: [Range<Int>]) {
    var fence: (mark: Unicode.Scalar, length: Int)?
    var isInComment = false
    var index = frontMatterEnd(lines)
    while index < lines.count {
      let line = trimmed(lines[index])
      let number = index + 1
      let indent = columns(before: line.lowerBound, from: lines[index].lowerBound)
      index += 1
      if let current = fence {
        if let (mark, length) = fenceMark(line), mark == current.mark, length >= current.length,
          run(of: mark, from: line) == line.count
        {
          fence = nil
        }
        continue
      }
      if isInComment {
        isInComment = !contains("-->", line)
        continue
      }
      if let mark = fenceMark(line) {
        close()
        fence = mark
        blocks.append(MarkdownBlock(kind: .code, line: number, texts: [], stretches: [line]))
        continue
      }
      if starts(line, with: "<!--") {
        close()
        isInComment = !contains("-->", line)
        continue
      }
      if line.isEmpty {
        close()
        continue
      }
      if indent >= 4, open == nil, !isMarkOfItem(line), !isPipe(line) {
        // Four columns are code, but not inside a list.
        guard case .item = blocks.last?.kind else { continue }
      }
      if source[line.lowerBound] == ">" {
        let said = trimmed(line.lowerBound + run(of: ">", from: line)..<line.upperBound)
        if open?.kind == .quotation {
          open?.stretches.append(said)
        } else {
          close()
          open = (.quotation, number, [said])
        }
        continue
      }
      if starts(line, with: "<table") {
        close()
        let end = lines[(index - 1)...].firstIndex { contains("</table", $0) } ?? lines.count - 1
        readTable(lines[(index - 1)...end])
        index = end + 1
        continue
      }
      if let level = heading(line) {
        close()
        let text = withoutTrailingHashes((line.lowerBound + level)..<line.upperBound)
        append(.heading(level: level), number, [text])
        continue
      }
      if let level = underline(line), case .paragraph = open?.kind,
        let paragraph = open, paragraph.stretches.count == 1
      {
        open = nil
        append(.heading(level: level), paragraph.line, paragraph.stretches)
        continue
      }
      if isRule(line) {
        close()
        continue
      }
      if isPipe(line) || hasPipe(line) && (isInTable || isBeforeDelimiter(index, lines)) {
        close(keepingTable: true)
        readRow(line, number)
        continue
      }
      if let text = itemText(line) {
        close()
        open = (.item(indent: indent), number, [text])
        continue
      }
      if open == nil {
        open = (.paragraph, number, [line])
      } else {
        open?.stretches.append(line)
      }
    }
    close()
  }

  private mutating func append(
    _ kind: MarkdownBlock.Kind, _ line: Int, _ stretches: [Range<Int>]
  ) {
    let text = InlineReader.read(stretches, of: source)
    blocks.append(MarkdownBlock(kind: kind, line: line, texts: [text], stretches: stretches))
  }

  private mutating func close(keepingTable: Bool = false) {
    if !keepingTable { isInTable = false }
    guard let block = open else { return }
    open = nil
    append(block.kind, block.line, block.stretches)
    if case .item = block.kind { blocks[blocks.count - 1].isTicked = isTicked(block.stretches[0]) }
  }

  // MARK: - Tables

  private mutating func readRow(_ line: Range<Int>, _ number: Int) {
    if isDelimiter(line) {
      isInTable = true
      return
    }
    let cells = cells(of: line)
    blocks.append(
      MarkdownBlock(
        kind: .row(isHead: !isInTable), line: number,
        texts: cells.map { InlineReader.read([$0], of: source) }, stretches: [line]))
    isInTable = true
  }

  private func isPipe(_ line: Range<Int>) -> Bool {
    guard let first = line.first else { return false }
    return source[first] == "|"
  }

  private func hasPipe(_ line: Range<Int>) -> Bool { line.contains { source[$0] == "|" } }

  /// Whether the line before the line `index` is the head of a table.
  private func isBeforeDelimiter(_ index: Int, _ lines: [Range<Int>]) -> Bool {
    index < lines.count && hasPipe(lines[index]) && isDelimiter(lines[index])
  }

  /// The rows of a table that is written in HTML.
  private mutating func readTable(_ lines: ArraySlice<Range<Int>>) {
    var row: [Range<Int>] = []
    var rowLine = 1
    var isHead = true
    var start: Int?
    func name(_ tag: Range<Int>) -> String {
      String(
        String.UnicodeScalarView(source[tag].prefix { $0 == "/" || $0.properties.isAlphabetic })
      )
      .lowercased()
    }
    for number in lines.indices {
      var index = lines[number].lowerBound
      var end = index
      while index < lines[number].upperBound {
        guard source[index] == "<" else {
          index += 1
          continue
        }
        end = max(end, index)
        while end < lines[number].upperBound, source[end] != ">" { end += 1 }
        guard end < lines[number].upperBound else { break }
        let tag = name(index + 1..<end)
        if ["td", "th", "/td", "/th", "tr", "/tr", "/table"].contains(tag) {
          if let begin = start { row.append(trimmed(begin..<index)) }
          start = tag == "td" || tag == "th" ? end + 1 : nil
        }
        if ["tr", "/tr", "/table"].contains(tag) {
          if !row.isEmpty {
            blocks.append(
              MarkdownBlock(
                kind: .row(isHead: isHead), line: rowLine,
                texts: row.map { InlineReader.read([$0], of: source) }, stretches: row))
            isHead = false
          }
          row = []
          rowLine = number + 1
        }
        index = end + 1
      }
    }
  }

  private func isDelimiter(_ line: Range<Int>) -> Bool {
    line.allSatisfy { "|-: \t".unicodeScalars.contains(source[$0]) }
      && line.contains { source[$0] == "-" }
  }

  private func cells(of line: Range<Int>) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = line.lowerBound + (isPipe(line) ? 1 : 0)
    var isCode = false
    var index = start
    while index < line.upperBound {
      switch source[index] {
      case "\\": index += 1
      case "`": isCode.toggle()
      case "|" where !isCode:
        cells.append(trimmed(start..<index))
        start = index + 1
      default: break
      }
      index += 1
    }
    if start < line.upperBound { cells.append(trimmed(start..<line.upperBound)) }
    return cells
  }

  // MARK: - Lines

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, source[start].properties.isWhitespace { start += 1 }
    while end > start, source[end - 1].properties.isWhitespace { end -= 1 }
    return start..<end
  }

  private func columns(before end: Int, from start: Int) -> Int {
    (start..<max(start, end)).reduce(0) { $0 + (source[$1] == "\t" ? 4 : 1) }
  }

  private func run(of mark: Unicode.Scalar, from line: Range<Int>) -> Int {
    line.prefix { source[$0] == mark }.count
  }

  private func starts(_ line: Range<Int>, with text: String) -> Bool {
    source[line].starts(with: text.unicodeScalars)
  }

  private func contains(_ text: String, _ line: Range<Int>) -> Bool {
    let wanted = Array(text.unicodeScalars)
    guard line.count >= wanted.count else { return false }
    return (line.lowerBound...(line.upperBound - wanted.count)).contains {
      source[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }
  }

  private func fenceMark(_ line: Range<Int>) -> (mark: Unicode.Scalar, length: Int)? {
    guard let first = line.first, source[first] == "`" || source[first] == "~" else { return nil }
    let length = run(of: source[first], from: line)
    // Code that opens and closes in its line is no fence.
    guard length >= 3,
      source[first] != "`" || !line.dropFirst(length).contains(where: { source[$0] == "`" })
    else { return nil }
    return (source[first], length)
  }

  private func heading(_ line: Range<Int>) -> Int? {
    let level = run(of: "#", from: line)
    guard (1...6).contains(level) else { return nil }
    let next = line.lowerBound + level
    guard next < line.upperBound else { return nil }
    return source[next].properties.isWhitespace ? level : nil
  }

  private func withoutTrailingHashes(_ range: Range<Int>) -> Range<Int> {
    var range = trimmed(range)
    while let last = range.last, source[last] == "#" { range = trimmed(range.lowerBound..<last) }
    return range
  }

  private func underline(_ line: Range<Int>) -> Int? {
    guard let first = line.first, source[first] == "=" || source[first] == "-", line.count >= 2,
      run(of: source[first], from: line) == line.count
    else { return nil }
    return source[first] == "=" ? 1 : 2
  }

  private func isRule(_ line: Range<Int>) -> Bool {
    guard let first = line.first, "-*_=".unicodeScalars.contains(source[first]) else {
      return false
    }
    let marks = line.filter { !source[$0].properties.isWhitespace }
    return marks.count >= 3 && marks.allSatisfy { source[$0] == source[first] }
  }

  private func isMarkOfItem(_ line: Range<Int>) -> Bool { itemText(line) != nil }

  /// The text of a list item without its mark and its tick box.
  private func itemText(_ line: Range<Int>) -> Range<Int>? {
    guard let first = line.first else { return nil }
    var index = first
    if "-*+\u{2022}\u{2013}".unicodeScalars.contains(source[first]) {
      index += 1
    } else {
      while index < line.upperBound, index - first < 4, ("0"..."9").contains(source[index]) {
        index += 1
      }
      guard index > first, index < line.upperBound, source[index] == "." || source[index] == ")"
      else { return nil }
      index += 1
    }
    guard index < line.upperBound, source[index].properties.isWhitespace else {
      return nil
    }
    var text = trimmed(index..<line.upperBound)
    if text.count > 3, source[text.lowerBound] == "[", source[text.lowerBound + 2] == "]",
      " xX".unicodeScalars.contains(source[text.lowerBound + 1])
    {
      text = trimmed((text.lowerBound + 3)..<text.upperBound)
    }
    return text
  }

  /// Whether a ticked box stands before the text of an item.
  private func isTicked(_ text: Range<Int>) -> Bool {
    let box = source[max(0, text.lowerBound - 5)..<text.lowerBound]
    return box.contains("]") && (box.contains("x") || box.contains("X"))
  }

  /// The index of the first line after the front matter.
  private func frontMatterEnd(_ lines: [Range<Int>]) -> Int {
    guard let first = lines.first, isDashes(first) else { return 0 }
    // Dashes that nothing of the kind follows are a rule.
    guard lines.count > 1, lines[1].contains(where: { source[$0] == ":" }) else { return 0 }
    for index in lines.indices.dropFirst().prefix(100) where isDashes(lines[index]) {
      return index + 1
    }
    return 0
  }

  private func isDashes(_ line: Range<Int>) -> Bool {
    let line = trimmed(line)
    return line.count == 3 && line.allSatisfy { source[$0] == "-" }
  }
}
