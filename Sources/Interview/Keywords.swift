import Scenarios

/// The words by which a scenario's points can be named instead of their numbers:
/// those that stand in one point only.
struct Keywords: Sendable {
  private var points: [String: String] = [:]

  init(_ points: [Point]) {
    var owners: [String: Set<String>] = [:]
    for point in points {
      for word in Self.words(of: point.text) { owners[word, default: []].insert(point.id) }
    }
    for (word, owner) in owners where owner.count == 1 { self.points[word] = owner.first }
  }

  /// The id of the point that `word` names.
  func point(_ word: String) -> String? { points[word.lowercased()] }

  /// All of them, in alphabetical order.
  var all: [String] { points.keys.sorted() }

  /// Four letters at least, so that a short note is seldom taken for a point.
  private static func words(of text: String) -> [String] {
    text.lowercased()
      .split { !$0.isLetter && !$0.isNumber }
      .map(String.init)
      .filter { word in
        word.utf8.count >= 4 && word.contains(where: \.isLetter) && !fillers.contains(word)
          && Subject(rawValue: word) == nil && Shorthand.reserved.contains(word) == false
      }
  }

  private static let fillers: Set<String> = [
    "about", "above", "after", "again", "against", "also", "before", "beside", "both", "down",
    "each", "every", "from", "have", "into", "just", "less", "more", "most", "much", "only",
    "other", "over", "same", "soon", "such", "than", "that", "their", "them", "then", "there",
    "they", "this", "those", "under", "until", "what", "when", "where", "which", "while", "whose",
    "with", "without", "would", "your",
  ]
}
