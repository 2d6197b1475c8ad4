import Scenarios

/// What a draft could not find out is not for candidates to read.
struct NothingLeftToDoRule: LintRule {
  static let name = "draft-left"
  static let summary =
    "No TODO is left in the text."
  static let passing: [Example] = [
    Example("title: Todo lists slow for everybody")
  ]
  static let failing: [Example] = [
    Example("title: ↓TODO say what went wrong"),
    Example("role: On call since ↓TBD"),
    Example("domain: ↓???"),
  ]

  func check(_ file: LintedFile) -> [Finding] {
    file.texts.compactMap { text in
      // Few texts need a closer look.
      guard text.text.utf8.contains(UInt8(ascii: "?")) || text.words.contains(where: Self.isMark)
      else { return nil }
      let words = text.text.split { !($0.isLetter || $0 == "?") }
      guard let mark = words.first(where: { Self.marks.contains(String($0)) }) else { return nil }
      return error(.left(String(mark)), at: file.place(of: String(mark), in: text.entry), in: file)
    }
  }

  private static func isMark(_ word: String) -> Bool {
    word.utf8.count <= 5 && marks.contains(word.uppercased())
  }

  private static let marks: Set<String> = ["TODO", "FIXME", "XXX", "TBD", "TBC", "???"]
}

extension Finding.Message {
  fileprivate static func left(_ mark: String) -> Self {
    Self("a '\(mark)' is left", advice: "write the text, or leave an optional key out")
  }
}
