import Prose

/// One thing that somebody is to do after an incident.
struct ActionItem {
  /// What is to be done, with all that is said of it.
  var text: String
  /// Where it stands in the file.
  var place: Range<Int>
  var hasOwner: Bool
  var hasDue: Bool
  var isVague: Bool
  /// Whether it is told as done, by its box, its mark or its words.
  var isDone: Bool
  /// Whether it is nothing but the number or the address of a ticket, which may
  /// hold what is not said here.
  var isReference = false
  /// What the columns of a table say; nil where it has none.
  var owner: String?
  var due: String?

  /// The items of a section: the rows of its table, the points of its list, its
  /// headings, or its sentences.
  static func items(of part: WriteUp.Part, in writeUp: WriteUp, people: People) -> [ActionItem] {
    let rows = part.blocks.filter { if case .row = $0.kind { true } else { false } }
    let found = table(rows, people: people)
    // What is listed before a table explains its columns.
    if !found.isEmpty { return found }
    return groups(of: part.blocks, in: writeUp).filter { !isNone($0.texts[0].text) }.map {
      item($0, in: writeUp, people: people)
    }
  }

  private static func isNone(_ text: String) -> Bool {
    let words = Prose.Passage(text).tokens.filter { $0.kind != .sign }.map(\.norm)
    return words.isEmpty
      || (words.count <= 3 && ["none", "na", "nothing", "no", "tbd"].contains(words[0]))
      || words == ["n", "a"]
  }

  // MARK: - Lists

  /// An item, and what stands below it.
  private struct Group {
    var texts: [MarkdownText]
    var isTicked = false
    /// The heading above it, which may name an owner or a date for all.
    var heading: MarkdownText?
  }

  private static func groups(of blocks: [MarkdownBlock], in writeUp: WriteUp) -> [Group] {
    let indents = blocks.compactMap { block -> Int? in
      if case .item(let indent) = block.kind { indent } else { nil }
    }
    guard let least = indents.min() else { return paragraphs(blocks, in: writeUp) }
    var groups: [Group] = []
    var heading: MarkdownText?
    /// Below which indent points are items of their own, and whether the list
    /// only explains words.
    var limit = least
    var explains = false
    for (index, block) in blocks.enumerated() {
      guard let text = block.texts.first, !text.isBlank else { continue }
      switch block.kind {
      case .heading: heading = text
      case .item(let indent):
        if explains { continue }
        if indent <= least { limit = least }
        if indent <= limit {
          let isLabel =
            indent <= least && text.text.hasSuffix(":") && index + 1 < blocks.count
            && isItem(blocks[index + 1], below: indent)
          if isLabel {
            limit = indent + 8
          } else {
            groups.append(Group(texts: [text], isTicked: block.isTicked, heading: heading))
          }
        } else if !groups.isEmpty {
          groups[groups.count - 1].texts.append(text)
        }
      case .paragraph:
        explains = text.text.hasSuffix(":") && ActionWords.introducesTerms(text.text)
        let isIndented = block.stretches.first.map { writeUp.place(of: $0.lowerBound).column > 1 }
        // What stands below a point belongs to it.
        if isIndented == true, !groups.isEmpty { groups[groups.count - 1].texts.append(text) }
      default: continue
      }
    }
    return groups
  }

  private static func isItem(_ block: MarkdownBlock, below indent: Int) -> Bool {
    if case .item(let next) = block.kind { next > indent } else { false }
  }

  /// Where there is no list: a heading with what it tells, or a sentence a line.
  private static func paragraphs(_ blocks: [MarkdownBlock], in writeUp: WriteUp) -> [Group] {
    var groups: [Group] = []
    var heading: MarkdownText?
    var isUnderHeading = false
    for block in blocks {
      guard let text = block.texts.first, !text.isBlank else { continue }
      switch block.kind {
      case .heading:
        heading = text
        isUnderHeading = false
      case .paragraph:
        if heading != nil {
          if isUnderHeading {
            groups[groups.count - 1].texts.append(text)
          } else {
            groups.append(Group(texts: [text], heading: heading))
          }
          isUnderHeading = true
          continue
        }
        var lines: [Range<Int>] = []
        for stretch in block.stretches {
          // A line that goes on within its sentence is no item of its own.
          if let first = stretch.first, !lines.isEmpty,
            writeUp.source[first].properties.isLowercase
          {
            continue
          }
          lines.append(stretch)
        }
        groups +=
          lines.count == 1
          ? [Group(texts: [text])]
          : lines.map { Group(texts: [InlineReader.read([$0], of: writeUp.source)]) }
      default: continue
      }
    }
    return groups.filter { !$0.texts[0].isBlank }
  }

  private static func item(
    _ group: Group, in writeUp: WriteUp, people: People
  ) -> ActionItem {
    let texts = group.texts
    let whole = (texts + [group.heading].compactMap(\.self)).map(\.text).joined(separator: " ; ")
    let words = ActionWords(whole, people: people)
    let first = ActionWords(texts[0].text, people: people)
    let isSpecific = texts.contains { $0.hasCode || $0.hasLink }
    let start = texts[0].offsets.first ?? 0
    return ActionItem(
      text: whole, place: line(of: texts[0]), hasOwner: words.namesOwner, hasDue: words.namesDue,
      isVague: first.isVague && !isSpecific,
      isDone: group.isTicked
        || writeUp.source[max(0, start - 2)..<start].elementsEqual("~~".unicodeScalars)
        || texts.contains { ActionWords($0.text, people: people).isDone }
        || group.heading.map { ActionWords($0.text, people: people).isDone } ?? false,
      isReference: texts.count == 1 && isReference(texts[0]))
  }

  private static func isReference(_ text: MarkdownText) -> Bool {
    let words = Prose.Passage(text.text).tokens
    return !words.contains { $0.kind == .word && !$0.isIdentifier && !text.isForeign($0.range) }
      && words.contains { $0.kind == .number }
      && words.count { $0.kind == .word } <= 2
  }

  /// The scalars of the file from the start of a text to the end of its line.
  private static func line(of text: MarkdownText) -> Range<Int> {
    guard let start = text.offsets.first else { return 0..<0 }
    var end = start
    for (index, offset) in text.offsets.enumerated() {
      // A joining space stands for the end of a line.
      if index > 0, offset < end { break }
      end = offset + 1
    }
    return text.place(of: 0..<text.offsets.count).clamped(to: start..<max(start, end))
  }

  // MARK: - Tables

  private enum Column { case action, owner, due, state, other }

  private static func table(_ rows: [MarkdownBlock], people: People) -> [ActionItem] {
    var columns: [Column] = []
    var found: [ActionItem] = []
    for row in rows {
      if case .row(isHead: true) = row.kind {
        columns = row.texts.map { column($0.text) }
        if columns.contains(where: { $0 != .other }) { continue }
        columns = []
      }
      guard row.texts.contains(where: { !$0.isBlank }) else { continue }
      let whole = ActionWords(row.texts.map(\.text).joined(separator: " ; "), people: people)
      func cells(_ kind: Column) -> [MarkdownText] {
        zip(columns, row.texts).filter { $0.0 == kind }.map(\.1)
      }
      let owners = cells(.owner)
      let dues = cells(.due)
      let action = cells(.action).first ?? row.texts.max { $0.offsets.count < $1.offsets.count }
      guard let action, !action.isBlank else { continue }
      let words = ActionWords(action.text, people: people)
      found.append(
        ActionItem(
          text: action.text, place: line(of: action),
          hasOwner: owners.isEmpty
            ? whole.namesOwner
            : owners.contains { ActionWords.isValue($0.text) } || words.namesOwner,
          hasDue: dues.isEmpty
            ? whole.namesDue
            : dues.contains { ActionWords.isDate($0.text) }
              || dues.allSatisfy(\.isBlank) && words.namesDue,
          isVague: words.isVague && !action.hasCode && !action.hasLink,
          isDone: words.isDone
            || (cells(.state) + cells(.other)).contains {
              ActionWords($0.text, people: people).isDone
            },
          owner: owners.first.map { ActionWords.isValue($0.text) ? $0.text : "" },
          due: dues.first.map { ActionWords.isDate($0.text) ? $0.text : "" }))
    }
    return found
  }

  private static func column(_ title: String) -> Column {
    let words = Prose.Passage(title).tokens.map(\.norm)
    if words.contains(where: { ["status", "state", "done"].contains($0) }) { return .state }
    if words.contains(where: {
      [
        "owner", "owners", "assignee", "who", "responsible", "dri", "assigned", "lead", "person",
        "by",
      ].contains($0)
    }),
      words.first != "due"
    {
      return words.contains("when") || words.contains("due") ? .due : .owner
    }
    if words.contains(where: {
      ["due", "date", "deadline", "when", "target", "eta", "until", "finish"].contains($0)
    }) {
      return .due
    }
    if words.contains(where: {
      ["action", "actions", "item", "what", "task", "description", "measure", "todo", "work"]
        .contains($0)
    }) {
      return .action
    }
    return .other
  }
}
