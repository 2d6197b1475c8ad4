import Scenarios
import Scoring
import Testing

@testable import Interview

@Suite struct InterviewTests {
  @Test func fiveBeatsThenQuestionsThenTheLevels() {
    var round = Round()
    #expect(round.type("d1").isEmpty, "nothing counts before the clock runs")
    #expect(round.send(.start) == [.present(.beat(.situation))])
    for beat in Beat.story.dropFirst() { #expect(round.type("") == [.present(.beat(beat))]) }
    // Nothing was ticked, so that three signals are equally weak; the file's first question is read.
    #expect(round.type("") == [.present(.question("f1"))])
    #expect(round.type("done").first == .present(.grading))
  }

  @Test func aMarkCarriesItsTimeAndTheClockNeverStops() {
    var round = Round()
    round.send(.start, after: .seconds(100))
    let mark = Interview.Mark(.point("d1"), at: .seconds(34), beat: .situation)
    #expect(round.type("d1", after: .seconds(34)) == [.marked(mark)])
    round.type("asked who owned the push", after: .seconds(7))
    #expect(round.interview.clock(at: round.now) == .seconds(41))
    #expect(round.interview.sheet.marks.last?.words == "asked who owned the push")
    #expect(round.interview.sheet.marks.last?.subject == .note)
    round.type("", after: .seconds(1))
    #expect(round.interview.clock(at: round.now + .seconds(8)) == .seconds(50))
    #expect(round.interview.placeClock(at: round.now + .seconds(8)) == .seconds(8))
  }

  static let readings: [(line: String, marks: [String])] = [
    ("d1", ["d1"]),
    ("D1", ["d1"]),
    ("d2?", ["d2?"]),
    ("d1 d2? told", ["d1", "d2?", "told"]),
    ("told finance at nine", ["told finance at nine"]),
    ("number 14M", ["number 14M"]),
    ("own?", ["own?"]),
    ("campaign", ["d2"]),
    ("campaign?", ["d2?"]),
    ("Autoscaling", ["p1"]),
    ("calm voice", ["note calm voice"]),
    ("p99 was high", ["note p99 was high"]),
    (" told", ["note told"]),
    ("d1 then the release", ["d1 then the release"]),
    ("why not earlier?", ["note why not earlier?"]),
  ]

  @Test(arguments: readings)
  func aShortLineBecomesMarks(line: String, marks: [String]) {
    var round = Round()
    round.send(.start)
    round.type(line)
    let written = round.interview.sheet.marks.map { mark in
      mark.subject.rawValue + (mark.isPartly ? "?" : "") + (mark.words.isEmpty ? "" : " ")
        + mark.words
    }
    #expect(written == marks)
  }

  @Test func aPointThatDoesNotExistIsRefusedWithTheRange() {
    var round = Round()
    round.send(.start)
    #expect(round.type("d9") == [.refuse(.unknownPoint("d9", of: 5))])
    #expect(Refusal.unknownPoint("d9", of: 5).message == "no point `d9`; there are `d1` to `d5`")
    #expect(round.type("d1 d9") == [.refuse(.unknownPoint("d9", of: 5))])
    #expect(round.interview.sheet.marks.isEmpty)
  }

  @Test func aMarkIsTakenBackByItsName() {
    var round = Round()
    round.send(.start)
    #expect(round.type("-d1") == [.refuse(.notMarked(.point("d1")))])
    round.type("d1?")
    round.type("d1")
    #expect(round.type("-d1") == [.tookBack(.point("d1"))])
    #expect(round.interview.sheet.level(of: "d1") == 0)
    round.type("told the CFO")
    round.type("told support")
    round.type("-told")
    #expect(round.interview.sheet.all(.told).map(\.words) == ["the CFO"])
  }

  @Test func oneKeyUndoesWhateverCameLast() {
    var round = Round()
    round.send(.start)
    #expect(round.type("u") == [.refuse(.nothingToUndo)])
    round.type("d1")
    let mark = Interview.Mark(.point("d2"), at: .seconds(3), beat: .situation)
    round.type("d2")
    #expect(round.type("u") == [.undone(.marked(mark))])
    #expect(round.interview.sheet.level(of: "d2") == 0)
    #expect(round.interview.sheet.level(of: "d1") == 2)
    round.type("-d1")
    round.type("u")
    #expect(round.interview.sheet.level(of: "d1") == 2)
    // An Enter too early: back in the beat, whose clock never stopped.
    round.type("")
    round.send(.typed("what they typed"))
    #expect(round.type("u").last == .present(.beat(.situation)))
    #expect(round.interview.placeClock(at: round.now) == round.interview.clock(at: round.now))
    #expect(round.interview.answer.beats == [.task: "what they typed"])
  }

  @Test func theQuestionThatProbesTheWeakestSignalIsReadFirst() {
    var round = Round()
    round.send(.start)
    for line in ["d1", "d2", "d3", "d4", "d5", "p1", "p2", "p3", "own", "told? somebody"] {
      round.type(line)
    }
    for _ in 1..<5 { round.type("") }
    // Communication is the weakest; the follow-up about support asks for it.
    #expect(round.interview.nextQuestion()?.id == "f1")
    #expect(round.type("") == [.present(.question("f1"))])
    round.type("told support, next update at ten")
    #expect(round.interview.sheet.marks.last?.beat == .followUp)
    #expect(round.type("") == [.present(.question("f2"))])
    #expect(round.type("").first == .present(.grading))
  }

  @Test func pushbackIsReadOnDemandAndItsHarderFormAfterIt() {
    var round = Round()
    round.tellAll()
    for line in ["d1", "d2", "told a", "told b", "p1", "p2", "blame"] { round.type(line) }
    #expect(round.type("push") == [.present(.question("m1"))])
    #expect(round.type("push") == [.present(.question("m1+"))])
    #expect(round.interview.question(of: .question("m1+"))?.text == "I want a name.")
    for _ in 1...4 { round.type("push") }
    #expect(round.type("push") == [.refuse(.nothingToAsk)])
  }

  @Test func theInterviewerGradesWithTheProposalInView() {
    var round = Round()
    round.tellAll()
    round.type("p1")
    let end = round.now + .seconds(1)
    #expect(
      round.type("done") == [
        .present(.grading), .judge(round.interview.proposal(for: .diagnosis)),
      ])
    let clock = round.interview.clock(at: end)
    #expect(round.type("5") == [.refuse(.noLevel("5"))])
    #expect(round.type("why") == [.explain(round.interview.proposal(for: .diagnosis))])
    #expect(round.type("3") == [.judge(round.interview.proposal(for: .communication))])
    #expect(round.type("u").last == .judge(round.interview.proposal(for: .diagnosis)))
    for line in ["2", "1", ""] { round.type(line) }
    #expect(round.type("") == [.askStrength])
    #expect(round.type("  ") == [.refuse(.wordsWanted)])
    #expect(round.type("Counted first.") == [.askChange])
    #expect(round.type("Tell support.") == [.askRating])
    #expect(round.type("9") == [.refuse(.noRating("9"))])
    #expect(round.type("4 let me think") == [.finish])
    #expect(round.interview.isOver)
    #expect(round.interview.clock(at: round.now) == clock, "grading takes no time of the answer")

    let card = round.interview.scorecard(date: "21 November 2026")
    #expect(
      card?.levels == [.diagnosis: 2, .communication: 1, .blamelessness: 2, .prevention: 2])
    #expect(card?.rating == Interview.Rating(stars: 4, words: "let me think"))
    #expect(round.type("d1").isEmpty)
  }

  @Test func everyEntryOnDiskBringsTheInterviewBack() {
    var round = Round()
    round.send(.start)
    for line in ["d1", "d2", "u", "told finance", "", "own we skipped it", "-told", "", "note"] {
      round.type(line)
    }
    round.send(.typed("we compared both sides"))
    var back = Interview(
      restoring: round.kept, scenario: lag, candidate: "Kim", interviewer: "Ola")
    #expect(back.sheet == round.interview.sheet)
    #expect(back.place == round.interview.place)
    #expect(back.answer == round.interview.answer)
    // Hours later the clock goes on where it stopped.
    let actions = back.handle(.start, at: .seconds(9000))
    #expect(actions == [.present(.beat(.action))])
    #expect(back.clock(at: .seconds(9002)) == round.interview.clock(at: round.now) + .seconds(2))
  }

  @Test func entriesSurviveTheirWayThroughAFile() throws {
    var round = Round()
    round.tellAll()
    for line in ["d1?", "-d1", "u", "push", "done", "1", "1", "1", "1", "a", "b", "3 c"] {
      round.type(line)
    }
    let copy = try JSONRoundTrip.copy(of: round.kept)
    #expect(copy == round.kept)
  }

  @Test func entriesThatDoNotFitAreLeftOut() {
    let broken: [Interview.Entry] = [
      .entered(.beat(.situation), at: .zero),
      .marked(Interview.Mark(.point("d77"), at: .zero, beat: .task)),
      .marked(Interview.Mark(.point("d1"), at: .seconds(-4), beat: .task)),
      .entered(.question("f99"), at: .zero),
      .judged(.diagnosis, level: 77), .undone, .undone, .undone,
    ]
    let back = Interview(restoring: broken, scenario: lag, candidate: "K", interviewer: "O")
    #expect(back.sheet.marks.isEmpty)
    #expect(back.place == .beat(.situation))
  }

  @Test func completionKnowsPointsByNumberAndWordTheLikelyFirst() {
    var round = Round()
    #expect(round.interview.shorthand.isEmpty)
    round.tellAll()
    let offered = round.interview.shorthand
    #expect(Array(offered.prefix(4)) == ["p1", "p2", "p3", "d1"])
    #expect(offered.contains("told") && offered.contains("campaign"))
    #expect(!offered.contains("with"))
  }

  @Test(arguments: [(80, 2), (64, 2), (63, 1), (40, 1)])
  func pointsAreLaidOutForTheScreen(columns: Int, across: Int) {
    var round = Round()
    round.send(.start)
    round.type("d1")
    round.type("d3?")
    round.type("")
    round.type("")
    let grid = PointGrid(round.interview, columns: columns)
    #expect(grid.rows.first?.count == across)
    #expect(grid.rows.joined().count == 10)
    #expect(
      grid.rows.first?.first
        == .init(
          id: "d1", label: "Producer against consumer throughput", level: 2, isLikely: true))
    #expect(grid.rows.joined().first { $0.id == "d3" }?.level == 1)
    #expect(across * (grid.labelWidth + PointGrid.gutter) + 2 * (across - 1) <= columns)
  }

  @Test func theCandidateSeesNoWordOfTheRubric() throws {
    var round = Round()
    var seen = try JSONRoundTrip.text(of: round.interview.candidateView(at: round.now))
    round.send(.start)
    for line in ["d1", "told x", "", "", "", "", "", "push", "done", "", "", "", "", "a", "b", ""] {
      round.type(line)
      seen += try JSONRoundTrip.text(of: round.interview.candidateView(at: round.now))
    }
    #expect(seen.contains("14 million"))
    #expect(seen.contains("Which alert would have caught it?"))
    for point in lag.points { #expect(!seen.contains(point.text)) }
    for word in ["campaign", "Autoscaling", "garbage", "threshold", "lookingFor", "Ola"] {
      #expect(!seen.contains(word))
    }
  }

  @Test func theCandidatesClockIsThatOfTheBeat() {
    var round = Round()
    #expect(round.interview.candidateView(at: round.now).stage == .waiting)
    round.send(.start)
    round.type("", after: .seconds(9))
    let view = round.interview.candidateView(at: round.now + .milliseconds(2500))
    #expect(view.stage == .beat(.task))
    #expect(view.elapsedMilliseconds == 2500)
    #expect(view.budgetSeconds == 10)
  }

  @Test func theNextRoundExchangesRolesOnSomethingNew() {
    for seed in 0..<4 {
      let swap = Swap(
        candidate: "Kim", interviewer: "Ola", library: ["a", "b", "c", "d"], seen: ["a", "c"],
        seed: UInt64(seed))
      #expect(swap.candidate == "Ola" && swap.interviewer == "Kim")
      #expect(swap.scenario == (seed % 2 == 0 ? "b" : "d"))
    }
    let none = Swap(candidate: "Kim", interviewer: "Ola", library: ["a"], seen: ["a"], seed: 7)
    #expect(none.scenario == nil)
  }
}
