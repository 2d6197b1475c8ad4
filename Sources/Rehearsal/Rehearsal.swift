import Scenarios

/// One practice attempt, from the first beat to the last follow-up question.
///
/// Events go in, actions for the program come out. It knows no terminal, no
/// disk and no time but the one it is given; give it a clock that stands while
/// the machine sleeps.
package struct Rehearsal: Sendable {
  /// What happened.
  package enum Event: Equatable, Sendable {
    /// The person is ready, at the beginning or after a break.
    case start
    /// A line of the answer was finished; an empty one ends the part.
    case line(String)
    /// Ctrl-D on an empty line, or Enter where the answer is spoken.
    case endOfPart
    case command(Command)
    /// The editor came back with the whole text of the part.
    case rewritten(String)
    /// The caller's choice after ``Action/chooseFollowUps``; none is a choice.
    case asked([Question])
    /// The person has rated themself, or does not want to.
    case rated
    /// The process is about to be stopped.
    case suspended
    /// The process goes on.
    case continued
    /// Ctrl-C twice, and the question whether to give up answered with yes.
    case abandoned
  }

  /// What the program should do, in this order.
  package enum Action: Equatable, Sendable {
    /// Put the line on disk before the next prompt.
    case keep(Line)
    /// Mark the part's lines as withdrawn and put the new one in their place,
    /// both or neither.
    case replace(Part, with: Line?)
    /// Put on disk how far the attempt has come.
    case keepProgress(Progress)
    /// Show the part's heading, and the text that it already has.
    case present(Part, text: String)
    /// Open the editor on this text, then send ``Event/rewritten(_:)``.
    case edit(Part, text: String)
    case hint(Hint)
    /// List ``Command/allCases``.
    case help
    case paused
    case unpaused
    /// Choose by the weakest signal, then send ``Event/asked(_:)``.
    case chooseFollowUps
    /// Let the person rate the four signals, then send ``Event/rated``.
    case rate
    /// The answer is complete.
    case finish
    /// Leave; everything is on disk.
    case leave
    case abandon
    case refuse(Refusal)
  }

  /// Why nothing was done.
  package enum Refusal: Equatable, Sendable {
    /// `/back` in the first beat.
    case nothingBefore

    package var message: String {
      switch self {
      case .nothingBefore:
        "this is the first beat; `/redo` tells it again"
      }
    }
  }

  private enum Phase: Equatable {
    case ready
    case telling
    case choosing
    case rating
    case over
  }

  package let scenario: Scenario?
  package let tempo: Tempo
  /// Whether the person rates the signals before seeing the score.
  package let selfRating: Bool
  /// What may be asked after the story.
  package let questions: [Question]
  /// Everything that is told, in order; the follow-up questions are added once
  /// they are chosen.
  package private(set) var parts: [Part] = Beat.story.map(Part.story)
  package private(set) var isPaused = false

  private var phase = Phase.ready
  private var position = 0
  private var hasChosen = false
  private var isSuspended = false
  /// When the clock was last read while running; nil while it stands.
  private var runningSince: Duration?
  private var answered = Duration.zero
  private var times: [Part: Duration] = [:]
  private var texts: [Part: String] = [:]
  private var words: [Part: Int] = [:]
  private var hints: [Part: Int] = [:]

  /// An attempt on `scenario`, or on a story of the person's own where it is
  /// nil.
  package init(scenario: Scenario?, tempo: Tempo = .standard, selfRating: Bool = false) {
    self.scenario = scenario
    self.tempo = tempo
    self.selfRating = selfRating
    questions = Question.all(for: scenario)
  }

  /// An attempt that goes on where it stopped.
  ///
  /// `lines` are those not withdrawn, in their order. They and `progress` may
  /// come from a damaged file: what does not fit the scenario is left out.
  package init(
    restoring progress: Progress, lines: [Line], scenario: Scenario?, tempo: Tempo = .standard,
    selfRating: Bool = false
  ) {
    self.init(scenario: scenario, tempo: tempo, selfRating: selfRating)
    let asked = progress.asked.compactMap { number in questions.first { $0.number == number } }
    if !asked.isEmpty || progress.part == .transcript { choose(asked) }

    answered = progress.answered.plausible
    for part in parts {
      times[part] = progress.times[part]?.plausible
      hints[part] = progress.hints[part].map { max(0, min($0, 1000)) }
    }
    for line in lines where parts.contains(line.part) {
      append(line.text, to: line.part)
      times[line.part] = max(time(of: line.part), line.elapsed.plausible)
      answered = max(answered, line.at.plausible)
    }
    position =
      if let part = progress.part { parts.firstIndex(of: part) ?? 0 } else { parts.count }
  }

  // MARK: - Reading

  /// The part that is being told; nil while questions are chosen, and after
  /// the last.
  package var part: Part? {
    phase == .telling || phase == .ready ? current : nil
  }

  /// The words of each beat that has any, as they are scored; the answers to
  /// several follow-up questions stand one under the other.
  package var beats: [Beat: String] {
    var beats: [Beat: String] = [:]
    for part in parts {
      guard let beat = part.beat, let text = texts[part], !text.isEmpty else { continue }
      beats[beat] = beats[beat].map { $0 + "\n" + text } ?? text
    }
    return beats
  }

  /// Whether the last part of all is being told, and has words.
  package var isComplete: Bool {
    guard hasChosen, let part, part == parts.last else { return false }
    return !text(of: part).isEmpty
  }

  /// The words of `part`, empty where there are none.
  package func text(of part: Part) -> String { texts[part] ?? "" }

  /// The time spent on `part` up to the last event.
  package func time(of part: Part) -> Duration { times[part] ?? .zero }

  /// The time spent on the whole answer up to the last event, as it now stands:
  /// without what was told again.
  package var total: Duration { parts.reduce(.zero) { $0 + time(of: $1) } }

  package var hintCount: Int { hints.values.reduce(0, +) }

  /// The question that `part` answers, if it is a follow-up.
  package func question(of part: Part) -> Question? {
    guard case .followUp(let number) = part else { return nil }
    return questions.first { $0.number == number }
  }

  /// The clock of the present part; nil where there is no part, or one without
  /// a clock.
  package func clock(at now: Duration) -> BeatClock? {
    guard let part, let budget = tempo.budget(of: part) else { return nil }
    let running = runningSince.map { max(.zero, now - $0) } ?? .zero
    return BeatClock(elapsed: time(of: part) + running, budget: budget)
  }

  /// The words of the present part's budget that are left beside its finished
  /// lines and `draft`, negative where there are more; nil where nothing is
  /// typed against a budget.
  package func wordsLeft(besides draft: String = "") -> Int? {
    guard case .typed = tempo, let part, let budget = tempo.words(in: part) else { return nil }
    return budget - (words[part] ?? 0) - wordCount(of: draft)
  }

  /// How far the attempt has come, up to the last event.
  package var progress: Progress {
    Progress(
      part: position < parts.count ? parts[position] : nil, times: times, words: words,
      answered: answered,
      hints: hints, asked: parts.compactMap { question(of: $0)?.number })
  }

  // MARK: - Events

  /// Takes what happened at `now`, on a clock of the caller's that never goes
  /// back, and says what to do.
  package mutating func handle(_ event: Event, at now: Duration) -> [Action] {
    readClock(at: now)
    if event == .suspended {
      isSuspended = true
      runningSince = nil
      return phase == .over ? [] : [.keepProgress(progress)]
    }
    if isSuspended {
      isSuspended = false
      runClock(from: now)
    }
    switch (event, phase) {
    case (_, .over), (.suspended, _), (.continued, _):
      return []
    case (.abandoned, _):
      return stop(.abandon)
    case (.command(.quit), _):
      return stop(.leave)
    case (.start, .ready):
      return enter(at: now)
    case (.asked(let questions), .choosing):
      choose(questions)
      return enter(at: now)
    case (.rated, .rating):
      return stop(.finish)
    case (.line(let line), .telling):
      return take(line, at: now)
    case (.endOfPart, .telling):
      return isPaused ? unpause(at: now) : advance(at: now)
    case (.command(let command), .telling):
      return obey(command, at: now)
    case (.rewritten(let text), .telling):
      return rewrite(text)
    case (.start, _), (.asked, _), (.rated, _), (.line, _), (.endOfPart, _), (.command, _),
      (.rewritten, _):
      return []
    }
  }

  private mutating func take(_ line: String, at now: Duration) -> [Action] {
    guard line.contains(where: { !$0.isWhitespace }) else {
      return isPaused ? unpause(at: now) : advance(at: now)
    }
    guard let part else { return [] }
    let resumed = isPaused ? unpause(at: now) : []
    append(line, to: part)
    return resumed + [.keep(finished(line, in: part))]
  }

  private mutating func obey(_ command: Command, at now: Duration) -> [Action] {
    guard let part else { return [] }
    switch command {
    case .help:
      return [.help]
    case .hint:
      return hint(for: part)
    case .back:
      guard position > 0 else { return [.refuse(.nothingBefore)] }
      position -= 1
      return enter(at: now)
    case .redo:
      clear(part)
      times[part] = .zero
      return [.replace(part, with: nil)] + enter(at: now)
    case .skip:
      let cleared: [Action] = text(of: part).isEmpty ? [] : [.replace(part, with: nil)]
      clear(part)
      return cleared + advance(at: now)
    case .pause:
      if isPaused { return unpause(at: now) }
      isPaused = true
      runningSince = nil
      return [.keepProgress(progress), .paused]
    case .edit:
      return [.edit(part, text: text(of: part))]
    case .quit:
      return stop(.leave)
    }
  }

  private mutating func hint(for part: Part) -> [Action] {
    let pointers = part.pointers(for: scenario)
    let given = hints[part] ?? 0
    guard given <= pointers.count else { return [.hint(.none)] }
    hints[part] = given + 1
    let hint: Hint =
      given == 0
      ? .guidance(part.guidance)
      : .pointer(pointers[given - 1], number: given, of: pointers.count)
    return [.hint(hint), .keepProgress(progress)]
  }

  private mutating func rewrite(_ text: String) -> [Action] {
    guard let part else { return [] }
    var text = text
    while text.last?.isNewline == true { text.removeLast() }
    guard text != self.text(of: part) else { return [] }
    clear(part)
    guard text.contains(where: { !$0.isWhitespace }) else { return [.replace(part, with: nil)] }
    append(text, to: part)
    return [.replace(part, with: finished(text, in: part))]
  }

  private mutating func advance(at now: Duration) -> [Action] {
    position += 1
    return enter(at: now)
  }

  /// Begins what stands at the present position: a part, or what comes after
  /// them.
  private mutating func enter(at now: Duration) -> [Action] {
    isPaused = false
    runningSince = nil
    if let current {
      phase = .telling
      runClock(from: now)
      return [.keepProgress(progress), .present(current, text: text(of: current))]
    }
    guard hasChosen else {
      phase = .choosing
      return [.keepProgress(progress), .chooseFollowUps]
    }
    guard selfRating else { return stop(.finish) }
    phase = .rating
    return [.keepProgress(progress), .rate]
  }

  private mutating func unpause(at now: Duration) -> [Action] {
    isPaused = false
    runClock(from: now)
    return [.unpaused]
  }

  private mutating func stop(_ last: Action) -> [Action] {
    phase = .over
    runningSince = nil
    return [.keepProgress(progress), last]
  }

  // MARK: - Keeping

  private var current: Part? { position < parts.count ? parts[position] : nil }

  private mutating func choose(_ asked: [Question]) {
    hasChosen = true
    for question in asked where questions.contains(question) {
      let part = Part.followUp(question.number)
      if !parts.contains(part) { parts.append(part) }
    }
    if tempo == .spoken { parts.append(.transcript) }
  }

  private mutating func readClock(at now: Duration) {
    guard let since = runningSince, let current else { return }
    let passed = max(.zero, now - since)
    times[current, default: .zero] += passed
    answered += passed
    runningSince = max(now, since)
  }

  private mutating func runClock(from now: Duration) {
    let runs = phase == .telling && !isPaused && !isSuspended && current != .transcript
    runningSince = runs ? now : nil
  }

  private func finished(_ text: String, in part: Part) -> Line {
    Line(part: part, text: text, at: answered, elapsed: time(of: part))
  }

  private mutating func append(_ line: String, to part: Part) {
    if texts[part, default: ""].isEmpty {
      texts[part] = line
    } else {
      texts[part]? += "\n"
      texts[part]? += line
    }
    words[part, default: 0] += wordCount(of: line)
  }

  private mutating func clear(_ part: Part) {
    texts[part] = nil
    words[part] = nil
  }
}

extension Duration {
  /// Itself within a day, so that a damaged record cannot overflow a clock.
  fileprivate var plausible: Duration { max(.zero, min(self, .seconds(86_400))) }
}

/// Runs of anything but white space that hold a letter or a digit.
private func wordCount(of text: String) -> Int {
  var count = 0
  var isInWord = false
  for scalar in text.unicodeScalars {
    if scalar.properties.isWhitespace {
      isInWord = false
    } else if !isInWord, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      isInWord = true
      count += 1
    }
  }
  return count
}
