/// What a person may type inside a beat instead of an answer.
package enum Command: String, CaseIterable, Sendable {
  case help
  case hint
  case back
  case redo
  case skip
  case pause
  case edit
  case quit

  /// As it is typed: `/back`.
  package var name: String { "/" + rawValue }

  package var summary: String {
    switch self {
    case .help: "list these commands"
    case .hint: "what belongs into this beat, then one pointer at a time; counted"
    case .back: "return to the one before, with its text"
    case .redo: "start this one again from nothing"
    case .skip: "leave this one empty and go on"
    case .pause: "stop the clock; Enter goes on"
    case .edit: "change the whole text in your editor"
    case .quit: "leave; `resume` goes on from here"
    }
  }

  /// What a line turns out to be.
  package enum Reading: Equatable, Sendable {
    case text
    case command(Command)
    /// It begins with a slash, and is no command; `nearest` is what it may have
    /// been meant for.
    case unknown(nearest: Command?)
  }

  /// Tells a command from a part of the answer.
  ///
  /// What begins with a slash is never taken for words by itself: `/tmp` is
  /// written with a space before it.
  package static func reading(
    of line: String, among commands: [Command] = allCases
  ) -> Reading {
    guard line.utf8.first == UInt8(ascii: "/") else { return .text }
    let words = line.dropFirst().lowercased().split(whereSeparator: \.isWhitespace)
    guard let word = words.first.map(String.init), line.dropFirst().first?.isWhitespace == false,
      word.utf8.count <= 16
    else { return .unknown(nearest: nil) }
    if words.count == 1, let command = Command(rawValue: word), commands.contains(command) {
      return .command(command)
    }
    let nearest = commands.min { distance(word, $0.rawValue) < distance(word, $1.rawValue) }
    return .unknown(nearest: nearest.flatMap { isSlip(word, for: $0) ? $0 : nil })
  }

  /// One letter wrong, missing, too many or swapped with its neighbour, or the
  /// beginning of the name.
  private static func isSlip(_ word: String, for command: Command) -> Bool {
    let name = command.rawValue
    return distance(word, name) <= 1
      || word.count == name.count && word.sorted() == name.sorted()
      || name.hasPrefix(word)
  }

  private static func distance(_ one: String, _ other: String) -> Int {
    let other = Array(other.utf8)
    var row = Array(0...other.count)
    for (i, byte) in one.utf8.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for j in other.indices {
        let change = diagonal + (byte == other[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = Swift.min(change, row[j] + 1, diagonal + 1)
      }
    }
    return row[other.count]
  }
}
