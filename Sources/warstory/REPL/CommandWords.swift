/// A line of the REPL cut into words as a shell would: blanks part them, quotes
/// of either kind keep them together, a backslash takes the next character as it
/// is.
struct CommandWords: Equatable {
  var words: [String]

  /// - Throws: ``Complaint`` when a quote is not closed.
  init(_ line: String) throws {
    words = []
    var word: String?
    var quote: Character?
    var escaped = false
    for character in line {
      if escaped {
        word = (word ?? "") + String(character)
        escaped = false
      } else if character == "\\", quote != "'" {
        escaped = true
      } else if let open = quote {
        if character == open { quote = nil } else { word?.append(character) }
      } else if character == "\"" || character == "'" && word == nil {
        quote = character
        word = word ?? ""
      } else if character.isWhitespace {
        if let finished = word { words.append(finished) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let quote { throw Complaint.usage("the quote \(quote) is not closed") }
    if let word { words.append(word) }
  }
}
