import Prose

/// The words of one sentence of a post-mortem, and who acts in it.
struct Sentence {
  let tokens: [Token]
  /// In lower case, without possessive `'s`; empty for somebody else's words.
  let norms: [String]
  let isPossessive: [Bool]
  let people: People
  let section: Section?

  init(
    _ unit: ArraySlice<Token>, of text: MarkdownText, scalars: [Unicode.Scalar], people: People,
    section: Section?
  ) {
    tokens = Array(unit)
    var norms: [String] = []
    var possessive: [Bool] = []
    for token in unit {
      let (norm, isPossessive) = Self.plain(token, scalars)
      norms.append(text.isForeign(token.range) ? "" : norm)
      possessive.append(isPossessive)
    }
    self.norms = norms
    self.isPossessive = possessive
    self.people = people
    self.section = section
  }

  private static func plain(_ token: Token, _ scalars: [Unicode.Scalar]) -> (String, Bool) {
    guard token.kind == .word, token.range.count > 2 else { return (token.norm, false) }
    let last = scalars[token.range.upperBound - 1]
    let previous = scalars[token.range.upperBound - 2]
    let isMark = previous == "'" || previous == "\u{2019}"
    guard isMark, last == "s" || last == "S", token.norm.hasSuffix("s") else {
      return (token.norm, false)
    }
    return (String(token.norm.dropLast()), true)
  }

  var isQuestion: Bool { tokens.last?.norm == "?" }

  /// The norm at `index`; empty outside the sentence.
  func norm(_ index: Int) -> String { norms.indices.contains(index) ? norms[index] : "" }

  func isWord(_ index: Int) -> Bool {
    tokens.indices.contains(index) && tokens[index].kind == .word && !norms[index].isEmpty
  }

  /// Scalars of the passage from the token `first` to the token `last`.
  func range(_ first: Int, _ last: Int) -> Range<Int> {
    tokens[first].range.lowerBound..<tokens[max(first, last)].range.upperBound
  }

  /// Whether the words of `phrase` stand at `index`.
  func has(_ phrase: [String], at index: Int) -> Bool {
    index >= 0 && index + phrase.count <= norms.count
      && norms[index..<(index + phrase.count)].elementsEqual(phrase)
  }

  /// Whether any of `words` stands among the `reach` tokens before `index`, in
  /// the same clause.
  func has(_ words: Set<String>, before index: Int, reach: Int) -> Bool {
    var place = index - 1
    while place >= 0, place >= index - reach {
      if words.contains(norm(place)) { return true }
      if [",", ";", ":", "."].contains(norm(place)), place < index - 2 { return false }
      place -= 1
    }
    return false
  }

  /// Whether what stands at `index` is denied: "not human error", "rather than
  /// Bob's fault", "nobody forgot".
  func isDenied(at index: Int) -> Bool {
    if has(Words.negations, before: index, reach: 4) { return true }
    return has(["rather", "instead", "without"], before: index, reach: 4)
      || (has(["than"], before: index, reach: 3)
        && has(["rather", "other"], before: index, reach: 5))
  }

  /// Whether what stands at `index` is only supposed or asked.
  func isAsked(at index: Int) -> Bool {
    isQuestion || has(["whether"], before: index, reach: 14)
      || has(Words.suppositions, before: index, reach: 5)
  }

  /// Whether it tells why what somebody did made sense to them, or that it ended
  /// the harm.
  var excuses: Bool {
    if norms.indices.contains(where: {
      norms[$0] == "to" && ["stop", "contain", "limit"].contains(norm($0 + 1))
    }) {
      return true
    }
    return isReasonable
  }

  private var isReasonable: Bool {
    norms.indices.contains { index in
      ["reason", "reasonable", "reasonably", "understandably", "sensible"].contains(norms[index])
        && (norm(index - 1) == "every" || norm(index - 1) == "good" || norm(index) != "reason")
    } || norms.contains("documented") && norms.contains("as")
      || norms.contains("sense")
        && norms.contains(where: { ["made", "makes"].contains($0) })
  }

  // MARK: - Who acts

  enum Actor {
    /// A role, a name, "somebody", "he".
    case person(Int)
    /// "We", "I".
    case own(Int)
    /// "Somebody" and the like.
    case unnamed(Int)
    /// "Nobody".
    case nobody(Int)
    /// A capitalised word that may be a name: what it does has to tell.
    case maybe(Int)
    case thing
    /// No subject stands there.
    case none

    var start: Int? {
      switch self {
      case .person(let index), .own(let index), .unnamed(let index), .nobody(let index),
        .maybe(let index):
        index
      case .thing, .none: nil
      }
    }
  }

  /// Who does what the verb at `verb` says.
  func actor(of verb: Int) -> Actor {
    var end = verb - 1
    while end >= 0, Words.isBetweenSubjectAndVerb(norm(end)) { end -= 1 }
    // An aside between commas: "Bob, who was new, forgot".
    if end >= 0, norm(end) == "," || norm(end) == ")" {
      let close = end
      let opener = norm(end) == ")" ? "(" : ","
      var open = end - 1
      while open > 0, open > close - 14, norm(open) != opener { open -= 1 }
      if open > 0, norm(open) == opener,
        case .person(let index) = nounPhrase(endingAt: open - 1)
      {
        return .person(index)
      }
      return .none
    }
    guard end >= 0 else { return .none }
    return nounPhrase(endingAt: end)
  }

  /// What the noun phrase that ends at `end` names.
  func nounPhrase(endingAt end: Int) -> Actor {
    guard end >= 0 else { return .none }
    // "Could lead to skipped entries": what follows a preposition is no verb.
    if Words.prepositions.contains(norm(end)) { return .none }
    switch norm(end) {
    case "": return .thing
    case "we", "i", "us", "ourselves": return .own(end)
    case "you": return .thing
    case "he", "she", "who", "whoever", "him", "her": return .person(end)
    case "somebody", "someone", "anyone", "anybody", "everyone", "everybody": return .unnamed(end)
    case "nobody": return .nobody(end)
    case "one" where norm(end - 1) == "no": return .nobody(end - 1)
    case "they", "it", "this", "that", "which", "these", "those", "there", "what":
      return norm(end) == "they" ? .maybe(end) : .thing
    case "-", ",", ";", ":", "(", "and", "but", "or", "then": return .none
    default: break
    }
    var start = end
    while start > 0, start > end - 10, !Words.endsNounPhrase(norm(start - 1)),
      tokens[start - 1].kind == .word || ["-", "/", "@", ""].contains(norm(start - 1))
        || tokens[start - 1].kind == .number
    {
      start -= 1
    }
    return judged(start...end)
  }

  /// The head of a noun phrase decides: "the engineer on call" is a person, "the
  /// engineer dashboard" a thing.
  private func judged(_ phrase: ClosedRange<Int>) -> Actor {
    // "Appointing a manager could have helped": the doing, not the manager.
    if phrase.count > 1, norm(phrase.lowerBound).hasSuffix("ing") { return .thing }
    if phrase.count == 1, people.isDepartment(norm(phrase.lowerBound)),
      phrase.lowerBound > 0 || tokens[phrase.lowerBound].isCapitalised
    {
      return .person(phrase.lowerBound)
    }
    for index in phrase where people.isUnnamed(norm(index)) { return .unnamed(index) }
    var head = phrase.upperBound
    if let place = phrase.dropFirst().first(where: { Words.prepositions.contains(norm($0)) }) {
      head = place - 1
      // "One of our engineers", "a member of the platform team".
      if Words.partitives.contains(norm(head)), norm(place) == "of" {
        return judgedHead(phrase.upperBound, from: phrase.lowerBound)
      }
    }
    let found = judgedHead(head, from: phrase.lowerBound)
    if case .person = found { return found }
    // "The engineer running the migration", "the developer responsible".
    for index in phrase.lowerBound..<phrase.upperBound where people.isRole(norm(index)) {
      let next = norm(index + 1)
      if next.hasSuffix("ing")
        || ["responsible", "involved", "assigned", "concerned"].contains(next)
        || Words.prepositions.contains(next)
      {
        return .person(index)
      }
    }
    return found
  }

  private func judgedHead(_ head: Int, from start: Int) -> Actor {
    if isPossessive[head] { return .thing }
    let word = norm(head)
    if head > start, people.isMachine(word, after: norm(head - 1)) { return .thing }
    if people.isRole(word) { return .person(phraseStart(head, from: start)) }
    if isName(head) { return .person(phraseStart(head, from: start)) }
    if mayBeName(head) { return .maybe(head) }
    return .thing
  }

  private func phraseStart(_ head: Int, from start: Int) -> Int {
    var index = head
    while index > start, !Words.endsNounPhrase(norm(index - 1)),
      !Words.prepositions.contains(norm(index - 1))
    {
      index -= 1
    }
    return index
  }

  /// Whether a person's name stands at `index`.
  func isName(_ index: Int) -> Bool {
    guard isWord(index) else { return false }
    if norm(index - 1) == "@" { return true }
    guard tokens[index].isCapitalised, !tokens[index].isIdentifier else { return false }
    if people.isName(norm(index)) { return true }
    // The family name after a first name.
    return index > 0 && isWord(index - 1) && tokens[index - 1].isCapitalised
      && people.isName(norm(index - 1)) && !people.isThing(norm(index))
  }

  private func mayBeName(_ index: Int) -> Bool {
    isWord(index) && tokens[index].isCapitalised && !tokens[index].isIdentifier
      && !people.isThing(norm(index))
  }

  /// Whether the noun phrase that starts at `index`, after a preposition, names
  /// a person or a team: the index of its head.
  func person(startingAt index: Int) -> Int? {
    var place = index
    var steps = 0
    while steps < 7, tokens.indices.contains(place) {
      let word = norm(place)
      if place > index, Words.prepositions.contains(word) {
        guard word == "of", Words.partitives.contains(norm(place - 1)) else { return nil }
      } else if Words.endsNounPhrase(word), !["his", "her", "their"].contains(word) {
        return nil
      }
      if people.isUnnamed(word) || word == "him" || word == "her" && !isWord(place + 1) {
        return place
      }
      if place > index, people.isMachine(word, after: norm(place - 1)) { return nil }
      if people.isRole(word) || isName(place) {
        // "The engineer dashboard" is none, "the engineer's dashboard" is.
        if isPossessive[place] { return place }
        let next = norm(place + 1)
        if isName(place), isName(place + 1) {
          place += 1
          continue
        }
        if people.isRole(next) {
          place += 1
          steps += 1
          continue
        }
        if !isWord(place + 1) || Words.prepositions.contains(next) || Words.endsNounPhrase(next)
          || next.hasSuffix("ing") || Words.followsSubject(next)
        {
          return place
        }
      }
      place += 1
      steps += 1
    }
    return nil
  }
}
