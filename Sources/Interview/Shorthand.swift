import Scenarios

/// What a short line typed while listening means.
enum Shorthand: Equatable, Sendable {
  /// Enter alone.
  case next
  /// `u`
  case undo
  /// `push`
  case pushback
  /// `done`
  case done
  /// `?`
  case help
  /// `d1 d2? told finance`, in their order.
  case marks([Token])
  /// `-d1`
  case takeBack(Subject)
  /// Looks like a point of the scenario and is none.
  case unknown(String)
  case note(String)

  struct Token: Equatable, Sendable {
    var subject: Subject
    var isPartly = false
    var words = ""
  }

  /// Words that are no note and no point.
  static let reserved = ["u", "push", "done", "?"]

  /// Reads `line`; a blank in front of it makes anything a note.
  init(_ line: String, points: Set<String>, keywords: Keywords) {
    let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let first = words.first else {
      self = .next
      return
    }
    let text = words.joined(separator: " ")
    if line.first?.isWhitespace == true {
      self = .note(text)
      return
    }
    if words.count == 1 {
      switch first.lowercased() {
      case "u": self = .undo
      case "push": self = .pushback
      case "done": self = .done
      case "?": self = .help
      default: self = Self.single(first, points: points, keywords: keywords)
      }
      return
    }
    var tokens: [Token] = []
    var unknown: String?
    for (index, word) in words.enumerated() {
      guard let token = Self.token(word) else {
        // The words behind the last mark belong to it.
        if tokens.isEmpty || unknown != nil {
          self = .note(text)
        } else {
          tokens[tokens.count - 1].words = words[index...].joined(separator: " ")
          self = .marks(tokens)
        }
        return
      }
      if case .point(let id) = token.subject, !points.contains(id) { unknown = unknown ?? id }
      tokens.append(token)
    }
    self = unknown.map(Self.unknown) ?? .marks(tokens)
  }

  private static func single(
    _ word: String, points: Set<String>, keywords: Keywords
  )
    -> Shorthand
  {
    let isTakenBack = word.hasPrefix("-") && word.count > 1
    let rest = isTakenBack ? String(word.dropFirst()) : word
    let isPartly = rest.hasSuffix("?")
    var named = token(rest)
    if named == nil, let id = keywords.point(isPartly ? String(rest.dropLast()) : rest) {
      named = Token(subject: .point(id), isPartly: isPartly)
    }
    guard let named else { return .note(word) }
    if case .point(let id) = named.subject, !points.contains(id) { return .unknown(id) }
    return isTakenBack ? .takeBack(named.subject) : .marks([named])
  }

  /// `d1`, `d2?`, `told`; a point that is taken back stands alone.
  private static func token(_ word: String) -> Token? {
    let isPartly = word.hasSuffix("?") && word.count > 1
    let name = (isPartly ? String(word.dropLast()) : word).lowercased()
    guard let subject = Subject(rawValue: name), subject != .note else { return nil }
    return Token(subject: subject, isPartly: isPartly)
  }
}
