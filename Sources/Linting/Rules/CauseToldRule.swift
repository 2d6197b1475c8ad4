import Scenarios

/// Who is told the cause has nothing left to find out.
struct CauseToldRule: LintRule {
  static let name = "cause-told"
  static let summary = "Neither title nor situation tells the cause."
  static let passing: [Example] = [
    Example("situation: Pages take 11 seconds, not 240 ms. The root cause is unknown so far."),
    Example("situation: 38% of requests fail, and the payroll file is due to run at 20:00."),
    // What is ruled out later may be told: it tempts.
    Example(
      """
      situation: 38% of requests fail since 19:42. The winter sale ended on 3 March.
      diagnosis:
        - {at: T+0, check: Split errors by country, step: scope}
        - {at: T+5m, check: Rule out that the winter sale ended on 3 March, step: investigate}
        - {at: T+7m, check: Pause the campaign, step: contain}
        - {at: T+9m, check: Watch orders for an hour, step: verify}
      """),
  ]
  static let failing: [Example] = [
    Example("situation: 38% of 900 requests fail. ↓The root cause was a bad limit."),
    Example("situation: 38% of 900 requests fail. ↓This was caused by a new limit."),
    Example("title: ↓Pages slow due to an empty cache"),
    Example(
      """
      situation: 38% of 900 requests fail. ↓All of the 24 were restarted at once by a change of limit.
      """),
    Example("title: ↓A memory-limit change restarts everything"),
    Example(
      """
      title: Search returns nothing for one customer in five
      situation: 20% of 900 searches are empty. ↓A rebuild of the index had stopped half way.
      diagnosis:
        - {at: T+0, check: Split empty results by data centre, step: scope}
        - {at: T+5m, check: Drain the node, step: contain}
        - at: T+9m
          check: Compare the document count with its neighbours
          finding: 1.1 million documents instead of 5.6 million, a rebuild stopped half way
          step: investigate
        - {at: T+19m, check: Watch orders, step: verify}
      """),
    Example(
      """
      situation: 38% of 900 requests fail. ↓You see that keys are evicted far too early.
      diagnosis:
        - {at: T+0, check: Split errors by country, step: scope}
        - at: T+5m
          check: Read the settings of each node
          step: investigate
          listen_for: [keys evicted too early]
        - {at: T+7m, check: Pause the campaign, step: contain}
        - {at: T+9m, check: Watch orders for an hour, step: verify}
      """),
  ]

  func check(_ file: LintedFile) -> [Finding] {
    guard let situation = file.texts.first(where: { $0.key == "situation" }) else { return [] }
    let title = file.texts.first { $0.key == "title" }
    let clues = clues(in: file)
    // What the candidate is told anyway, and what is found first, makes no cause.
    var known = situation.stems
    for text in file.texts where Self.scope(file).contains(text.owner) {
      known.formUnion(text.stems)
    }
    var findings: [Finding] = []
    for text in [title, situation].compactMap(\.self) {
      for sentence in LintedText.sentences(text.text) {
        let words = LintedText.words(of: String(sentence))
        let message: Finding.Message
        if let phrase = Self.causes.first(in: words), !Self.isOpen(words, after: phrase) {
          message = .saysCause(text.key, phrase)
        } else if let clue = clue(in: words, of: text, among: clues, known: known) {
          message = .tells(text.key, clue.point, clue.text)
        } else {
          continue
        }
        let start = sentence.split(separator: " ").prefix(3).joined(separator: " ")
        findings.append(error(message, at: file.place(of: start, in: text.entry), in: file))
      }
    }
    return findings
  }

  /// A part of what the steps on the way to the cause find or are heard by.
  private struct Clue {
    let point: String
    let text: String
    let stems: Set<String>
    /// Of a phrase all has to be told.
    let isPhrase: Bool
  }

  private func clues(in file: LintedFile) -> [Clue] {
    let steps = file.blocks("diagnosis")
    let isKindGiven = steps.contains { $0["step"] != nil }
    var decisive: Set<String> = []
    for (index, step) in steps.enumerated() {
      let kind = step["step"]?.text
      let isMiddle = index > 0 && index < steps.count - 1
      guard kind == "investigate" || (kind == nil && isMiddle && !isKindGiven) else { continue }
      let words = LintedText.words(
        of: (step["check"]?.text ?? "") + " " + (step["finding"]?.text ?? ""))
      // A false trail may be told, it tempts.
      if Self.clearing.first(in: words) == nil { decisive.insert("d\(index + 1)") }
    }
    return file.texts.filter { decisive.contains($0.owner) }.flatMap { text -> [Clue] in
      switch text.key {
      case "finding", "check":
        text.text.split { ",;:.".contains($0) }.map { part in
          Clue(
            point: text.owner, text: String(part.drop { $0 == " " }),
            stems: LintedText.stems(of: LintedText.words(of: String(part))), isPhrase: false)
        }
      case "listen_for":
        [Clue(point: text.owner, text: text.text, stems: text.stems, isPhrase: true)]
      default: []
      }
    }
  }

  private func clue(
    in words: [String], of text: LintedText, among clues: [Clue], known: Set<String>
  ) -> Clue? {
    let told = LintedText.stems(of: words)
    return clues.first { clue in
      let shared = clue.stems.intersection(told)
      if text.key == "title" {
        // A title is short, so that two telling words are enough.
        let telling = shared.subtracting(known)
        return telling.count >= 2 && telling.count * 2 >= clue.stems.count
      }
      guard clue.stems.count >= 3, shared.count >= 3 else { return false }
      return clue.isPhrase
        ? shared.count == clue.stems.count : shared.count * 5 >= clue.stems.count * 4
    }
  }

  private static func scope(_ file: LintedFile) -> Set<String> {
    var owners: Set<String> = []
    for (index, step) in file.blocks("diagnosis").enumerated()
    where step["step"]?.text == "scope" {
      owners.insert("d\(index + 1)")
    }
    return owners
  }

  private static let causes = Phrases([
    "root cause", "caused by", "due to", "the cause was", "the cause is", "the reason was",
  ])

  private static let clearing = Phrases([
    "rule out", "ruled out", "rules out", "cleared", "innocent", "not the cause", "is not it",
  ])

  /// Whether the words behind a phrase say that the cause is open, or that
  /// something is only due to happen.
  private static func isOpen(_ words: [String], after phrase: String) -> Bool {
    let parts = phrase.split(separator: " ").map(String.init)
    guard let start = words.indices.first(where: { words[$0...].starts(with: parts) }) else {
      return false
    }
    let rest = words[(start + parts.count)...].prefix(6)
    if phrase == "due to" {
      return start > 0 && rest.first.map { verbs.contains($0) } ?? false
    }
    return rest.contains { open.contains($0) }
  }

  private static let open: Set<String> = [
    "unknown", "unclear", "open", "not", "nobody", "missing", "investigated", "pending",
  ]

  private static let verbs: Set<String> = [
    "run", "start", "end", "go", "be", "open", "close", "arrive", "expire", "ship", "launch",
    "finish", "begin", "leave", "settle", "pay", "land", "send",
  ]
}

extension Finding.Message {
  fileprivate static func saysCause(_ key: String, _ phrase: String) -> Self {
    Self(
      "'\(phrase)' tells the cause in the \(key)",
      advice: "tell what was known at the first signal; the cause is for the candidate to find")
  }

  fileprivate static func tells(_ key: String, _ point: String, _ clue: String) -> Self {
    Self(
      "the \(key) tells what \(point) has to find out: '\(clue.clipped())'",
      advice: "tell what was known at the first signal; the cause is for the candidate to find")
  }
}
