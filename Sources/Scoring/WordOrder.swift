/// Small words that cannot follow each other in any sentence, by which shuffled
/// words are told from a story.
enum WordOrder {
  /// Whether `word` may follow `last`; nil where nothing can be said.
  static func fits(_ last: String?, _ word: String) -> Bool? {
    guard let last, last != word else { return nil }
    if determiners.contains(last) { return !neverAfterDeterminer.contains(word) }
    if prepositions.contains(last) { return !neverAfterPreposition.contains(word) }
    if subjects.contains(last) { return !neverAfterSubject.contains(word) }
    return nil
  }

  private static let determiners: Set<String> = [
    "the", "a", "an", "our", "my", "his", "their", "every",
  ]

  private static let neverAfterDeterminer: Set<String> = [
    "of", "to", "in", "on", "at", "was", "were", "is", "are", "and", "but", "so", "then", "the",
    "a",
    "an", "i", "we", "he", "they", "it", "for", "by", "from", "with", "had", "have", "has", "did",
    "not", "because", "if", "or", "be", "been", "as", "our", "my", "his", "their", "me", "us",
    "him",
    "her",
  ]

  private static let prepositions: Set<String> = ["of", "at", "for", "with", "from", "by", "into"]

  private static let neverAfterPreposition: Set<String> = [
    "was", "were", "is", "are", "had", "has", "did", "of", "and", "but", "been", "be",
  ]

  private static let subjects: Set<String> = ["i", "we", "he", "they"]

  private static let neverAfterSubject: Set<String> = [
    "the", "a", "an", "of", "i", "we", "he", "they", "it", "my", "our", "his", "and", "to", "at",
    "for", "with",
  ]
}
