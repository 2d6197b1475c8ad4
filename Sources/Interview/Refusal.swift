/// Why a line did nothing, in words for the interviewer.
package enum Refusal: Equatable, Sendable {
  /// `count` is how many points of the kind there are.
  case unknownPoint(String, of: Int)
  case notMarked(Subject)
  case nothingToUndo
  case nothingToAsk
  case noLevel(String)
  case wordsWanted
  case noRating(String)

  package var message: String {
    switch self {
    case .unknownPoint(let id, let count):
      count == 0
        ? "no point `\(id)`; this scenario has none of that kind"
        : "no point `\(id)`; there are `\(id.prefix(1))1` to `\(id.prefix(1))\(count)`"
    case .notMarked(let subject):
      "`\(subject.rawValue)` is not marked, so there is nothing to take back"
    case .nothingToUndo: "nothing left to undo"
    case .nothingToAsk: "every objection has been read; `done` goes on to the levels"
    case .noLevel(let text):
      "`\(text)` is no level; type 0 to 4, Enter for the proposal, or `why`"
    case .wordsWanted: "a few words, please; the candidate takes them home"
    case .noRating(let text):
      "`\(text)` is no rating; type 1 to 5 and, if you like, words behind it"
    }
  }
}
