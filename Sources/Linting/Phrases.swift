/// Some phrases, to be found in the words of a text.
struct Phrases: Sendable {
  private let byFirstWord: [String: [[String]]]

  init(_ phrases: [String]) {
    var byFirstWord: [String: [[String]]] = [:]
    for phrase in phrases {
      let words = phrase.split(separator: " ").map(String.init)
      if let first = words.first { byFirstWord[first, default: []].append(words) }
    }
    self.byFirstWord = byFirstWord
  }

  /// The phrases that stand in `words` at `index`.
  func phrases(in words: [String], at index: Int) -> [[String]] {
    byFirstWord[words[index]]?.filter { words[index...].starts(with: $0) } ?? []
  }

  /// The first phrase that stands in `words`, unless one of `refusals` stands
  /// right before it.
  func first(in words: [String], after refusals: Set<String> = []) -> String? {
    for (index, word) in words.enumerated() {
      guard let phrases = byFirstWord[word] else { continue }
      for phrase in phrases where words[index...].starts(with: phrase) {
        if index > 0, refusals.contains(words[index - 1]) { continue }
        return phrase.joined(separator: " ")
      }
    }
    return nil
  }
}
