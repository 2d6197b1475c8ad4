import Scenarios
import Testing

@testable import Rehearsal

@Suite struct RehearsalTests {
  @Test func fiveBeatsThenTheChosenFollowUpThenTheEnd() {
    var run = Run()
    #expect(run.send(.start) == [.present(.story(.situation), text: "")])
    for beat in Beat.story.dropFirst() {
      #expect(run.send(.line("something happened")).isEmpty)
      #expect(run.send(.line("")) == [.present(.story(beat), text: "")])
    }
    run.send(.line("we changed the check"))
    #expect(run.send(.endOfPart) == [.chooseFollowUps])
    #expect(run.rehearsal.part == nil)

    let question = Question(number: 2, ask: "What if Kafka had kept 48 hours?")
    #expect(run.send(.asked([question])) == [.present(.followUp(2), text: "")])
    #expect(run.rehearsal.question(of: .followUp(2)) == question)
    run.send(.line("then the change log"))
    #expect(run.send(.endOfPart) == [.finish])
    #expect(run.rehearsal.beats[.takeaway] == "we changed the check")
    #expect(run.rehearsal.beats[.followUp] == "then the change log")
    #expect(run.send(.line("too late")).isEmpty)
  }

  @Test func severalFollowUpsAreAnsweredOneUnderTheOther() {
    var run = Run()
    run.tellAll()
    run.send(.asked(Array(run.rehearsal.questions.prefix(2))))
    run.send(.line("first"))
    #expect(run.send(.endOfPart) == [.present(.followUp(2), text: "")])
    run.send(.line("second"))
    #expect(run.send(.endOfPart) == [.finish])
    #expect(run.rehearsal.beats[.followUp] == "first\nsecond")
  }

  @Test func aQuestionThatTheScenarioDoesNotHaveIsNotAsked() {
    var run = Run()
    run.tellAll()
    #expect(run.send(.asked([Question(number: 9, ask: "Who?")])) == [.finish])
  }

  @Test func withSelfRatingThePersonRatesBeforeTheEnd() {
    var run = Run(selfRating: true)
    run.tellAll()
    #expect(run.send(.asked([])) == [.rate])
    #expect(run.send(.line("")).isEmpty)
    #expect(run.send(.rated) == [.finish])
  }

  @Test func aFinishedLineIsKeptWithBothClocks() {
    var run = Run()
    run.send(.start)
    run.send(.endOfPart, after: .seconds(10))
    let kept = run.all(.line("I was on call"), after: .seconds(4))
    #expect(
      kept == [
        .keep(
          Line(
            part: .story(.task), text: "I was on call", at: .seconds(14), elapsed: .seconds(4)))
      ])
  }

  @Test func linesOfABeatStandOneUnderTheOtherAndKeepTheirSpaces() {
    var run = Run()
    run.send(.start)
    run.send(.line("  one "))
    run.send(.line("two\n\nthree"))
    #expect(run.rehearsal.beats == [.situation: "  one \ntwo\n\nthree"])
  }

  @Test func aLineOfSpacesEndsTheBeatLikeAnEmptyOne() {
    var run = Run()
    run.send(.start)
    #expect(run.send(.line(" \t")) == [.present(.story(.task), text: "")])
  }

  // MARK: - Commands

  @Test func backReturnsToTheBeatBeforeWithItsTextAndItsClock() {
    var run = Run()
    run.send(.start)
    run.send(.line("revenue was short"), after: .seconds(30))
    run.send(.endOfPart)
    run.send(.line("on call"), after: .seconds(5))
    #expect(
      run.send(.command(.back)) == [.present(.story(.situation), text: "revenue was short")])
    #expect(run.rehearsal.clock(at: run.now)?.elapsed == .seconds(30))
    run.send(.endOfPart)
    #expect(run.rehearsal.text(of: .story(.task)) == "on call")
    #expect(run.rehearsal.clock(at: run.now)?.elapsed == .seconds(5))
  }

  @Test func backInTheFirstBeatIsRefused() {
    var run = Run()
    run.send(.start)
    #expect(run.send(.command(.back)) == [.refuse(.nothingBefore)])
  }

  @Test func redoWithdrawsTheTextAndStartsTheBeatsClockAnew() {
    var run = Run()
    run.send(.start)
    run.send(.line("wrong"), after: .seconds(20))
    let done = run.send(.command(.redo))
    #expect(
      done == [
        .replace(.story(.situation), with: nil), .present(.story(.situation), text: ""),
      ])
    #expect(run.rehearsal.clock(at: run.now)?.elapsed == .zero)
    #expect(run.rehearsal.beats.isEmpty)
    #expect(run.rehearsal.total == .zero)
    // The answer's own clock never goes back, so that lines stay in order.
    #expect(run.rehearsal.progress.answered == .seconds(20))
  }

  @Test func skipLeavesTheBeatEmptyAndGoesOn() {
    var run = Run()
    run.send(.start)
    #expect(run.send(.command(.skip)) == [.present(.story(.task), text: "")])
    run.send(.line("half a"))
    #expect(
      run.send(.command(.skip)) == [
        .replace(.story(.task), with: nil), .present(.story(.action), text: ""),
      ])
    #expect(run.rehearsal.beats.isEmpty)
  }

  @Test func pauseStopsTheClockAndEnterOnlyGoesOn() {
    var run = Run()
    run.send(.start)
    #expect(run.send(.command(.pause), after: .seconds(3)) == [.paused])
    #expect(run.rehearsal.clock(at: run.now + .seconds(500))?.elapsed == .seconds(3))
    #expect(run.send(.line(""), after: .seconds(500)) == [.unpaused])
    #expect(run.rehearsal.part == .story(.situation))
    #expect(run.rehearsal.clock(at: run.now + .seconds(2))?.elapsed == .seconds(5))
  }

  @Test func aLineTypedWhilePausedIsKeptAndGoesOn() {
    var run = Run()
    run.send(.start)
    run.send(.command(.pause))
    #expect(run.send(.line("still there"), after: .seconds(60)) == [.unpaused])
    #expect(run.rehearsal.beats == [.situation: "still there"])
    #expect(run.rehearsal.time(of: .story(.situation)) == .zero)
  }

  @Test func aStoppedProcessDoesNotUseUpTime() {
    var run = Run()
    run.send(.start)
    run.send(.suspended, after: .seconds(7))
    run.send(.continued, after: .seconds(3600))
    #expect(run.rehearsal.clock(at: run.now + .seconds(1))?.elapsed == .seconds(8))
  }

  @Test func anEventAfterAStopContinuesEvenIfNobodySaidSo() {
    var run = Run()
    run.send(.start)
    run.send(.suspended, after: .seconds(7))
    run.send(.line("back again"), after: .seconds(3600))
    #expect(run.rehearsal.clock(at: run.now + .seconds(1))?.elapsed == .seconds(8))
  }

  @Test func aStopWhilePausedStaysPaused() {
    var run = Run()
    run.send(.start)
    run.send(.command(.pause), after: .seconds(1))
    run.send(.suspended)
    run.send(.continued, after: .seconds(50))
    #expect(run.rehearsal.clock(at: run.now + .seconds(9))?.elapsed == .seconds(1))
  }

  @Test func aClockThatGoesBackTakesNothingAway() {
    var run = Run()
    run.send(.start, after: .seconds(100))
    run.send(.line("a"), after: .seconds(-60))
    #expect(run.rehearsal.time(of: .story(.situation)) == .zero)
    #expect(run.rehearsal.clock(at: .seconds(50))?.elapsed == .zero)
  }

  @Test func theEditorReplacesTheBeatAsAWhole() {
    var run = Run()
    run.send(.start)
    run.send(.line("one"))
    run.send(.line("two"))
    #expect(run.send(.command(.edit)) == [.edit(.story(.situation), text: "one\ntwo")])
    let actions = run.all(.rewritten("three\nfour\n"), after: .seconds(9))
    let line = Line(
      part: .story(.situation), text: "three\nfour", at: .seconds(9), elapsed: .seconds(9))
    #expect(actions == [.replace(.story(.situation), with: line)])
    #expect(run.rehearsal.beats == [.situation: "three\nfour"])
  }

  @Test func anUnchangedTextFromTheEditorIsNotKeptTwice() {
    var run = Run()
    run.send(.start)
    run.send(.line("one"))
    #expect(run.all(.rewritten("one\n")).isEmpty)
  }

  @Test func anEmptyTextFromTheEditorWithdrawsTheBeat() {
    var run = Run()
    run.send(.start)
    run.send(.line("one"))
    #expect(run.all(.rewritten(" \n")) == [.replace(.story(.situation), with: nil)])
  }

  @Test func quitAndAbandonKeepTheProgressFirst() {
    for (event, last) in [
      (Rehearsal.Event.command(.quit), Rehearsal.Action.leave),
      (.abandoned, .abandon),
    ] {
      var run = Run()
      run.send(.start)
      let actions = run.all(event, after: .seconds(12))
      #expect(actions == [.keepProgress(run.rehearsal.progress), last])
      #expect(run.rehearsal.progress.times[.story(.situation)] == .seconds(12))
    }
  }

  @Test func quitLeavesWhileAQuestionIsChosenOrSignalsAreRated() {
    var run = Run(selfRating: true)
    run.tellAll()
    var other = run
    #expect(run.send(.command(.quit)) == [.leave])
    other.send(.asked([]))
    #expect(other.send(.command(.quit)) == [.leave])
  }

  @Test(arguments: [
    ("/help", Command.Reading.command(.help)),
    ("/HELP ", .command(.help)),
    ("/hlep", .unknown(nearest: .help)),
    ("/bck", .unknown(nearest: .back)),
    ("/quitt", .unknown(nearest: .quit)),
    ("/q", .unknown(nearest: .quit)),
    ("/pause please", .unknown(nearest: .pause)),
    ("/help me", .unknown(nearest: .help)),
    ("/foo", .unknown(nearest: nil)),
    ("/var/log was full", .unknown(nearest: nil)),
    ("/tmp", .unknown(nearest: nil)),
    ("/", .unknown(nearest: nil)),
    ("// a note", .unknown(nearest: nil)),
    (" /help", .text),
    (" /var/log was full", .text),
    ("and/or", .text),
  ])
  func whatBeginsWithASlashIsACommandOrNothing(line: String, reading: Command.Reading) {
    #expect(Command.reading(of: line) == reading)
  }

  @Test func onlyTheCommandsOfThePromptAreKnownThere() {
    #expect(Command.reading(of: "/hint", among: [.help, .quit]) == .unknown(nearest: nil))
    #expect(Command.reading(of: "/quit", among: [.help, .quit]) == .command(.quit))
  }

  @Test func aLineOfTheAnswerIsNeverReadAsACommand() {
    var run = Run()
    run.send(.start)
    run.send(.line("/var/log was full"))
    #expect(run.rehearsal.beats[.situation] == "/var/log was full")
  }

  @Test func hintsGiveTheGuidanceThenOnePointerAtATimeAndAreCounted() {
    var run = Run()
    run.send(.start)
    run.send(.endOfPart)
    run.send(.endOfPart)
    #expect(
      run.send(.command(.hint)) == [.hint(.guidance(Part.story(.action).guidance))])
    let pointers = Part.story(.action).pointers(for: .sample)
    #expect(pointers.count == 4)
    for (index, pointer) in pointers.enumerated() {
      #expect(
        run.send(.command(.hint)) == [.hint(.pointer(pointer, number: index + 1, of: 4))])
    }
    #expect(run.send(.command(.hint)) == [.hint(.none)])
    #expect(run.rehearsal.hintCount == 5)
    #expect(run.rehearsal.progress.hints == [.story(.action): 5])
  }

  @Test func pointersHoldNoWordOfTheRubric() {
    let secrets = [
      "row counts", "lag", "null", "parser", "alert", "replay", "developer", "finance",
    ]
    for part in Beat.story.map(Part.story) + [.followUp(1)] {
      for pointer in part.pointers(for: .sample) {
        for secret in secrets {
          #expect(!pointer.lowercased().contains(secret), "\(pointer)")
        }
      }
    }
  }

  @Test func everyPartOfAStoryHasGuidanceAndPointersWithAndWithoutAScenario() {
    for part in Beat.story.map(Part.story) + [.followUp(1)] {
      #expect(!part.guidance.isEmpty)
      #expect(!part.brief.isEmpty)
      #expect(!part.pointers(for: nil).isEmpty)
      #expect(!part.pointers(for: .sample).isEmpty)
      #expect(Set(part.pointers(for: .sample)).count == part.pointers(for: .sample).count)
    }
  }

  // MARK: - Own stories and questions

  @Test func anOwnStoryHasOneQuestionASignal() {
    let questions = Question.all(for: nil)
    #expect(questions.map(\.number) == [1, 2, 3, 4])
    for (probe, question) in zip(Probe.allCases, questions) {
      #expect(Question.probing(probe, in: nil) == question)
    }
  }

  @Test(arguments: [
    (Probe.blamelessness, 3), (.prevention, 1), (.diagnosis, 2), (.communication, 4),
  ])
  func theQuestionFitsTheWeakestSignal(probe: Probe, number: Int) {
    #expect(Question.probing(probe, in: .sample)?.number == number)
  }

  @Test func whereNoQuestionFitsTheFirstIsAsked() {
    var scenario = Scenario.sample
    scenario.followUps = [
      FollowUp(ask: "One?", lookingFor: "one"), FollowUp(ask: "Two?", lookingFor: "two"),
    ]
    for probe in Probe.allCases {
      #expect(Question.probing(probe, in: scenario)?.number == 1)
    }
    scenario.followUps = []
    #expect(Question.probing(.diagnosis, in: scenario) == nil)
  }

  // MARK: - Spoken

  @Test func aSpokenAnswerEndsWithItsTranscript() {
    var run = Run(tempo: .spoken)
    run.tellAll()
    #expect(run.rehearsal.wordsLeft() == nil)
    run.send(.asked([run.rehearsal.questions[0]]))
    #expect(run.send(.line("")) == [.present(.transcript, text: "")])
    #expect(run.rehearsal.clock(at: run.now) == nil)
    let total = run.rehearsal.total
    run.send(.line("so it was a thursday"), after: .seconds(300))
    #expect(run.rehearsal.text(of: .transcript) == "so it was a thursday")
    #expect(run.rehearsal.total == total)
    #expect(run.send(.line("")) == [.finish])
  }

  // MARK: - Going on

  @Test func aKilledAttemptGoesOnWithItsTextsAndItsTime() {
    var run = Run()
    var disk = Disk()
    disk.write(run.all(.start))
    disk.write(run.all(.line("revenue was short"), after: .seconds(30)))
    disk.write(run.all(.line(""), after: .seconds(5)))
    disk.write(run.all(.line("wrong")))
    disk.write(run.all(.command(.redo), after: .seconds(2)))
    disk.write(run.all(.line("I was on call"), after: .seconds(4)))
    // Killed here; what was typed since the last line is gone, its time too.

    var again = Rehearsal(restoring: disk.progress, lines: disk.lines, scenario: .sample)
    #expect(again.part == .story(.task))
    #expect(again.beats == [.situation: "revenue was short", .task: "I was on call"])
    #expect(again.time(of: .story(.situation)) == .seconds(35))
    #expect(again.time(of: .story(.task)) == .seconds(4))
    #expect(again.progress.answered == .seconds(41))
    #expect(again.clock(at: .seconds(90_000))?.elapsed == .seconds(4))
    let actions = again.handle(.start, at: .seconds(90_000))
    #expect(actions.last == .present(.story(.task), text: "I was on call"))
    #expect(again.clock(at: .seconds(90_001))?.elapsed == .seconds(5))
  }

  @Test func anAttemptKilledWhileTheQuestionIsChosenChoosesAgain() {
    var run = Run()
    run.tellAll()
    var again = Rehearsal(restoring: run.rehearsal.progress, lines: [], scenario: .sample)
    #expect(again.handle(.start, at: .zero).last == .chooseFollowUps)
  }

  @Test func anAttemptKilledInTheFollowUpIsAskedTheSame() {
    var run = Run()
    run.tellAll()
    run.send(.asked([run.rehearsal.questions[2], run.rehearsal.questions[0]]))
    run.send(.endOfPart)
    var again = Rehearsal(restoring: run.rehearsal.progress, lines: [], scenario: .sample)
    #expect(again.parts.suffix(2) == [.followUp(3), .followUp(1)])
    #expect(again.handle(.start, at: .zero).last == .present(.followUp(1), text: ""))
  }

  @Test func nonsenseFromADamagedFileIsLeftOut() {
    let progress = Progress(
      part: .followUp(77), times: [.story(.task): .seconds(-5), .followUp(77): .seconds(1)],
      answered: .seconds(Int64.max), hints: [.story(.task): .max], asked: [77, -1, .max])
    let lines = [
      Line(part: .followUp(77), text: "x", at: .zero, elapsed: .zero),
      Line(
        part: .story(.task), text: "kept", at: .seconds(Int64.min), elapsed: .seconds(Int64.max)),
    ]
    var again = Rehearsal(restoring: progress, lines: lines, scenario: .sample)
    #expect(again.part == .story(.situation))
    #expect(again.beats == [.task: "kept"])
    #expect(again.time(of: .story(.task)) == .seconds(86_400))
    _ = again.handle(.start, at: .seconds(1))
    _ = again.handle(.command(.hint), at: .seconds(Int64.max / 2))
    #expect(again.hintCount <= 1001)
  }

  @Test(arguments: [
    "situation", "task", "action", "result", "takeaway", "follow_up.1", "follow_up.12",
    "transcript",
  ])
  func aPartIsKnownByItsName(name: String) {
    #expect(Part(rawValue: name)?.rawValue == name)
  }

  @Test(arguments: ["", "follow_up", "follow_up.0", "follow_up.-1", "follow_up.1000", "Task"])
  func whatIsNoPartHasNoName(name: String) {
    #expect(Part(rawValue: name) == nil)
  }
}

/// A rehearsal with the time that a test has let pass.
private struct Run {
  var rehearsal: Rehearsal
  var now = Duration.zero

  init(tempo: Tempo = .standard, selfRating: Bool = false) {
    rehearsal = Rehearsal(scenario: .sample, tempo: tempo, selfRating: selfRating)
  }

  /// What the rehearsal asks for, keeping aside.
  @discardableResult
  mutating func send(_ event: Rehearsal.Event, after wait: Duration = .zero) -> [Rehearsal.Action] {
    all(event, after: wait).filter { action in
      switch action {
      case .keep, .keepProgress: false
      default: true
      }
    }
  }

  mutating func all(_ event: Rehearsal.Event, after wait: Duration = .zero) -> [Rehearsal.Action] {
    now += wait
    return rehearsal.handle(event, at: now)
  }

  mutating func tellAll() {
    send(.start)
    for _ in Beat.story { send(.endOfPart, after: .seconds(1)) }
  }
}

/// What a program would have on disk.
private struct Disk {
  var lines: [Line] = []
  var progress = Progress(part: nil)

  mutating func write(_ actions: [Rehearsal.Action]) {
    for action in actions {
      switch action {
      case .keep(let line): lines.append(line)
      case .replace(let part, let line):
        lines.removeAll { $0.part == part }
        if let line { lines.append(line) }
      case .keepProgress(let progress): self.progress = progress
      default: break
      }
    }
  }
}

extension Scenario {
  fileprivate static let sample = Scenario(
    id: "silent-data-loss", title: "Revenue that goes missing", severity: .p0,
    situation: "Finance finds revenue short.", role: "You are on call for the data platform.",
    diagnosis: [
      DiagnosisStep(minutes: 0, check: "Compare row counts with Kafka", kind: .scope),
      DiagnosisStep(minutes: 8, check: "Read the consumer lag", finding: "zero"),
      DiagnosisStep(minutes: 40, check: "Correct the parser and replay", kind: .fix),
    ],
    prevention: [
      PreventionMeasure(measure: "Alert on the NULL rate", layer: .detect),
      PreventionMeasure(measure: "Schema tests", layer: .prevent),
    ],
    communication: [Message(audience: "Finance", message: "revenue is short until noon")],
    scapegoat: "the developer who added the column",
    followUps: [
      FollowUp(
        ask: "Why did your monitoring not catch it?",
        lookingFor: "Owns the gap in monitoring, and names a systemic change beyond one alert"),
      FollowUp(
        ask: "What if Kafka had kept 48 hours?",
        lookingFor: "Suppose the first source is gone: another to restore from, in order"),
      FollowUp(
        ask: "The CFO asks who added it.",
        lookingFor: "Gives no name, and says that the own parser swallowed it"),
      FollowUp(
        ask: "The head of sales is on the phone, switch it on now.",
        lookingFor: "Explains the steps in plain words"),
    ])
}
