import Prose

/// How well the words of a text follow each other, by which shuffled words and
/// lists are told from a story.
///
/// Words that hold sentences together stand for themselves, all others for
/// their ending; for each pair of these classes the table has how much more often
/// it is met in the corpus than chance would have it.
package struct WordOrder: Sendable, Equatable {
  /// Classes of words.
  package static let classes = 160
  /// Steps of the table for a factor of e.
  package static let steps: Float = 16

  /// For each pair of classes, the first one first: the logarithm of how much
  /// more often than by chance it is met, in steps.
  package var table: [Int8]

  package init(table: [Int8]) { self.table = table }

  /// The class of a word.
  private static func kind(of norm: String, isNumber: Bool) -> Int {
    if isNumber { return 0 }
    if let place = places[norm] { return place }
    for (place, ending) in endings.enumerated()
    where norm.utf8.count > ending.utf8.count + 2 && norm.hasSuffix(ending) {
      return 1 + place
    }
    return 1 + endings.count
  }

  /// The class of each word of `reading`, unit by unit.
  package static func classes(of reading: Reading) -> [[Int]] {
    reading.utterances.map { utterance in
      utterance.words.map { kind(of: $0.norm, isNumber: $0.kind == .number) }
    }
  }

  /// The mean over the pairs of `reading`, in factors of e: about 0 for words in
  /// no order; nil where there are too few.
  package func flow(of reading: Reading) -> Float? {
    var sum: Float = 0
    var pairs = 0
    for kinds in Self.classes(of: reading) {
      for (one, other) in zip(kinds, kinds.dropFirst()) {
        pairs += 1
        sum += Float(table[one * Self.classes + other])
      }
    }
    return pairs < 12 ? nil : sum / Float(pairs) / Self.steps
  }

  private static let endings = [
    "ing", "ed", "ly", "tion", "ment", "ness", "ity", "ers", "er", "est", "al", "ous", "able",
    "ies", "es", "s", "y", "e",
  ]

  private static let places = Dictionary(
    words.enumerated().map { ($1, 2 + endings.count + $0) }, uniquingKeysWith: { one, _ in one })

  private static let words = Array(
    """
    the a an of to in on at for from with by into over after before about up out off down i we he she
    they it you my our his her their its your me us him them this that these those there here what
    which who when where how why and but or so because if then than as while until is was were are be
    been being am had has have do did does done not no never nothing nobody would could should can
    will just only also still already very really all some any every one two first last more most
    other same like got get went go said told saw looked found took made put came back again even
    right well um uh okay yeah too much many few own im ive wed id dont didnt wasnt couldnt thats its
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init).prefix(
      classes - 2 - endings.count))
}
