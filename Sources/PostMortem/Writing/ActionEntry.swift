import Prose

/// An action item taken apart: what, of which kind, who, by when, which ticket.
package struct ActionEntry: Equatable, Sendable {
  /// What an item is for.
  package enum Kind: String, Codable, CaseIterable, Sendable {
    case prevent
    case detect
    case mitigate
  }

  package var action: String
  package var kind: Kind
  /// Empty where nobody is named.
  package var owner: String
  /// As it was written; empty where no date is.
  package var due: String
  /// A number of a tracker, or an address; empty where there is none.
  package var ticket: String
  package var isDone: Bool

  /// The items of a draft of the section, in their order.
  package static func entries(of draft: String) -> [ActionEntry] {
    let writeUp = WriteUp(markdown: "## \(Section.actions.title)\n\n" + draft)
    guard let part = writeUp[.actions] else { return [] }
    let people = People(named: Named.people(in: writeUp))
    return ActionItem.items(of: part, in: writeUp, people: people).map { item in
      var entry = ActionEntry(item.text, people: people)
      entry.isDone = item.isDone
      // A table has columns of its own.
      if let owner = item.owner { entry.owner = owner }
      if let due = item.due { entry.due = due }
      return entry
    }
  }

  /// Takes "Alert at 80% (Priya, by 14 June, OPS-12)" apart.
  init(_ text: String, people: People) {
    var left: [String] = []
    owner = ""
    due = ""
    ticket = ""
    isDone = false
    var named: Kind?
    for (index, piece) in Self.pieces(of: text).enumerated() {
      let words = ActionWords(piece, people: people)
      let bare = Self.bare(piece)
      if let kind = Kind(rawValue: bare.lowercased()) {
        named = kind
      } else if index > 0, words.isDone, bare.split(separator: " ").count <= 2 {
        continue
      } else if Self.isTicket(bare), ticket.isEmpty {
        ticket = bare
      } else if index > 0, due.isEmpty, words.namesDue, bare.split(separator: " ").count <= 8 {
        let (who, when) = Self.split(bare)
        due = when
        if owner.isEmpty { owner = who }
      } else if index > 0, owner.isEmpty,
        ActionWords("Do it (\(bare))", people: people).namesOwner
          || words.namesOwner, bare.split(separator: " ").count <= 6
      {
        owner = Self.withoutLabel(bare)
      } else if !bare.isEmpty {
        left.append(bare)
      }
    }
    action = left.joined(separator: ", ")
    kind = named ?? Self.kind(of: action)
  }

  /// The text at the signs between what is to be done, who and by when.
  private static func pieces(of text: String) -> [String] {
    var pieces: [String] = [""]
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      let before = index > 0 ? scalars[index - 1] : " "
      let isBetween =
        switch scalar {
        case ";", "|", "(", ")", "[", "]", "\u{2014}", "\u{2192}": true
        case ",", ".": next.properties.isWhitespace
        case "-", "\u{2013}": next.properties.isWhitespace && before.properties.isWhitespace
        default: false
        }
      if isBetween {
        pieces.append("")
      } else {
        pieces[pieces.count - 1].unicodeScalars.append(scalar)
      }
    }
    return pieces
  }

  private static func bare(_ piece: String) -> String {
    var text = Substring(piece)
    while let first = text.first, first.isWhitespace || first == "." { text = text.dropFirst() }
    while let last = text.last, last.isWhitespace || last == "." { text = text.dropLast() }
    return String(text)
  }

  /// "OPS-12", "#31", an address.
  private static func isTicket(_ text: String) -> Bool {
    guard !text.isEmpty, !text.contains(" ") else { return false }
    if text.contains("://") || text.hasPrefix("#") && text.dropFirst().allSatisfy(\.isNumber) {
      return true
    }
    let parts = text.split(separator: "-")
    return parts.count == 2 && parts[1].allSatisfy(\.isNumber)
      && parts[0].allSatisfy { $0.isUppercase || $0.isNumber } && parts[0].count > 1
      && parts[0].contains(where: \.isUppercase)
  }

  /// "by Tomasz until 3 July": who, and by when.
  private static func split(_ text: String) -> (String, String) {
    let words = text.split(separator: " ")
    let marks: Set<String> = ["by", "due", "due:", "until", "before", "within", "eta", "eta:"]
    guard
      let cut = words.indices.last(where: { marks.contains(words[$0].lowercased()) }),
      cut + 1 < words.count
    else { return ("", withoutLabel(text)) }
    return (
      withoutLabel(words[..<cut].joined(separator: " ")), words[(cut + 1)...].joined(separator: " ")
    )
  }

  private static func withoutLabel(_ text: String) -> String {
    var words = text.split(separator: " ")
    while let first = words.first,
      ["owner:", "owner", "assignee:", "assigned", "to", "by", "due:", "due", "dri:", "eta:", "on"]
        .contains(first.lowercased())
    {
      words.removeFirst()
    }
    return words.joined(separator: " ")
  }

  private static func kind(of action: String) -> Kind {
    let words = Set(Prose.Passage(action).tokens.map(\.stem))
    func has(_ list: [String]) -> Bool { list.contains { words.contains(stem($0)) } }
    if has([
      "runbook", "rollback", "restore", "failover", "backup", "switch", "drain", "recover", "undo",
    ]) {
      return .mitigate
    }
    if has(["alert", "alarm", "monitor", "page", "dashboard", "metric", "log", "probe", "detect"]) {
      return .detect
    }
    return .prevent
  }

  private static func stem(_ word: String) -> String {
    Prose.Passage(word).tokens.first?.stem ?? word
  }
}
