import Scenarios

/// People say short things; a long phrase is never heard as it stands.
struct PhraseShortRule: LintRule {
  static let name = "phrase-long"
  static let summary =
    "A phrase to listen for has at most 12 words."
  static let passing: [Example] = [
    Example(
      "prevention:\n  - {measure: One refill per key, listen_for: [others get the previous value]}")
  ]
  static let failing: [Example] = [
    Example(
      """
      prevention:
        - measure: One refill per key
          listen_for:
            - ↓the first request takes a lock on the key and all of the others then wait for it
      """)
  ]

  func check(_ file: LintedFile) -> [Finding] {
    file.texts.filter { $0.key == "listen_for" && $0.words.count > 12 }.map { text in
      warning(.long(text.words.count), at: text.entry.extent(in: file.source), in: file)
    }
  }
}

extension Finding.Message {
  fileprivate static func long(_ count: Int) -> Self {
    Self(
      "nobody will say these \(count) words as they stand",
      advice: "write the two to six words that give it away")
  }
}
