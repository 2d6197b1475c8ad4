import Prose

/// What was said in one turn, by sentences.
struct Statement {
  let sentences: [Prose.Passage.Unit]
  private let passage: Prose.Passage
  private let norms: [[String]]

  /// What is said in a minute is far shorter; the rest is not read.
  private static let longest = 4_000

  init(_ text: String) {
    passage = Prose.Passage(text)
    sentences = passage.units.prefix { $0.tokens.lowerBound < Self.longest }
    norms = sentences.map { [passage] unit in passage.tokens(of: unit).map(\.norm) }
  }

  func quote(_ index: Int, _ shows: String, isCost: Bool = false) -> TurnScore.Quote {
    let range = sentences[index].range
    return TurnScore.Quote(
      shows: shows, range: range, text: passage.text(in: range), isCost: isCost)
  }

  /// Whether any of `phrases` stands in a sentence.
  func has(_ phrases: [String], _ index: Int) -> Bool {
    let line = " " + norms[index].filter { $0 != "-" }.joined(separator: " ") + " "
    return phrases.contains { line.contains(" " + $0 + " ") }
  }

  func figures(_ index: Int) -> Figures { Figures(passage.text(in: sentences[index].range)) }

  /// What blames somebody, as in a post-mortem.
  func blames() -> [TurnScore.Quote] {
    let text = MarkdownText(
      text: "", offsets: [], foreign: [])
    return sentences.indices.flatMap { index in
      let sentence = Sentence(
        passage.tokens(of: sentences[index]), of: text, scalars: passage.scalars, people: People(),
        section: nil)
      return Blame.all(in: sentence).filter { $0.kind != .counterfactual }.map { blame in
        let range = sentence.range(blame.tokens.lowerBound, blame.tokens.upperBound)
        return TurnScore.Quote(
          shows: "blames", range: range, text: passage.text(in: range), isCost: true)
      }
    }
  }

  // MARK: - Questions

  /// 3 for an open question, 2 for another, 0 for one that looks for a culprit; 1
  /// where nothing is asked.
  func question(_ index: Int) -> Int {
    let words = norms[index].filter { $0 != "," && $0 != "-" }
    let isMarked = words.last == "?"
    let opener = words.prefix(8).first {
      [
        "what", "how", "which", "where", "when", "who", "whose", "why", "did", "do", "was", "were",
        "is",
        "could", "can", "would", "had", "has", "have", "are", "does",
      ].contains($0)
    }
    let line = " " + words.joined(separator: " ") + " "
    if Self.isReproach(words) { return 0 }
    guard let opener,
      isMarked || words.first == opener || line.contains(" tell us ")
        || line.contains(" show us ") || line.contains(" walk us ")
    else { return 1 }
    switch opener {
    case "who", "whose":
      return line.contains(" who else ") || line.contains(" who could see ") ? 2 : 0
    case "why":
      return ["you", "he", "she", "they", "nobody"].contains(
        words.drop { $0 != "why" }.dropFirst(2).first ?? "") ? 0 : 2
    case "what", "how", "which", "where": return 3
    case "when": return 2
    default:
      let rest = words.drop { $0 != opener }.dropFirst()
      if rest.contains("what") || rest.contains("how") { return 3 }
      return 2
    }
  }

  /// Whether a sentence asks who did it, or why somebody did not.
  static func isReproach(_ words: [String]) -> Bool {
    let line = " " + words.joined(separator: " ") + " "
    return reproaches.contains { line.contains($0) }
  }

  private static let reproaches = [
    " why didnt ", " why did you ", " why did he ", " why did she ", " why did they ",
    " why did nobody ",
    " why did no one ", " why havent ", " why hadnt ", " why werent ", " why wasnt anyone ",
    " how could you ",
    " how could he ", " how could she ", " how could they ", " how could anyone ",
    " what were you thinking ",
    " who did ", " who was ", " who is responsible ", " who forgot ", " who approved ",
    " whose fault ",
    " what was wrong with you ", " how come you ", " how come nobody ", " how come no one ",
    " who let ",
    " couldnt you ", " shouldnt you ", " didnt you ", " what did you do wrong ", " who made ",
    " who pushed ",
  ]

  private static let knowledge: Set<String> = [
    "see", "saw", "know", "knew", "show", "showed", "shown", "look", "looked", "screen",
    "dashboard",
    "information", "expect", "expected", "told", "assume", "assumed", "assumptions", "option",
    "options",
    "sense", "reasonable", "data", "signal", "signals", "alert", "available", "notice", "noticed",
    "heard",
    "hear", "understand", "understood", "visible", "missing", "need", "needed", "helped", "help",
    "easy",
    "normal", "decide", "decided", "considered", "tell", "pointed", "context",
  ]

  /// Whether a sentence asks what was seen, known or needed.
  func asksForKnowledge(_ index: Int) -> Bool {
    norms[index].contains { Self.knowledge.contains($0) }
  }

  /// Whether a sentence speaks of `moment`.
  func shares(with moment: String, _ index: Int) -> Bool {
    let words = Set(Prose.Passage(moment).tokens.filter { $0.norm.utf8.count > 4 }.map(\.stem))
    return passage.tokens(of: sentences[index]).contains { words.contains($0.stem) }
  }

  // MARK: - Owners and times

  /// "Ana puts the alert in by Friday", "the platform team owns".
  func namesOwner(_ index: Int) -> Bool {
    let tokens = Array(passage.tokens(of: sentences[index]))
    let people = People()
    let acts: Set<String> = [
      "will", "takes", "take", "owns", "own", "writes", "adds", "does", "puts", "builds", "checks",
      "brings",
      "has", "gets", "moves", "fixes", "sets", "is", "to", "by", "tests", "reports", "updates",
      "runs", "wires",
    ]
    for (place, token) in tokens.enumerated() where token.kind == .word {
      let isFirst = ["ill", "i"].contains(token.norm)
      let next = tokens.dropFirst(place + 1).prefix(2).map(\.norm)
      if isFirst,
        token.norm == "ill" || next.first == "will" || next.first == "take" || next.first == "own"
      {
        return true
      }
      let isName =
        token.isCapitalised && !token.isIdentifier
        && (people.isName(token.norm)
          || place > 0 && !people.isThing(token.norm) && !people.isRole(token.norm))
      let isTeam = ["team", "squad", "group"].contains(token.norm) && place > 0
      guard isName || isTeam || people.isName(token.norm) else { continue }
      if next.contains(where: { acts.contains($0) }) { return true }
    }
    return has(
      ["owner", "owners", "owned by", "assigned to", "action items are", "responsible for the"],
      index)
  }

  /// A day, a date, or how long until then.
  func namesTime(_ index: Int) -> Bool {
    let tokens = passage.tokens(of: sentences[index])
    return tokens.contains {
      MomentWords.isCalendar($0.norm) || $0.kind == .clock || $0.measure == .duration
        || ["week", "weeks", "tomorrow", "fortnight", "month", "days", "sprint", "#"].contains(
          $0.norm)
    }
  }
}
