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
    case .back: "return to the beat before, with its text"
    case .redo: "tell this beat again from nothing"
    case .skip: "leave this beat empty and go on"
    case .pause: "stop the clock; Enter goes on"
    case .edit: "change the whole beat in your editor"
    case .quit: "leave; `resume` goes on from here"
    }
  }

  /// What a line turns out to be.
  package enum Reading: Equatable, Sendable {
    case text
    case command(Command)
    case unknown(nearest: Command)
  }

  /// Tells a command from a part of the answer.
  ///
  /// One word after a slash is a command, or a slip where it is close to one. All
  /// else is answer, so that a path such as `/var/log` or `/tmp` can start a line.
  package static func reading(of line: String) -> Reading {
    guard line.utf8.first == UInt8(ascii: "/"), line.utf8.count <= 16 else { return .text }
    let word = line.dropFirst().lowercased().trimmingSpaces()
    guard !word.isEmpty, word.utf8.allSatisfy({ (97...122).contains($0) }) else { return .text }
    if let command = Command(rawValue: word) { return .command(command) }
    let nearest = allCases.min { distance(word, $0.rawValue) < distance(word, $1.rawValue) }
    guard let nearest, isSlip(word, for: nearest) else { return .text }
    return .unknown(nearest: nearest)
  }

  /// One letter wrong, missing, too many or swapped with its neighbour, or the
  /// beginning of the name.
  private static func isSlip(_ word: String, for command: Command) -> Bool {
    let name = command.rawValue
    return distance(word, name) <= 1
      || word.count == name.count && word.sorted() == name.sorted()
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

extension String {
  fileprivate func trimmingSpaces() -> String {
    var end = endIndex
    while end > startIndex, self[index(before: end)].isWhitespace { end = index(before: end) }
    return String(self[..<end])
  }
}
