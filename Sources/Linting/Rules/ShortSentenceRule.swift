import Scenarios

/// Much of the text is read aloud, and all of it is heard once.
struct ShortSentenceRule: LintRule {
  static let name = "long-sentence"
  static let summary =
    "No sentence has more than 40 words."
  static let passing: [Example] = [
    Example("role: You are on call for the catalogue, and your colleague is on holiday.")
  ]
  static let failing: [Example] = [
    Example("role: ↓\(String(repeating: "you are on call and then ", count: 7))you sleep.")
  ]

  func check(_ file: LintedFile) -> [Finding] {
    var findings: [Finding] = []
    for text in file.texts where text.words.count > 40 {
      for sentence in LintedText.sentences(text.text) {
        let count = sentence.split(separator: " ").count
        guard count > 40 else { continue }
        let start = sentence.split(separator: " ").prefix(3).joined(separator: " ")
        findings.append(
          warning(.long(count), at: file.place(of: start, in: text.entry), in: file))
      }
    }
    return findings
  }
}

extension Finding.Message {
  fileprivate static func long(_ count: Int) -> Self {
    Self("a sentence of \(count) words", advice: "make two of it; 40 words are the most")
  }
}
