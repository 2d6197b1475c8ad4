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

  /// The items of a section: the rows of its table, the points of its list, or
  /// its sentences.
  static func items(of part: WriteUp.Part, in writeUp: WriteUp, people: People) -> [ActionItem] {
    let rows = part.blocks.filter { if case .row = $0.kind { true } else { false } }
    let items = part.blocks.contains { if case .item = $0.kind { true } else { false } }
    var found: [ActionItem] = []
    if !rows.isEmpty { found += table(rows, people: people) }
    if items {
      found += list(part.blocks, people: people)
    } else if rows.isEmpty {
      for block in part.blocks where block.kind == .paragraph {
        for stretch in block.stretches {
          let text = InlineReader.read([stretch], of: writeUp.source)
          guard !text.isBlank, !isNone(text.text) else { continue }
          found.append(item([text], people: people))
        }
      }
    }
    return found
  }

  private static func isNone(_ text: String) -> Bool {
    let words = Prose.Passage(text).tokens.filter { $0.kind != .sign }.map(\.norm)
    return words.isEmpty
      || (words.count <= 3 && ["none", "na", "nothing", "no", "tbd"].contains(words[0]))
      || words == ["n", "a"]
  }

  // MARK: - Lists

  private static func list(_ blocks: [MarkdownBlock], people: People) -> [ActionItem] {
    let least =
      blocks.compactMap { block -> Int? in
        if case .item(let indent) = block.kind { return indent }
        return nil
      }.min() ?? 0
    var groups: [[MarkdownText]] = []
    for block in blocks {
      guard let text = block.texts.first, !text.isBlank else { continue }
      switch block.kind {
      case .item(let indent) where indent <= least: groups.append([text])
      case .item, .paragraph:
        // What stands below a point belongs to it.
        if !groups.isEmpty { groups[groups.count - 1].append(text) }
      default: continue
      }
    }
    return groups.filter { !isNone($0[0].text) || $0.count > 1 }.map { item($0, people: people) }
  }

  private static func item(_ texts: [MarkdownText], people: People) -> ActionItem {
    let whole = texts.map(\.text).joined(separator: " ; ")
    let words = ActionWords(whole, people: people)
    let first = ActionWords(texts[0].text, people: people)
    let isSpecific = texts.contains { $0.hasCode || $0.hasLink }
    return ActionItem(
      text: whole, place: line(of: texts[0]), hasOwner: words.namesOwner, hasDue: words.namesDue,
      isVague: first.isVague && !isSpecific)
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

  private enum Column { case action, owner, due, other }

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
          isVague: words.isVague && !action.hasCode && !action.hasLink))
    }
    return found
  }

  private static func column(_ title: String) -> Column {
    let words = Prose.Passage(title).tokens.map(\.norm)
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
