import Scenarios

/// A phrase that only repeats its point, or one common word, helps nobody.
struct PhraseSaysMoreRule: LintRule {
  static let name = "phrase-empty"
  static let summary =
    "A phrase to listen for says what its point does not say already, in words of its own."
  static let passing: [Example] = [
    Example("prevention:\n  - {measure: One refill per key, listen_for: [single flight]}")
  ]
  static let failing: [Example] = [
    Example("prevention:\n  - {measure: One refill per key, listen_for: [↓one refill]}"),
    Example("prevention:\n  - {measure: One refill per key, listen_for: [↓we did it]}"),
  ]

  func check(_ file: LintedFile) -> [Finding] {
    var findings: [Finding] = []
    var said: [String: [String]] = [:]
    for text in file.texts where Self.main.contains(text.key) { said[text.owner] = text.words }
    for text in file.texts where text.key == "listen_for" {
      let message: Finding.Message? =
        if text.words.count <= 3, text.stems.subtracting(Self.generic).isEmpty {
          .generic(text.text)
        } else if let own = said[text.owner], Self.hold(own, text.words) {
          .repeated(text.text, text.owner)
        } else {
          nil
        }
      if let message {
        findings.append(warning(message, at: text.entry.extent(in: file.source), in: file))
      }
    }
    return findings
  }

  /// Whether `phrase` stands in `words` as it is.
  private static func hold(_ words: [String], _ phrase: [String]) -> Bool {
    // A text of hundreds of words is not what a phrase repeats.
    words.count < 300 && words.indices.contains { words[$0...].starts(with: phrase) }
  }

  private static let main: Set<String> = ["check", "measure", "looking_for"]

  /// Stems that stand in any answer.
  private static let generic: Set<String> = LintedText.stems(of: [
    "checked", "looked", "found", "fixed", "issue", "problem", "team", "incident", "thing",
    "things",
    "work", "worked", "tell", "told", "see", "know", "time",
  ])
}

extension Finding.Message {
  fileprivate static func generic(_ phrase: String) -> Self {
    Self(
      "'\(phrase.clipped())' stands in any answer and would tick this point by chance",
      advice: "write words that only somebody says who did it")
  }

  fileprivate static func repeated(_ phrase: String, _ point: String) -> Self {
    Self(
      "'\(phrase.clipped())' stands in the text of \(point) already",
      advice: "write another way of saying it, or leave it out")
  }
}
