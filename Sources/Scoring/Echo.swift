import Prose

/// Tells what a candidate says from what was read out to them: the words of a
/// prompt, said again in its order, are nobody's evidence.
package struct Echo: Sendable {
  /// Words in a row that nobody repeats by chance.
  private static let run = 4

  private let runs: Set<UInt64>

  /// An echo of `prompts`: the situation, the role, the question.
  package init(of prompts: [String]) {
    var runs: Set<UInt64> = []
    for prompt in prompts {
      let words = Self.words(of: Passage(prompt).tokens[...])
      guard words.count >= Self.run else { continue }
      for start in 0...words.count - Self.run {
        runs.insert(Self.hash(words[start..<start + Self.run]))
      }
    }
    self.runs = runs
  }

  /// The share of the words of `tokens`, 0 to 1, that stand in a run of at least
  /// four words of the prompt.
  package func share(of tokens: ArraySlice<Token>) -> Double {
    let words = Self.words(of: tokens)
    guard words.count >= Self.run, !runs.isEmpty else { return 0 }
    var repeated = 0
    /// The first word that is not yet counted.
    var next = 0
    for start in 0...words.count - Self.run
    where runs.contains(Self.hash(words[start..<start + Self.run])) {
      repeated += start + Self.run - max(next, start)
      next = start + Self.run
    }
    return Double(repeated) / Double(words.count)
  }

  private static func words(of tokens: ArraySlice<Token>) -> [UInt64] {
    tokens.compactMap { token in
      if token.kind == .sign || token.isFiller { return nil }
      if let value = token.value { return value.bitPattern &* 0x9e37_79b9_7f4a_7c15 }
      return Hash.of(token.stem)
    }
  }

  private static func hash(_ words: ArraySlice<UInt64>) -> UInt64 {
    words.reduce(Hash.seed) { Hash.add($1, to: $0) }
  }
}
