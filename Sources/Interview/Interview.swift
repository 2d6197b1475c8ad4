import Scenarios
import Scoring

/// One mock interview, from the reading aloud to the candidate's rating of the
/// interviewer.
///
/// Events go in, actions for the program come out. It knows no terminal, no
/// network, no disk and no time but the one it is given. The clock of the answer
/// runs from the first Enter to the grading, and stops for nothing: the candidate
/// goes on speaking.
package struct Interview: Sendable {
  /// What happened.
  package enum Event: Equatable, Sendable {
    /// The situation was read aloud, or the interview goes on after a break.
    case start
    /// The interviewer finished a line.
    case line(String)
    /// The candidate finished a line on their own keyboard.
    case typed(String)
  }

  /// What the program should do, in this order.
  package enum Action: Equatable, Sendable {
    /// Put the entry on disk before the next prompt.
    case keep(Entry)
    /// Show where the interview now stands; a question is to be read aloud.
    case present(Place)
    case marked(Mark)
    case tookBack(Subject)
    /// Say what the last line had done and no longer does.
    case undone(Entry)
    /// Show a line of the candidate's.
    case show(typed: String, beat: Beat)
    /// Ask for the level of the signal, with its descriptions in view.
    case judge(Proposal)
    /// Say why this level is proposed.
    case explain(Proposal)
    case askStrength
    case askChange
    /// Let the candidate rate the interviewer.
    case askRating
    /// List the shorthand.
    case help
    /// Everything is graded.
    case finish
    case refuse(Refusal)
  }

  package let scenario: Scenario
  package let candidate: String
  package let interviewer: String
  /// Everything that the interviewer may tick, in the file's order.
  package let points: [Point]
  package let questions: [Question]

  private let pointIDs: Set<String>
  private let keywords: Keywords
  private var entries: [Entry] = []
  private var course = Course()
  private var elapsed = Duration.zero
  private var runningSince: Duration?

  /// As much as is kept of one interview; far more than anybody types.
  private static let entryLimit = 20_000

  package init(scenario: Scenario, candidate: String, interviewer: String) {
    self.scenario = scenario
    self.candidate = candidate
    self.interviewer = interviewer
    points = scenario.points
    questions = Question.all(on: scenario)
    pointIDs = Set(points.map(\.id))
    keywords = Keywords(points)
  }

  /// An interview that goes on where it stopped.
  ///
  /// The entries may come from a damaged file: what does not fit the scenario is
  /// left out. The time since the last of them does not count.
  package init(
    restoring entries: [Entry], scenario: Scenario, candidate: String, interviewer: String
  ) {
    self.init(scenario: scenario, candidate: candidate, interviewer: interviewer)
    for entry in entries.prefix(Self.entryLimit) where fits(entry) {
      if entry == .undone { _ = undo() } else { add(entry) }
    }
    // A damaged time must not overflow the clock.
    elapsed = min(max(.zero, self.entries.compactMap(\.at).max() ?? .zero), .seconds(86_400))
  }

  // MARK: - Reading

  /// What brings the interview back, but for the lines that the candidate typed.
  package var record: [Entry] { entries.filter { if case .typed = $0 { false } else { true } } }

  /// The time spent in each place that was left.
  package var times: [Place: Duration] { course.times }

  /// Where the interview stands; nil before the first Enter.
  package var place: Place? { course.place }

  package var isOver: Bool { course.isRated }

  /// The time since the first Enter; it stands once the answer is over.
  package func clock(at now: Duration) -> Duration {
    guard place != .grading else { return elapsed }
    return elapsed + (runningSince.map { max(.zero, now - $0) } ?? .zero)
  }

  /// The time in the present place, with earlier stays.
  package func placeClock(at now: Duration) -> Duration {
    guard let place else { return .zero }
    return (course.times[place] ?? .zero) + max(.zero, clock(at: now) - course.enteredAt)
  }

  package var sheet: MarkSheet { course.sheet }

  /// What the candidate typed, as it is scored; empty where they spoke.
  package var answer: Answer { Answer(beats: course.typed) }

  /// The question that `place` asks.
  package func question(of place: Place) -> Question? {
    guard case .question(let id) = place else { return nil }
    return questions.first { $0.id == id }
  }

  package func proposal(for signal: Signal) -> Proposal {
    Proposal(for: signal, from: sheet, on: scenario)
  }

  /// What can be typed next, for completion: the points by number, the likely
  /// ones first, then the words, then the points by word.
  package var shorthand: [String] {
    guard let place, place != .grading else { return [] }
    return orderedPoints(for: place).map(\.id)
      + Subject.words.map(\.rawValue) + ["push", "done"] + keywords.all
  }

  /// The points with those that belong into `place` first.
  package func orderedPoints(for place: Place) -> [Point] {
    let likely = likely(in: place)
    return points.filter { likely.contains($0.id) } + points.filter { !likely.contains($0.id) }
  }

  /// The points that belong into `place`.
  package func likely(in place: Place) -> Set<String> {
    let path = DiagnosisPath(scenario)
    switch place {
    case .beat(.situation), .beat(.task): return Set(path.scope)
    case .beat(.action): return Set(path.steps + path.informing)
    case .beat(.result): return Set(path.fix + path.verification + path.informing)
    case .beat(.takeaway), .beat(.followUp), .grading:
      return Set(points.filter { $0.kind == .prevention }.map(\.id))
    case .question(let id):
      if pointIDs.contains(id) { return [id] }
      return likely(in: .beat(.takeaway))
    }
  }

  /// The question to ask next: the one that probes the weakest signal so far, a
  /// follow-up before an objection; nil when all were asked.
  package func nextQuestion(pushback: Bool = false) -> Question? {
    let levels = Dictionary(
      uniqueKeysWithValues: Signal.allCases.map { ($0, proposal(for: $0).level) })
    let open = questions.filter { question in
      !course.asked.contains(question.id)
        // The harder form makes sense only after the first.
        && (!question.id.hasSuffix("+") || course.asked.contains(String(question.id.dropLast())))
    }
    let wanted = open.filter { $0.isPushback == pushback }
    func level(_ question: Question) -> Int { levels[question.probes] ?? 0 }
    // The harder form of the objection just made comes before any other.
    if pushback, let last = course.asked.last,
      let harder = wanted.first(where: { $0.id == last + "+" })
    {
      return harder
    }
    return wanted.min { level($0) < level($1) }
  }

  // MARK: - Events

  /// Takes what happened at `now`, on a clock of the caller's that never goes
  /// back, and says what to do.
  package mutating func handle(_ event: Event, at now: Duration) -> [Action] {
    elapsed = clock(at: now)
    if runningSince != nil { runningSince = now }
    switch event {
    case .start:
      runningSince = now
      return start()
    case .typed(let line):
      return take(typed: line)
    case .line(let line):
      guard !isOver else { return [] }
      switch place {
      case nil: return []
      case .grading: return grade(line)
      case .beat, .question: return note(line)
      }
    }
  }

  private mutating func start() -> [Action] {
    switch place {
    case nil: enter(.beat(.situation))
    case .grading: askNext()
    case let place?: [.present(place)]
    }
  }

  private mutating func take(typed line: String) -> [Action] {
    guard let place, place != .grading, entries.count < Self.entryLimit else { return [] }
    let entry = Entry.typed(line, in: place.beat, at: elapsed)
    add(entry)
    return [.keep(entry), .show(typed: line, beat: place.beat)]
  }

  private mutating func note(_ line: String) -> [Action] {
    guard let place else { return [] }
    switch Shorthand(line, points: pointIDs, keywords: keywords) {
    case .next:
      return enter(next(after: place))
    case .done:
      return enter(.grading)
    case .pushback:
      guard let question = nextQuestion(pushback: true) else { return [.refuse(.nothingToAsk)] }
      return enter(.question(question.id))
    case .help:
      return [.help]
    case .undo:
      return takeBackLast()
    case .unknown(let id):
      return [.refuse(.unknownPoint(id, of: points.filter { $0.id.first == id.first }.count))]
    case .takeBack(let subject):
      guard sheet.marks.contains(where: { $0.subject == subject }) else {
        return [.refuse(.notMarked(subject))]
      }
      return keep(.tookBack(subject, at: elapsed)) + [.tookBack(subject)]
    case .note(let text):
      let mark = Mark(
        .note, words: text, at: elapsed, beat: place.beat)
      return keep(.marked(mark)) + [.marked(mark)]
    case .marks(let tokens):
      return tokens.flatMap { token in
        let mark = Mark(
          token.subject, isPartly: token.isPartly,
          words: token.words,
          at: elapsed, beat: place.beat)
        return keep(.marked(mark)) + [.marked(mark)]
      }
    }
  }

  private func next(after place: Place) -> Place {
    if case .beat(let beat) = place, let index = Beat.story.firstIndex(of: beat),
      index + 1 < Beat.story.count
    {
      return .beat(Beat.story[index + 1])
    }
    return nextQuestion().map { .question($0.id) } ?? .grading
  }

  private mutating func enter(_ place: Place) -> [Action] {
    let kept = keep(.entered(place, at: elapsed))
    guard place == .grading else { return kept + [.present(place)] }
    return kept + [.present(place)] + askNext()
  }

  // MARK: - Grading

  private mutating func grade(_ line: String) -> [Action] {
    let text = line.trimmed
    if text == "u" { return takeBackLast() }
    if text == "?" { return [.help] }
    if let signal = course.ungraded {
      let proposal = proposal(for: signal)
      if text == "why" { return [.explain(proposal)] }
      guard text.isEmpty || text.utf8.count == 1,
        let level = text.isEmpty ? proposal.level : Int(text),
        (0...4).contains(level)
      else { return [.refuse(.noLevel(text))] }
      return keep(.judged(signal, level: level)) + askNext()
    }
    let words = text
    guard course.strength != nil, course.change != nil else {
      guard !words.isEmpty else { return [.refuse(.wordsWanted)] }
      return keep(course.strength == nil ? .strength(words) : .change(words)) + askNext()
    }
    guard !words.isEmpty else { return keep(.rated(nil)) + askNext() }
    guard let first = words.first, let stars = first.wholeNumberValue, (1...5).contains(stars),
      words.dropFirst().first?.isNumber != true
    else { return [.refuse(.noRating(words))] }
    let rating = Rating(stars: stars, words: String(words.dropFirst()).trimmed)
    return keep(.rated(rating)) + askNext()
  }

  private func askNext() -> [Action] {
    if let signal = course.ungraded { return [.judge(proposal(for: signal))] }
    if course.strength == nil { return [.askStrength] }
    if course.change == nil { return [.askChange] }
    return course.isRated ? [.finish] : [.askRating]
  }

  // MARK: - Keeping

  private mutating func keep(_ entry: Entry) -> [Action] {
    guard entries.count < Self.entryLimit else { return [] }
    add(entry)
    return [.keep(entry)]
  }

  private mutating func add(_ entry: Entry) {
    entries.append(entry)
    course.apply(entry)
  }

  private mutating func takeBackLast() -> [Action] {
    guard let last = undo() else { return [.refuse(.nothingToUndo)] }
    let actions: [Action] = [.keep(.undone), .undone(last)]
    switch last {
    case .marked, .tookBack: return actions
    default: return actions + start()
    }
  }

  private mutating func undo() -> Entry? {
    guard let index = entries.lastIndex(where: \.isUndoable) else { return nil }
    let entry = entries.remove(at: index)
    course = Course(entries)
    return entry
  }

  private func fits(_ entry: Entry) -> Bool {
    if let at = entry.at, at < .zero || at > .seconds(86_400) { return false }
    return switch entry {
    case .entered(.question(let id), at: _): questions.contains { $0.id == id }
    case .marked(let mark): isKnown(mark.subject)
    case .tookBack(let subject, at: _): isKnown(subject)
    case .judged(_, let level): (0...4).contains(level)
    case .rated(let rating): rating.map { (1...5).contains($0.stars) } ?? true
    default: true
    }
  }

  private func isKnown(_ subject: Subject) -> Bool {
    if case .point(let id) = subject { pointIDs.contains(id) } else { true }
  }
}

extension Interview {
  /// The result, once everything was graded; `date` as it should stand in the
  /// export: `21 November 2026`.
  package func scorecard(date: String) -> MockScorecard? {
    guard course.ungraded == nil, let strength = course.strength, let change = course.change else {
      return nil
    }
    return MockScorecard(
      scenario: scenario, candidate: candidate, interviewer: interviewer, date: date,
      levels: course.levels, sheet: sheet, times: course.times, asked: course.asked,
      strength: strength, change: change, rating: course.rating)
  }

  /// What the candidate may see.
  package func candidateView(at now: Duration) -> CandidateView {
    CandidateView(
      title: scenario.title, severity: scenario.severity.rawValue, domain: scenario.domain,
      situation: scenario.situation, role: scenario.role, stage: stage,
      elapsedMilliseconds: placeClock(at: now).milliseconds,
      budgetSeconds: place?.spokenSeconds?.upperBound)
  }

  private var stage: CandidateView.Stage {
    switch place {
    case nil: .waiting
    case .beat(let beat): .beat(beat)
    case .question(let id): .question(questions.first { $0.id == id }?.text ?? "")
    case .grading: .over
    }
  }
}

extension Duration {
  fileprivate var milliseconds: Int {
    Int(clamping: components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000)
  }
}

extension String {
  var trimmed: String {
    let start = firstIndex { !$0.isWhitespace } ?? endIndex
    let end = lastIndex { !$0.isWhitespace }.map { index(after: $0) } ?? start
    return String(self[start..<end])
  }
}
