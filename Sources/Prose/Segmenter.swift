/// Cuts tokens into units: at the ends of sentences where the text has them, and
/// where a speaker takes breath where it has none.
struct Segmenter {
  let scalars: [Unicode.Scalar]
  let tokens: [Token]

  /// Words after which a unit that has no sentence end is cut at a connective.
  private static let enough = 14
  /// Words after which it is cut at a comma or anywhere.
  private static let tooMany = 30

  func units() -> [Passage.Unit] {
    var units: [Passage.Unit] = []
    var start = 0
    for index in tokens.indices where endsSentence(index) {
      cut(start..<index + 1, into: &units)
      start = index + 1
    }
    cut(start..<tokens.count, into: &units)
    return units
  }

  // MARK: - Sentences

  private func endsSentence(_ index: Int) -> Bool {
    let token = tokens[index]
    guard index + 1 < tokens.count else { return false }
    let next = tokens[index + 1]
    if breaksLine(from: token.range.upperBound, to: next.range.lowerBound, before: next) {
      return true
    }
    guard token.kind == .sign else { return false }
    switch token.norm {
    case "?", "!", ";": return next.norm != "\"" && next.norm != ")" && next.norm != "'"
    case ".":
      guard !next.isJoined || next.norm == "\"" || next.norm == "'" || next.norm == ")" else {
        return false
      }
      return !next.isJoined && !isAbbreviation(before: index)
    case "\"", "'", ")":
      // A sentence that ends inside the quotes or the brackets.
      return index > 0 && token.isJoined && !next.isJoined
        && [".", "!", "?"].contains(tokens[index - 1].norm) && next.isCapitalised
    default: return false
    }
  }

  private func isAbbreviation(before index: Int) -> Bool {
    guard index > 0 else { return true }
    let word = tokens[index - 1]
    guard word.kind == .word else { return false }
    if word.norm.utf8.count == 1, word.norm != "i" {
      // "e.g.", "a.m.": the letters are joined by dots; "plan B." is not.
      return index > 1 && tokens[index - 2].norm == "." && word.isJoined
        && !tokens[index + 1].isCapitalised
    }
    return Self.abbreviations.contains(word.norm) && !tokens[index + 1].isCapitalised
  }

  private static let abbreviations: Set<String> = [
    "vs", "approx", "etc", "resp", "incl", "ca", "cf", "mr", "mrs", "ms", "dr", "no", "nr", "min",
    "max", "avg", "dept", "mgr",
  ]

  /// Whether a line break between two tokens ends a unit: a blank line, or one
  /// before a bullet, a number, a capital or another line that looks like an item.
  private func breaksLine(from start: Int, to end: Int, before next: Token) -> Bool {
    guard start < end else { return false }
    var lines = 0
    for index in start..<end where scalars[index] == "\n" { lines += 1 }
    if lines == 0 { return false }
    if lines > 1 { return true }
    return next.kind == .sign && ["-", "*", "•", "+", ">"].contains(next.norm)
      || next.isCapitalised || next.kind == .number || next.kind == .clock
  }

  // MARK: - Stretches without an end

  private func cut(_ range: Range<Int>, into units: inout [Passage.Unit]) {
    var start = range.lowerBound
    var words = 0
    var comma: Int?
    var index = start
    while index < range.upperBound {
      if tokens[index].kind == .sign {
        if words >= Self.enough, [",", ":", "-", ")"].contains(tokens[index].norm) {
          comma = index + 1
        }
      } else {
        let rest = range.upperBound - index
        if words >= Self.enough, rest > 5, !tokens[index].isJoined,
          startsClause(index, in: range, after: words)
        {
          append(start..<index, to: &units)
          start = index
          words = 0
          comma = nil
        } else if words >= Self.tooMany, rest > 5, !tokens[index].isJoined {
          let place = comma ?? index
          append(start..<place, to: &units)
          start = place
          words = tokens[place..<index].count { $0.kind != .sign }
          comma = nil
        }
        words += 1
      }
      index += 1
    }
    append(start..<range.upperBound, to: &units)
  }

  /// Whether a speaker would begin a clause at `index`.
  private func startsClause(_ index: Int, in range: Range<Int>, after words: Int) -> Bool {
    let word = tokens[index].norm
    let previous = index > 0 ? tokens[index - 1].norm : ""
    // With punctuation, a comma before the connective is what marks it.
    let afterComma = previous == "," || previous == "-" || previous == ":"
    let isSpoken = words >= Self.enough + 4
    switch word {
    case "and", "so", "but", "then", "because", "which", "while", "after", "when", "until":
      if previous == "and" || previous == "but" || previous == "so" { return false }
      if afterComma { return true }
      let next = index + 1 < range.upperBound ? tokens[index + 1] : nil
      guard let next else { return false }
      // "and then", "so I", "but it": a connective and a new subject.
      return Self.subjects.contains(next.norm) || next.isFiller
        || isSpoken && word != "which" && word != "because" && word != "when" && word != "until"
          && word != "after" && next.kind == .word
          && !["the", "a", "an", "#"].contains(next.norm)
    case "um", "uh", "anyway", "okay", "ok", "yes":
      return !["and", "so", "but", "then"].contains(previous)
    default:
      return isSpoken && Self.subjects.contains(word) && !Self.bindsForward.contains(previous)
        && tokens[index].norm != "it" && tokens[index].norm != "they" && word != "that"
        && word != "there" && word != "this"
    }
  }

  private static let subjects: Set<String> = [
    "i", "we", "they", "he", "she", "it", "then", "that", "there", "this", "you", "im", "ive",
    "weve", "theyd", "so", "um", "uh", "after", "now", "what", "nobody", "id", "thats",
  ]

  /// Words that need what follows them: no breath is taken after one.
  private static let bindsForward: Set<String> = [
    "that", "because", "if", "when", "what", "which", "who", "how", "where", "why", "whether", "as",
    "and", "but", "so", "before", "after", "until", "since", "while", "than", "like", "the", "a",
    "then", "or", "did", "do", "should", "could", "would", "had", "have", "was", "were", "is",
    "are", "can", "may", "might", "must", "of", "to", "in", "on", "for", "with", "from", "by", "at",
    "think", "know", "thing", "everything", "all", "way", "said", "um", "uh", "thought", "once",
  ]

  private func append(_ range: Range<Int>, to units: inout [Passage.Unit]) {
    // Signs alone are no unit; they go with what is before them.
    guard tokens[range].contains(where: { $0.kind != .sign }) else {
      if !range.isEmpty, let last = units.indices.last {
        units[last].tokens = units[last].tokens.lowerBound..<range.upperBound
        units[last].range =
          units[last].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound
      }
      return
    }
    let scalars = tokens[range.lowerBound].range.lowerBound
    units.append(
      Passage.Unit(
        range: scalars..<tokens[range.upperBound - 1].range.upperBound, tokens: range))
  }
}
