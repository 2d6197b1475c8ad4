/// Fixed phrases, found in a sentence in one pass.
struct Phrases {
  private var byFirst: [String: [[String]]] = [:]

  /// One phrase a line, in the tokens' spelling: lower case, no apostrophes.
  init(_ lines: String) {
    for line in lines.split(whereSeparator: \.isNewline) {
      let words = line.split(separator: " ").map(String.init)
      if let first = words.first { byFirst[first, default: []].append(words) }
    }
    for first in byFirst.keys { byFirst[first]?.sort { $0.count > $1.count } }
  }

  /// The tokens of each phrase that stands in `sentence`.
  func found(in sentence: Sentence) -> [ClosedRange<Int>] {
    sentence.norms.indices.compactMap { index in
      byFirst[sentence.norms[index]]?.first { sentence.has($0, at: index) }
        .map { index...(index + $0.count - 1) }
    }
  }
}
