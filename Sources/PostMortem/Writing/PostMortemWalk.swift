import Scenarios

/// Writing a post-mortem section by section, in the order of its template.
///
/// Every draft is kept as it was typed; the whole can be taken to an editor as
/// Markdown and back at any point.
package struct PostMortemWalk: Codable, Equatable, Sendable {
  package let template: Template
  package private(set) var title: String
  /// What was written for each section so far.
  package private(set) var drafts: [Section: String] = [:]
  /// The section that is written now; nil once all were.
  package private(set) var section: Section?
  /// The number of the document that this one revises; nil for a first one.
  package private(set) var revises: Int?

  package init(template: Template, title: String) {
    self.template = template
    self.title = title
    section = template.sections.first
  }

  package init(template: Template, scenario: Scenario) {
    self.init(template: template, title: scenario.title)
  }

  /// How many sections stand before the current one.
  package var position: Int {
    section.flatMap { template.sections.firstIndex(of: $0) } ?? template.sections.count
  }

  package var isFinished: Bool { section == nil }

  /// What was written for `section`; empty where nothing was.
  package func draft(of section: Section) -> String { drafts[section] ?? "" }

  /// Keeps `text` as the draft of the current section without leaving it.
  package mutating func keep(_ text: String) {
    guard let section else { return }
    drafts[section] = text
  }

  /// Keeps `text` and goes on to the next section.
  package mutating func write(_ text: String) {
    keep(text)
    advance()
  }

  /// Goes back to the section before, with its draft; false at the first.
  @discardableResult
  package mutating func back() -> Bool {
    guard position > 0 else { return false }
    section = template.sections[position - 1]
    return true
  }

  /// Goes on to the next section, with the draft of this one as it is.
  package mutating func advance() {
    let next = position + 1
    section = next < template.sections.count ? template.sections[next] : nil
  }

  /// The same document to be revised, from its first section on.
  package func revised(as number: Int) -> PostMortemWalk {
    var walk = self
    walk.revises = number
    walk.section = template.sections.first
    return walk
  }

  // MARK: - As Markdown

  /// The document: title, sections in order, each with its draft.
  package var markdown: String {
    document { _ in nil }
  }

  /// The document for an editor: what belongs into a section that is still empty
  /// stands in a comment.
  package var editable: String {
    document { draft(of: $0).isEmpty ? "<!-- \($0.guidance) -->" : nil }
  }

  private func document(_ hint: (Section) -> String?) -> String {
    var text = "# \(Self.line(title))\n"
    for section in template.sections {
      text += "\n## \(section.title)\n"
      if let hint = hint(section) { text += "\n\(hint)\n" }
      let draft = draft(of: section)
      if !draft.isEmpty { text += "\n\(draft)\n" }
    }
    return text
  }

  /// A title on one line.
  private static func line(_ title: String) -> String {
    title.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// Takes the document back from an editor: every section that it has replaces
  /// the draft, and one that is gone is empty.
  ///
  /// What stands before the first section, or under a heading of its own, goes
  /// with the section before it, so that nothing that was written is lost.
  package mutating func replace(with markdown: String) {
    var sections: [Section: [Substring]] = [:]
    var current: Section?
    var lost: [Substring] = []
    var isFenced = false
    for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
      let line = line.hasSuffix("\r") ? line.dropLast() : line
      if line.hasPrefix("```") || line.hasPrefix("~~~") { isFenced.toggle() }
      if !isFenced, line.hasPrefix("# "), current == nil {
        title = String(line.dropFirst(2))
      } else if !isFenced, line.hasPrefix("## "),
        let meant = template.sections.first(where: {
          $0.title == line.dropFirst(3).trimmingSpaces()
        })
          ?? Section.meant(by: String(line)), template.sections.contains(meant)
      {
        current = meant
        sections[meant, default: []] += []
      } else if let section = current {
        sections[section, default: []].append(line)
      } else {
        lost.append(line)
      }
    }
    drafts = [:]
    for (section, lines) in sections {
      let text = Self.withoutHints(lines.joined(separator: "\n"))
      if !text.isEmpty { drafts[section] = text }
    }
    let before = Self.withoutHints(lost.joined(separator: "\n"))
    if !before.isEmpty, let first = template.sections.first {
      drafts[first] = before + (drafts[first].map { "\n\n" + $0 } ?? "")
    }
  }

  /// A text without our comments and without the blank lines around it.
  private static func withoutHints(_ text: String) -> String {
    var text = Substring(text)
    let hints = Section.allCases.map { "<!-- \($0.guidance) -->" }
    var isTrimmed = false
    while !isTrimmed {
      while let first = text.first, first.isWhitespace { text = text.dropFirst() }
      isTrimmed = true
      for hint in hints where text.hasPrefix(hint) {
        text = text.dropFirst(hint.count)
        isTrimmed = false
      }
    }
    while let last = text.last, last.isWhitespace { text = text.dropLast() }
    return String(text)
  }

  // MARK: - Afterwards

  /// Checks the document as it stands.
  package func check() -> PostMortemReport {
    PostMortemCheck(template: template).check(markdown)
  }
}

extension StringProtocol {
  fileprivate func trimmingSpaces() -> String {
    var text = Substring(self)
    while let last = text.last, last.isWhitespace { text = text.dropLast() }
    while let first = text.first, first.isWhitespace { text = text.dropFirst() }
    return String(text)
  }
}
