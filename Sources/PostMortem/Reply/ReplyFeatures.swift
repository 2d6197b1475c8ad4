import Prose
import Scenarios

/// What the learnt weights see of a reply: words and their neighbours, with names,
/// days, numbers and roles as classes, phrases of ``ReplyCues``, and a few plain
/// facts such as a question at the end.
package struct ReplyFeatures: Sendable {
  /// A feature by the stable hash of its name.
  package struct Feature: Equatable, Sendable {
    package var key: UInt32
    package var value: Float
  }

  /// By ascending key, each once.
  package private(set) var features: [Feature] = []
  /// The keys that each sentence of the reply contributes to.
  package private(set) var keysOfSentence: [Set<UInt32>] = []
  /// The scalars of each sentence.
  package private(set) var sentences: [Range<Int>] = []

  private var grams: [UInt32: Float] = [:]
  private var facts: [UInt32: Float] = [:]

  /// Longer replies are read to here; nobody says more in 45 seconds.
  private static let longest = 4_000

  package init(_ reply: Reply) {
    let passage = Prose.Passage(reply.text)
    let units = passage.units.prefix { $0.tokens.lowerBound < Self.longest }
    let pushback = Heard(Prose.Passage(reply.says + " . " + reply.incident))
    keysOfSentence = Array(repeating: [], count: units.count)
    sentences = units.map(\.range)
    var classes: [[String]] = []
    for (index, unit) in units.enumerated() {
      let tokens = passage.tokens(of: unit).filter { !$0.isFiller }
      let row = Self.classes(of: tokens, pushback: pushback)
      classes.append(row)
      addGrams(
        of: tokens, row, sentence: index, isFirst: index == 0, isLast: index == units.count - 1)
    }
    let norm = grams.values.sorted().reduce(0) { $0 + $1 * $1 }.squareRoot()
    if norm > 0 { for key in grams.keys { grams[key, default: 0] /= norm } }
    addFacts(passage, Array(units), classes, pushback)
    addCues(passage, Array(units))
    addBlame(passage, Array(units), pushback)
    if let kind = reply.kind { add(fact: "kind " + kind.rawValue, 0.05) }
    features = grams.merging(facts) { $0 + $1 }.map { Feature(key: $0.key, value: $0.value) }
      .sorted { $0.key < $1.key }
  }

  // MARK: - Words and their neighbours

  private mutating func add(gram: String, _ value: Float, sentence: Int) {
    let key = Self.key(gram)
    grams[key] = max(grams[key] ?? 0, value)
    keysOfSentence[sentence].insert(key)
  }

  private mutating func add(fact: String, _ value: Float, sentence: Int? = nil) {
    let key = Self.key(fact)
    facts[key] = max(facts[key] ?? 0, value)
    if let sentence { keysOfSentence[sentence].insert(key) }
  }

  /// FNV-1a, 32 bits: the same on every machine.
  private static func key(_ name: String) -> UInt32 {
    var hash: UInt32 = 0x811c_9dc5
    for byte in name.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return hash
  }

  private mutating func addGrams(
    of tokens: [Token], _ classes: [String], sentence: Int, isFirst: Bool, isLast: Bool
  ) {
    for (index, token) in tokens.enumerated() {
      let here = classes[index]
      add(gram: "u " + token.norm, 1, sentence: sentence)
      add(gram: "s " + (here.hasPrefix("<") ? here : token.stem), 0.7, sentence: sentence)
      if isFirst { add(gram: "F " + here, 0.5, sentence: sentence) }
      if isLast { add(gram: "L " + here, 0.5, sentence: sentence) }
      guard index > 0 else { continue }
      let two = classes[index - 1] + " " + here
      add(gram: "b " + two, 0.8, sentence: sentence)
      if isLast { add(gram: "LB " + two, 0.5, sentence: sentence) }
      guard index > 1 else { continue }
      add(gram: "t " + classes[index - 2] + " " + two, 0.6, sentence: sentence)
    }
  }

  private static func classes(of tokens: [Token], pushback: Heard) -> [String] {
    tokens.enumerated().map { index, token in
      switch token.kind {
      case .number, .clock: return "<num>"
      case .sign: return token.norm
      case .word:
        if days.contains(token.norm) { return "<day>" }
        if ordinals.contains(token.norm) { return "<ord>" }
        if roles.contains(token.norm) { return "<role>" }
        if token.isCapitalised, index > 0, !["i", "im", "ive", "ill", "id"].contains(token.norm) {
          return pushback.all.contains(token.norm) ? "<namep>" : "<name>"
        }
        return token.norm
      }
    }
  }

  // MARK: - Facts

  /// The words of the pushback and of the incident.
  private struct Heard {
    var all: Set<String> = []
    var names: Set<String> = []

    init(_ passage: Prose.Passage) {
      for unit in passage.units {
        for (index, token) in passage.tokens(of: unit).enumerated() where token.kind == .word {
          all.insert(token.norm)
          if token.isCapitalised, index > 0, token.norm.utf8.count > 2 { names.insert(token.norm) }
        }
      }
    }
  }

  private static let dense: Float = 0.2

  private mutating func addFacts(
    _ passage: Prose.Passage, _ units: [Prose.Passage.Unit], _ classes: [[String]],
    _ pushback: Heard
  ) {
    var counts: [String: Int] = [:]
    var words = 0
    var systemWords = 0
    var shared: Set<String> = []
    for (index, unit) in units.enumerated() {
      let row = classes[index]
      let tokens = passage.tokens(of: unit).filter { !$0.isFiller }
      for token in tokens where token.kind == .word || token.kind == .number {
        words += 1
        counts[token.norm, default: 0] += 1
        if Self.systems.contains(token.norm) { systemWords += 1 }
        if token.norm.utf8.count > 3, pushback.all.contains(token.norm) {
          shared.insert(token.norm)
        }
      }
      addQuestion(row, sentence: index, isLast: index == units.count - 1)
      addSigns(row, tokens, pushback, sentence: index)
      if index < 2, row.contains(where: { Self.concerns.contains($0) }) {
        add(fact: "concern", Self.dense, sentence: index)
      }
    }
    for least in [12, 20, 30, 45, 60, 80, 100] where words > least {
      add(fact: "longer than \(least)", Self.dense)
    }
    for least in [1, 2, 3, 4, 6] where systemWords >= least {
      add(fact: "system words \(least)", Self.dense)
    }
    add(fact: "system share", Self.dense * min(1, 8 * Float(systemWords) / Float(max(10, words))))
    add(fact: "shared words", Self.dense * min(1, Float(shared.count) / 6))
    add(fact: "sentences", Self.dense * min(1, Float(units.count) / 8))
    for (name, most, group) in Self.shares {
      let count = group.reduce(0) { $0 + (counts[$1] ?? 0) }
      if count > 0 {
        add(fact: "share of " + name, Self.dense * min(1, Float(count) / Float(most)))
      }
    }
    let blame = Self.blames.reduce(0) { $0 + (counts[$1] ?? 0) }
    if blame >= 1 { add(fact: "blame words", Self.dense) }
    if blame >= 2 { add(fact: "more blame words", Self.dense) }
    let names = classes.joined().count { $0 == "<name>" }
    if names >= 1 { add(fact: "a name", Self.dense) }
    if names >= 2 { add(fact: "names", Self.dense) }
    let questions = classes.count { $0.last == "?" }
    if questions >= 1 { add(fact: "a question", Self.dense) }
    if questions >= 2 { add(fact: "questions", Self.dense) }
  }

  private static let shares: [(String, Int, [String])] = [
    ("you", 5, ["you", "youre", "youve", "youd", "youll"]), ("your", 3, ["your"]),
    ("he", 4, ["he", "she", "his", "her", "him", "hes", "shes"]),
    ("they", 4, ["they", "their", "them"]),
    ("i", 4, ["i", "ill", "im", "id", "ive"]),
    ("we", 5, ["we", "us", "our", "lets", "weve", "wed"]),
  ]

  private mutating func addQuestion(_ row: [String], sentence: Int, isLast: Bool) {
    guard row.last == "?" else { return }
    if isLast { add(fact: "ends with a question", Self.dense, sentence: sentence) }
    let openers = ["what", "how", "which", "where"]
    if row.contains(where: { openers.contains($0) }) {
      add(fact: "asks what or how", Self.dense, sentence: sentence)
    }
    if row.prefix(2).contains(where: { openers.contains($0) }) || row.first == "so" {
      add(fact: "starts with what or how", Self.dense, sentence: sentence)
    }
    if zip(row, row.dropFirst()).contains(where: {
      ["could", "can", "would", "will"].contains($0)
        && ["you", "we", "i", "<name>", "<namep>"].contains($1)
    }) {
      add(fact: "asks somebody to", Self.dense, sentence: sentence)
    }
    if row.count <= 5 { add(fact: "a short question", Self.dense, sentence: sentence) }
  }

  private mutating func addSigns(
    _ row: [String], _ tokens: [Token], _ pushback: Heard, sentence: Int
  ) {
    for (index, word) in row.enumerated() {
      func next(_ ahead: Int) -> String { index + ahead < row.count ? row[index + ahead] : "" }
      if ["by", "on", "until", "at", "till", "for", "next", "before"].contains(word),
        ["<day>", "<num>"].contains(next(1)) || next(1) == "the" && next(2) == "<ord>"
      {
        add(fact: "a date", Self.dense, sentence: sentence)
      }
      if word == "!" { add(fact: "exclaims", Self.dense, sentence: sentence) }
      let acts = Self.deeds.contains(next(1)) || Self.deeds.contains(next(2))
      if ["you", "youd", "youve"].contains(word), acts {
        add(fact: "what you did", 0.3, sentence: sentence)
      }
      if ["he", "she", "they", "<name>", "<namep>"].contains(word), acts {
        add(fact: "what they did", 0.3, sentence: sentence)
      }
      if ["you", "he", "she", "they"].contains(word), Words.isPast(next(1)),
        !Self.kindDeeds.contains(next(1))
      {
        add(fact: word + " and the past", 0.2, sentence: sentence)
      }
      if word == "<namep>", pushback.names.contains(tokens[index].norm) {
        add(fact: "the name from the pushback", 0.3, sentence: sentence)
      }
      if word == "who", row.last != "?" {
        add(fact: "who, and no question", 0.3, sentence: sentence)
      }
      if word == "but" {
        add(fact: "but", 0.1, sentence: sentence)
        if row[..<index].suffix(14).contains(where: {
          Self.blames.contains($0) || ["angry", "saying", "friend"].contains($0)
        }) {
          add(fact: "no blame, but", 0.3, sentence: sentence)
        }
      }
      if ["ill", "id", "ive"].contains(word),
        row[index...].prefix(10).contains(where: {
          ["him", "her", "them", "his", "their"].contains($0)
        })
      {
        add(fact: "what I do about them", 0.3, sentence: sentence)
      }
      if ["note", "write", "put", "record", "report", "document", "minutes"].contains(word),
        row[index...].prefix(9).contains(where: {
          ["him", "his", "her", "<name>", "<namep>", "<role>"].contains($0)
        })
      {
        add(fact: "them in the minutes", 0.3, sentence: sentence)
      }
    }
  }

  // MARK: - Blame

  private static let blame: Float = 0.4

  /// What would be found in a post-mortem, questions that reproach, and what is to
  /// become of somebody.
  private mutating func addBlame(
    _ passage: Prose.Passage, _ units: [Prose.Passage.Unit], _ pushback: Heard
  ) {
    let people = People(named: pushback.names.filter { !People().isThing($0) })
    let none = MarkdownText(text: "", offsets: [], foreign: [])
    for (index, unit) in units.enumerated() {
      let sentence = Sentence(
        passage.tokens(of: unit), of: none, scalars: passage.scalars, people: people,
        section: .rootCause)
      for blame in Blame.all(in: sentence) {
        add(fact: "blame " + blame.kind.rawValue, Self.blame, sentence: index)
      }
      let words = sentence.norms
      if Statement.isReproach(words) { add(fact: "reproach", Self.blame, sentence: index) }
      for place in words.indices {
        let next = place + 1 < words.count ? words[place + 1] : ""
        if ["he", "she", "they", "person"].contains(words[place]),
          Self.fates.contains(next)
            || ["hell", "theyll"].contains(words[place])
        {
          add(fact: "what becomes of them", 0.3, sentence: index)
        }
        if ["his", "her"].contains(words[place]), Self.standing.contains(next) {
          add(fact: "their standing", 0.3, sentence: index)
        }
        if words[place] == "your", place <= 2 || words.last == "?" {
          add(fact: "your own", 0.3, sentence: index)
        }
        if ["person", "somebody", "someone", "those", "whoever", "anybody"].contains(words[place]),
          words.last != "?"
        {
          add(fact: "some person", 0.2, sentence: index)
        }
      }
    }
  }

  private static let fates = words(
    """
    will wont isnt gets has shall shouldnt wouldnt hasnt cant doesnt needs deserves must ought going
    """)

  private static let standing = words(
    """
    lead manager boss contract file holiday access future job bonus supervisor record training team \
    permissions account name signature initials reputation attitude work shift
    """)

  // MARK: - Phrases

  private static let cue: Float = 0.3
  private static let negations: Set<String> = [
    "not", "no", "never", "nobody", "dont", "isnt", "wasnt", "didnt", "without", "none", "cant",
    "nor",
    "neither", "wont", "arent", "nothing",
  ]

  /// The phrases of the families, taken apart as the replies are.
  private static let cues: [String: [(words: [String], family: String)]] = {
    var cues: [String: [(words: [String], family: String)]] = [:]
    for (family, phrases) in ReplyCues.families {
      for phrase in phrases.split(separator: "/") {
        let words = Prose.Passage(String(phrase)).tokens.filter { $0.kind != .sign }.map(\.norm)
        guard let first = words.first, words.contains(where: { $0 != "#" && $0 != ":" }) else {
          continue
        }
        cues[first, default: []].append((words, family))
      }
    }
    return cues
  }()

  private mutating func addCues(_ passage: Prose.Passage, _ units: [Prose.Passage.Unit]) {
    var found: [String: Set<String>] = [:]
    for (sentence, unit) in units.enumerated() {
      let words = passage.tokens(of: unit).filter { $0.kind != .sign && !$0.isFiller }.map(\.norm)
      for index in words.indices {
        for (phrase, family) in Self.cues[words[index]] ?? []
        where index + phrase.count <= words.count
          && words[index..<(index + phrase.count)].elementsEqual(phrase)
        {
          let isDenied = words[max(0, index - 4)..<index].contains { Self.negations.contains($0) }
          let name = (isDenied ? "not " : "") + family
          found[name, default: []].insert(phrase.joined(separator: " "))
          add(fact: "cue 1 " + name, Self.cue, sentence: sentence)
        }
      }
    }
    for (name, phrases) in found {
      for least in [2, 3, 5] where phrases.count >= least {
        add(fact: "cue \(least) " + name, Self.cue)
      }
    }
  }

  // MARK: - Word lists

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  private static let days = words(
    """
    monday tuesday wednesday thursday friday saturday sunday today tomorrow tonight noon midnight lunch \
    january february march april june july august september october november december spring summer \
    autumn winter
    """)

  private static let ordinals = words(
    """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth fifteenth twentieth \
    thirtieth
    """)

  private static let roles = words(
    """
    engineer developer operator administrator analyst manager lead director contractor vendor team \
    colleague tester supplier person somebody someone guy technician owner author approver approvers \
    people qa procurement infrastructure sales finance
    """)

  private static let systems = words(
    """
    system systems process processes screen screens check checks alert alerts alarm alarms alerting \
    monitoring tool tools tooling list page pages review reviews lock locks test tests limit limits \
    runbook playbook form forms queue queues console button log logs dashboard panel panels default \
    setting settings step steps gate guard guardrail control controls design interface label labels name \
    procedure checklist approval approvals sign release pipeline scan warning warnings signal information \
    context documentation docs handover onboarding access permission permissions rule rules timeout retry \
    backup restore failover route routing feed field fields format validation threshold automation \
    rollback undo gap mechanism setup switch script calendar register template
    """)

  private static let blames = words(
    """
    blame blameless blaming fault guilty guilt accuse accused culprit villain idiot finger fingers \
    scapegoat judging judge judged
    """)

  private static let concerns = words(
    """
    right fair true understand hear see agree agreed noted sorry awful brutal stings frustrating annoying \
    grates honest yes serious thank thanks legitimate valid point
    """)

  /// What it is kind to grant that somebody did.
  private static let kindDeeds = words(
    """
    asked told said took carried raised warned followed got heard handled called worked stood helped \
    reported noticed found lost paid waited tried came stayed
    """)

  private static let deeds = words(
    """
    did had made signed ticked pressed typed ran pushed muted skipped broke left missed forgot picked \
    clicked deleted approved moved sold entered ignored let opened
    """)
}
