import Prose
import Scenarios

/// One text of a file with its words.
struct LintedText: Sendable {
  /// The key that it stands under: `situation`, `check`, `listen_for`.
  let key: String
  /// The point that it belongs to: `d1`; empty outside the points.
  let owner: String
  let entry: Entry
  /// In lower case, without signs.
  let words: [String]
  /// The stems of the words that carry meaning.
  let stems: Set<String>

  init(key: String, owner: String, entry: Entry) {
    self.key = key
    self.owner = owner
    self.entry = entry
    words = Self.words(of: entry.text)
    stems = Self.stems(of: words)
  }

  var text: String { entry.text }

  static func stems(of words: [String]) -> Set<String> {
    var stems: Set<String> = []
    for word in words where !emptyWords.contains(word) { stems.insert(stem(word)) }
    return stems
  }

  /// The text cut behind each `.`, `?`, `!`, `;` or `:` before a blank.
  static func sentences(_ text: String) -> [Substring] {
    var sentences: [Substring] = []
    var start = text.startIndex
    for index in text.indices where ".?!;:".contains(text[index]) {
      let next = text.index(after: index)
      guard next == text.endIndex || text[next] == " " else { continue }
      sentences.append(text[start..<next])
      start = next
    }
    return sentences + [text[start...]]
  }

  /// Runs of letters and digits, with what joins them inside: `3.2m`, `p95`,
  /// `19:42`, `memory-limit` as two.
  static func words(of text: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    let bytes = Array(text.lowercased().utf8)
    for (index, byte) in bytes.enumerated() {
      let isLetter = (0x61...0x7A).contains(byte) || byte >= 0x80 || byte == 0x5F
      let isDigit = (0x30...0x39).contains(byte)
      // A point, comma or colon belongs to a number between two digits.
      let isInside =
        (byte == 0x2E || byte == 0x2C || byte == 0x3A) && index > 0 && index + 1 < bytes.count
        && (0x30...0x39).contains(bytes[index - 1]) && (0x30...0x39).contains(bytes[index + 1])
      if isLetter || isDigit || isInside {
        if byte != 0x2C { word.append(byte) }
      } else if byte == 0x27, !word.isEmpty {
        continue
      } else if !word.isEmpty {
        words.append(String(decoding: word, as: UTF8.self))
        word = []
      }
    }
    if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    return words
  }

  /// Words without a meaning of their own.
  static let emptyWords: Set<String> = Set(
    """
    a about above after again all also am an and any are as at back be because been before being \
    below between both but by can could did do does doing down during each every few for from \
    further get gets got had has have having he her here hers him his how i if in instead into is \
    it its itself just like made make me more most my no nor not now of off on once one only or \
    other our out over per same she should so some such than that the their them then there \
    these they this those through to too two under until up use used very was we were what when \
    where which while who whom why will with without would you your
    """.split(separator: " ").map(String.init))
}
