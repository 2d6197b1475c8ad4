import Foundation
import Scoring
import Testing

@testable import Journal

@Suite struct ScheduleTests {
  @Test(arguments: [
    (0, 1), (6, 1), (7, 3), (10, 3), (11, 7), (13, 7), (14, 14), (15, 14), (16, 30),
  ])
  func theBetterTheScoreTheLongerTheBreak(total: Int, days: Int) {
    #expect(Schedule.days(after: total) == days)
  }

  @Test func whatWasNeverPractisedComesFirstInTheOrderGiven() {
    let found = Schedule.suggestions(
      among: ["a", "b", "c"], after: [practised("b", [1, 1, 1, 1], day: 0)], now: day(50))
    #expect(found.map(\.scenario) == ["a", "c", "b"])
    #expect(found[0].reason == .neverPractised)
    #expect(found[2].reason == .due(day(1)))
  }

  @Test func itIsDueExactlyWhenItsDaysHavePassed() {
    let history = [practised("a", [3, 3, 3, 3], day: 0)]
    let before = Schedule.suggestions(among: ["a"], after: history, now: day(7) - 1)
    #expect(before.first?.reason == .later(day(7)))
    let then = Schedule.suggestions(among: ["a"], after: history, now: day(7))
    #expect(then.first?.reason == .due(day(7)))
  }

  @Test func onlyTheLastScoreOfAScenarioCounts() {
    let history = [
      practised("a", [4, 4, 4, 4], day: 2), practised("a", [0, 0, 0, 0], day: 3),
      practised("a", [4, 4, 4, 4], day: 1),
    ]
    let found = Schedule.suggestions(among: ["a"], after: history, now: day(3))
    #expect(found.first?.reason == .later(day(4)))
  }

  @Test func theWeakestSignalIsDrilledWhereItWasWorstAndNotOnTheLastScenario() {
    let history = [
      practised("a", [3, 3, 3, 3], day: 0),
      practised("b", [4, 1, 4, 4], day: 1),
      practised("c", [4, 0, 4, 4], day: 2),
    ]
    let found = Schedule.suggestions(among: ["a", "b", "c"], after: history, now: day(40))
    #expect(found.map(\.scenario) == ["b", "a", "c"])
    #expect(found.map(\.drill) == [.communication, .communication, .communication])
  }

  @Test func theLongestDueGoesFirstAmongEquals() {
    let history = [
      practised("z", [4, 4, 4, 4], day: 9),
      practised("a", [2, 2, 2, 2], day: 2),
      practised("b", [2, 2, 2, 2], day: 1),
    ]
    let found = Schedule.suggestions(among: ["a", "b", "z"], after: history, now: day(12))
    #expect(found.map(\.scenario) == ["b", "a", "z"])
    #expect(found.map(\.drill) == [nil, nil, nil])
  }

  @Test func aScenarioThatIsGoneIsNotSuggested() {
    let found = Schedule.suggestions(
      among: ["a"], after: [practised("gone", [1, 1, 1, 1], day: 0)], now: day(9))
    #expect(found.map(\.scenario) == ["a"])
  }

  @Test func theLastScenarioIsStillSuggestedWhereThereIsNoOther() {
    let found = Schedule.suggestions(
      among: ["a"], after: [practised("a", [1, 1, 1, 1], day: 0)], now: day(9))
    #expect(found.map(\.scenario) == ["a"])
  }

  @Test func anAnswerTooShortToScoreIsDueTheNextDay() {
    var summary = practised("a", [0, 0, 0, 0], day: 0)
    summary.score?.insufficient = "two words"
    let found = Schedule.suggestions(among: ["a"], after: [summary], now: day(1))
    #expect(found.first?.reason == .due(day(1)))
    #expect(found.first?.drill == nil)
  }

  @Test func onlyTheLastFiveDecideWhatIsWeak() {
    let old = (0..<9).map { practised("o\($0)", [0, 4, 4, 4], day: $0) }
    let recent = (10..<15).map { practised("r\($0)", [4, 4, 4, 2], day: $0) }
    #expect(Schedule.weakest(of: (old + recent).reversed()) == .prevention)
    #expect(Schedule.weakest(of: old) == .diagnosis)
    #expect(Schedule.weakest(of: []) == nil)
  }
}

private func day(_ number: Int) -> Date {
  Date(timeIntervalSince1970: 1_790_000_000 + Double(number) * 86_400)
}

private func practised(_ scenario: String, _ levels: [Int], day number: Int) -> Summary {
  let score = Score(
    scorer: "1", digest: "", levels: Dictionary(uniqueKeysWithValues: zip(Signal.allCases, levels)),
    scored: day(number))
  return Summary(
    number: number, attempt: Attempt(kind: .practice, scenario: scenario, title: scenario),
    started: day(number) - 300, finished: day(number), score: score)
}
