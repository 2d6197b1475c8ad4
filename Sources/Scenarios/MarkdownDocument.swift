/// A post-mortem as its sections, known by what their headings mean.
struct MarkdownDocument {
  enum Meaning {
    case summary, impact, timeline, cause, actions, other
  }

  /// A point of a list, a row of a table, or a line by itself.
  struct Entry {
    var text: String
    /// What stands below it: inner points, lines that go on.
    var details: [String] = []

    /// Adds to the text that came last.
    fileprivate mutating func goOn(_ more: String) {
      if details.isEmpty { text += " " + more } else { details[details.count - 1] += " " + more }
    }

    var wholeText: String { ([text] + details).joined(separator: "; ") }
  }

  struct Section {
    var title: String
    var meaning: Meaning
    /// 1 for the title's; what is deeper stands inside.
    var level = 1
    var lines: [String] = []

    /// The paragraphs of running text.
    var prose: String {
      lines.filter { !Self.isListed($0) }.map(MarkdownDocument.plain).filter { !$0.isEmpty }
        .joined(separator: " ")
    }

    /// Points, rows and dated lines in order.
    var entries: [Entry] {
      var entries: [Entry] = []
      // Whether the line before was one of a point, which may go on.
      var isOpen = false
      for line in lines {
        let wasOpen = isOpen
        isOpen = false
        let indent = line.prefix { $0 == " " || $0 == "\t" }.count
        let bare = line.drop { $0 == " " || $0 == "\t" }
        if bare.hasPrefix("|") {
          let cells = bare.split(separator: "|").map { MarkdownDocument.plain(String($0)) }
            .filter { !$0.isEmpty }
          guard !cells.isEmpty, !cells.allSatisfy({ $0.allSatisfy { ":-= ".contains($0) } }) else {
            continue
          }
          entries.append(Entry(text: cells.joined(separator: " | ")))
        } else if let point = Self.point(bare) {
          let text = MarkdownDocument.plain(point)
          guard !text.isEmpty else { continue }
          isOpen = true
          if indent >= 2, !entries.isEmpty {
            entries[entries.count - 1].details.append(text)
          } else {
            entries.append(Entry(text: text))
          }
        } else if wasOpen, !bare.isEmpty,
          !TimelineReading.isDated(MarkdownDocument.plain(String(bare)))
        {
          // A point that was broken for width.
          isOpen = true
          entries[entries.count - 1].goOn(MarkdownDocument.plain(String(bare)))
        } else if TimelineReading.isDated(MarkdownDocument.plain(String(bare))) {
          entries.append(Entry(text: MarkdownDocument.plain(String(bare))))
        } else if indent >= 2, !entries.isEmpty, !bare.isEmpty {
          entries[entries.count - 1].details.append(MarkdownDocument.plain(String(bare)))
        }
      }
      // The first row of a table names its columns.
      if entries.count > 1, entries[0].text.contains(" | "),
        !TimelineReading.isDated(entries[0].text)
      {
        entries.removeFirst()
      }
      return entries
    }

    private static func isListed(_ line: String) -> Bool {
      let bare = line.drop { $0 == " " || $0 == "\t" }
      return bare.hasPrefix("|") || point(bare) != nil
    }

    /// The text of `- a point`, `* a point`, `1. a point`, `- [ ] a point`.
    private static func point(_ line: Substring) -> String? {
      var rest = line
      if let first = rest.first, "-*+•".contains(first) {
        rest = rest.dropFirst()
      } else {
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        guard (1...3).contains(digits.count) else { return nil }
        rest = rest.dropFirst(digits.count)
        guard let mark = rest.first, mark == "." || mark == ")" else { return nil }
        rest = rest.dropFirst()
      }
      guard rest.first == " " || rest.first == "\t" else { return nil }
      rest = rest.drop { $0 == " " || $0 == "\t" }
      for box in ["[ ] ", "[x] ", "[X] "] where rest.hasPrefix(box) { rest = rest.dropFirst(4) }
      return String(rest)
    }
  }

  private(set) var title: String?
  let lines: [String]
  private var all: [Section] = []

  /// Cuts the document at its headings; linear in its length.
  init(_ markdown: String) {
    var safe = String.UnicodeScalarView()
    for scalar in markdown.unicodeScalars where !scalar.isUnsafeOnTerminal { safe.append(scalar) }
    lines = String(safe).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var section = Section(title: "", meaning: .summary)
    var isCode = false
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("```") || line.hasPrefix("~~~") {
        isCode.toggle()
        continue
      }
      if isCode { continue }
      let next = index + 1 < lines.count ? lines[index + 1] : ""
      if Self.isUnderline(line), index > 0, !lines[index - 1].isEmpty { continue }
      guard let heading = Self.heading(line, next: next) else {
        section.lines.append(line)
        continue
      }
      let meaning = Self.meaning(of: heading.text)
      if meaning == .other, heading.level > section.level, section.meaning != .other,
        !section.title.isEmpty, section.title != title
      {
        // A time or a date as a heading inside a timeline is one of its points.
        if section.meaning == .timeline { section.lines.append("- " + heading.text) }
        continue
      }
      all.append(section)
      if title == nil, heading.level == 1, meaning == .other {
        title = heading.text
        section = Section(title: heading.text, meaning: .summary)
      } else {
        section = Section(title: heading.text, meaning: meaning, level: heading.level)
      }
    }
    all.append(section)
  }

  /// The sections of a meaning; text before the first heading counts as summary
  /// only where no section is called so.
  func sections(_ meaning: Meaning) -> [Section] {
    let found = all.filter { $0.meaning == meaning }
    guard meaning == .summary else { return found }
    let named = found.filter { Self.meaning(of: $0.title) == .summary }
    return named.isEmpty ? found : named
  }

  // MARK: - Headings

  private static func heading(_ line: String, next: String) -> (text: String, level: Int)? {
    if line.hasPrefix("#") {
      let level = line.prefix { $0 == "#" }.count
      let rest = line.dropFirst(level)
      guard level <= 6, rest.first == " " || rest.isEmpty else { return nil }
      let text = plain(String(rest)).trimmed(of: " #")
      return text.isEmpty ? nil : (text, level)
    }
    if !line.isEmpty, !line.hasPrefix(" "), !line.hasPrefix("|"), !line.hasPrefix("-"),
      isUnderline(next)
    {
      return (plain(line), next.hasPrefix("=") ? 1 : 2)
    }
    // A line in bold, or `Summary:` by itself.
    let bare = line.trimmed(of: " ")
    guard bare.hasPrefix("**") || bare.hasPrefix("__") || bare.hasSuffix(":"), bare.count < 60
    else { return nil }
    let text = plain(bare).trimmed(of: " :")
    let isBold = bare.trimmed(of: " :").hasSuffix("**") || bare.trimmed(of: " :").hasSuffix("__")
    guard isBold || bare.hasSuffix(":"), meaning(of: text) != .other else { return nil }
    return (text, 2)
  }

  private static func isUnderline(_ line: String) -> Bool {
    let bare = line.trimmed(of: " ")
    return bare.count >= 3 && (bare.allSatisfy { $0 == "=" } || bare.allSatisfy { $0 == "-" })
  }

  private static func meaning(of heading: String) -> Meaning {
    let words = heading.lowercased().split { !$0.isLetter }.map(String.init)
    let line = " " + words.joined(separator: " ") + " "
    for (meaning, names) in names where names.contains(where: { line.contains(" \($0) ") }) {
      return meaning
    }
    return .other
  }

  /// Ordered: a "timeline of events" is a timeline before it is a list of events.
  private static let names: [(Meaning, [String])] = [
    (.timeline, ["timeline", "time line", "chronology", "sequence of events", "log of events"]),
    (
      .actions,
      [
        "action", "actions", "action items", "follow ups", "follow up", "followups", "next steps",
        "remediation", "remediations", "corrective", "preventive", "prevention", "preventative",
        "improvements", "todo", "to do", "what we will change", "what are we doing",
        "going forward", "future work",
      ]
    ),
    (
      .cause,
      [
        "root cause", "root causes", "cause", "causes", "trigger", "contributing factors",
        "contributing", "why", "what went wrong", "underlying issue", "analysis", "findings",
        "five whys", "didn t go well",
      ]
    ),
    (
      .summary,
      [
        "summary", "overview", "tl dr", "tldr", "abstract", "what happened", "description",
        "executive summary", "background", "the incident", "synopsis",
      ]
    ),
    (.impact, ["impact", "scope", "customers", "affected", "effect", "effects"]),
  ]

  // MARK: - Marks inside a line

  /// The text without emphasis, code marks, links, images and HTML.
  static func plain(_ line: String) -> String {
    var result = ""
    var rest = line[...]
    while let character = rest.first {
      switch character {
      case "*", "`": rest = rest.dropFirst()
      // Two strike out; one says "about".
      case "~" where rest.hasPrefix("~~"): rest = rest.dropFirst(2)
      case "_" where result.last?.isLetter != true || rest.dropFirst().first?.isLetter != true:
        rest = rest.dropFirst()
      case "<":
        guard let end = rest.prefix(300).firstIndex(of: ">"),
          let mark = rest.dropFirst().first, mark.isLetter || mark == "/" || mark == "!"
        else {
          result.append(character)
          rest = rest.dropFirst()
          continue
        }
        result.append(" ")
        rest = rest[rest.index(after: end)...]
      case "!" where rest.dropFirst().first == "[": rest = rest.dropFirst()
      case "[":
        guard let end = rest.prefix(300).firstIndex(of: "]") else {
          rest = rest.dropFirst()
          continue
        }
        let label = rest[rest.index(after: rest.startIndex)..<end]
        rest = rest[rest.index(after: end)...]
        result += label
        if rest.first == "(", let close = rest.prefix(2000).firstIndex(of: ")") {
          rest = rest[rest.index(after: close)...]
        }
      default:
        result.append(character)
        rest = rest.dropFirst()
      }
    }
    return result.tidied
  }
}

extension String {
  fileprivate func trimmed(of characters: String) -> String {
    let start = drop { characters.contains($0) }
    return String(start.reversed().drop { characters.contains($0) }.reversed())
  }
}
