/// A post-mortem as it was written, taken apart into the sections that its
/// headings mean.
package struct WriteUp: Sendable {
  /// What stands under one heading, or under several of the same meaning.
  package struct Part: Equatable, Sendable {
    package var section: Section
    /// The line of its heading, counted from 1.
    package var line: Int
    /// What stands in it, without its heading.
    package var blocks: [MarkdownBlock]
  }

  /// The file's text by Unicode scalars.
  package let source: [Unicode.Scalar]
  /// The lines of the file, each by its offsets, without their ends.
  package let lines: [Range<Int>]
  package private(set) var title: String?
  /// In the order of their headings.
  package private(set) var parts: [Part]
  /// All that stands under no heading that means a section.
  package private(set) var rest: [MarkdownBlock]

  /// Reads Markdown, in time linear in its length.
  package init(markdown: String) {
    let source = Array(markdown.unicodeScalars)
    let lines = Self.lines(of: source)
    self.source = source
    self.lines = lines
    parts = []
    rest = []
    place(MarkdownReader.blocks(of: source, lines: lines))
  }

  package subscript(_ section: Section) -> Part? { parts.first { $0.section == section } }

  /// Which template the headings belong to.
  package var template: Template {
    let present = Set(parts.map(\.section))
    let team: Set<Section> = [.impact, .trigger, .resolution, .wentBadly, .ifTime, .data]
    return present.intersection(team).count > present.intersection([.summary, .factors]).count
      ? .team : .interview
  }

  /// Line and column of an offset of the file, each counted from 1.
  package func place(of offset: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = lines.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if lines[middle].lowerBound <= offset { low = middle } else { high = middle }
    }
    guard low < lines.count else { return (1, 1) }
    return (low + 1, max(0, offset - lines[low].lowerBound) + 1)
  }

  /// Exactly what stands in the file at `range`.
  package func text(at range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: source[range.clamped(to: 0..<source.count)])
    return String(text)
  }

  // MARK: - Sections

  private mutating func place(_ blocks: [MarkdownBlock]) {
    /// The headings that the next block stands under, outermost first.
    var under: [(level: Int, section: Section?)] = []
    var isFirstHeading = true
    for block in blocks {
      guard case .heading(let level) = block.kind else {
        if case .item(let indent) = block.kind {
          while let last = under.last, last.level >= Self.label + indent { under.removeLast() }
          if under.last?.section == nil, let (heading, text) = label(of: block) {
            under.append((Self.label + indent, heading))
            open(heading, at: block.line)
            if let text { append(text, under: heading) }
            continue
          }
        }
        if let (heading, text) = boldHeading(of: block) {
          while let last = under.last, last.level >= 7 { under.removeLast() }
          under.append((7, heading))
          open(heading, at: block.line)
          if let text { append(text, under: heading) }
        } else {
          append(block, under: under.last?.section)
        }
        continue
      }
      let words = block.texts.first?.text ?? ""
      // The time of an event is no section, whatever happened then.
      var meant = Self.startsWithTime(words) ? nil : Section.meant(by: words)
      if isFirstHeading, level == 1, !Self.isPlainTitle(words, of: meant) {
        title = words
        meant = nil
      }
      isFirstHeading = false
      while let last = under.last, last.level >= level { under.removeLast() }
      // A heading that means nothing belongs to the section around it.
      let section = meant ?? under.last?.section
      under.append((level, section))
      if let meant {
        // "Long-term improvements (by June)" tells something of its items.
        if meant == .actions, self[.actions] != nil { append(block, under: meant) }
        open(meant, at: block.line)
      } else {
        append(block, under: section)
      }
    }
  }

  /// The level of a label in a list, below every heading and bold line.
  private static let label = 100

  /// Whether a heading is the time of an event.
  static func startsWithTime(_ heading: MarkdownBlock) -> Bool {
    startsWithTime(heading.texts.first?.text ?? "")
  }

  private static func startsWithTime(_ words: String) -> Bool {
    guard let moment = Moment(Array(words.unicodeScalars), within: 40) else { return false }
    return moment.range.lowerBound == 0
  }

  /// Whether the first heading of a file is a section rather than its title.
  private static func isPlainTitle(_ words: String, of meant: Section?) -> Bool {
    meant != nil && words.split(whereSeparator: \.isWhitespace).count <= 2
  }

  private mutating func open(_ section: Section, at line: Int) {
    if self[section] == nil { parts.append(Part(section: section, line: line, blocks: [])) }
  }

  private mutating func append(_ block: MarkdownBlock, under section: Section?) {
    guard let section, let index = parts.firstIndex(where: { $0.section == section }) else {
      rest.append(block)
      return
    }
    parts[index].blocks.append(block)
  }

  /// A paragraph that begins with a heading in bold or with a colon after it,
  /// and what follows it in the same paragraph.
  private func boldHeading(of block: MarkdownBlock) -> (Section, MarkdownBlock?)? {
    guard block.kind == .paragraph, let first = block.stretches.first, let text = block.texts.first
    else { return nil }
    let scalars = source[first]
    let end: Int
    let mark: Unicode.Scalar? = scalars.first == "*" || scalars.first == "_" ? scalars.first : nil
    if let mark, scalars.dropFirst().first == mark {
      guard let close = closing(mark, in: first) else { return nil }
      end = close
    } else if let colon = scalars.prefix(40).firstIndex(of: ":"),
      colon + 1 == first.upperBound
    {
      end = colon + 1
    } else {
      return nil
    }
    var heading = String.UnicodeScalarView()
    heading.append(contentsOf: source[first.lowerBound..<end])
    guard let section = Section.meant(by: String(heading)) else { return nil }
    var start = end
    while start < first.upperBound,
      ":*_. \t-\u{2013}\u{2014}".unicodeScalars.contains(source[start])
    {
      start += 1
    }
    let stretches =
      (start < first.upperBound ? [start..<first.upperBound] : [])
      + block.stretches.dropFirst()
    guard !stretches.isEmpty, !text.isBlank else { return (section, nil) }
    let follows = MarkdownBlock(
      kind: .paragraph, line: start < first.upperBound ? block.line : block.line + 1,
      texts: [InlineReader.read(stretches, of: source)], stretches: stretches)
    return (section, follows)
  }

  /// A label that starts an item and means a section, `- **Impact**: …`, and
  /// what follows it.
  private func label(of block: MarkdownBlock) -> (Section, MarkdownBlock?)? {
    guard let first = block.stretches.first else { return nil }
    let isBold = source[first].starts(with: "**".unicodeScalars)
    guard
      let colon = source[first].prefix(60).firstIndex(of: ":")
        ?? (isBold && closing("*", in: first) == first.upperBound ? first.upperBound : nil)
    else { return nil }
    var words = String.UnicodeScalarView()
    words.append(contentsOf: source[first.lowerBound..<colon].filter { $0 != "*" && $0 != "_" })
    guard words.split(separator: " ").count <= 4, let section = Section.meant(by: String(words))
    else { return nil }
    var start = colon + 1
    while start < first.upperBound, "*_ \t".unicodeScalars.contains(source[start]) { start += 1 }
    let stretches =
      (start < first.upperBound ? [start..<first.upperBound] : []) + block.stretches.dropFirst()
    guard !stretches.isEmpty else { return (section, nil) }
    return (
      section,
      MarkdownBlock(
        kind: .paragraph, line: block.line, texts: [InlineReader.read(stretches, of: source)],
        stretches: stretches)
    )
  }

  /// The offset after the two marks that end the bold text that starts `line`.
  private func closing(_ mark: Unicode.Scalar, in line: Range<Int>) -> Int? {
    let end = min(line.upperBound, line.lowerBound + 80)
    var index = line.lowerBound + 2
    while index + 1 < end {
      if source[index] == mark, source[index + 1] == mark { return index + 2 }
      index += 1
    }
    return nil
  }

  private static func lines(of source: [Unicode.Scalar]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    for index in source.indices where source[index] == "\n" {
      let end = index > start && source[index - 1] == "\r" ? index - 1 : index
      lines.append(start..<end)
      start = index + 1
    }
    lines.append(start..<source.count)
    return lines
  }
}
