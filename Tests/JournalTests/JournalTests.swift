import Foundation
import Scenarios
import Scoring
import Testing

@testable import Journal

@Suite struct JournalTests {
  let noon = Date(timeIntervalSince1970: 1_790_000_000)

  @Test func anAttemptComesBackAsItWasKept() throws {
    let journal = Journal()
    let attempt = Attempt(
      kind: .interview, scenario: "silent-data-loss", digest: "0123456789abcdef",
      title: "Revenue, \u{0}gone", mode: .spoken, typingSpeed: 60, person: "Kim",
      partner: "Ola", seed: .max)
    let number = try journal.begin(attempt, at: noon)
    try journal.append(line("situation", "finance told us", at: 4, elapsed: 4), to: number)
    try journal.append(
      line("task", "on call\u{0} und Bereitschaft 🚨", at: 9, elapsed: 5), to: number)
    let progress = AttemptProgress(
      part: "task",
      parts: [
        "situation": .init(elapsed: .seconds(4), words: 3, hints: 1),
        "task": .init(elapsed: .milliseconds(7250), words: 2),
      ], answered: .milliseconds(11_250), asked: [3, 1])
    try journal.keep(progress, of: number)

    let record = try journal.record(number)
    #expect(record.summary.attempt == attempt)
    #expect(record.summary.started == noon)
    #expect(record.summary.state == .open)
    #expect(record.summary.hints == 1)
    #expect(record.progress == progress)
    #expect(
      record.lines == [
        line("situation", "finance told us", at: 4, elapsed: 4),
        line("task", "on call\u{0} und Bereitschaft 🚨", at: 9, elapsed: 5),
      ])
    #expect(record.parts == ["situation", "task"])
  }

  @Test func aLineCarriesTheTimeOfItsPartEvenIfNothingElseIsKept() throws {
    let journal = Journal()
    let number = try journal.begin(practice, at: noon)
    try journal.append(line("task", "one", at: 30, elapsed: 12), to: number)
    let record = try journal.record(number)
    #expect(record.progress.parts["task"]?.elapsed == .seconds(12))
    #expect(record.progress.answered == .seconds(30))
  }

  @Test func withdrawnLinesStayAndTheNewOneTakesTheirPlace() throws {
    let journal = Journal()
    let number = try journal.begin(practice, at: noon)
    try journal.append(line("task", "one", at: 1), to: number)
    try journal.append(line("task", "two", at: 2), to: number)
    try journal.append(line("situation", "else", at: 3), to: number)
    try journal.replace("task", with: line("task", "three", at: 4), in: number)
    let record = try journal.record(number)
    #expect(record.lines.map(\.text) == ["one", "two", "else", "three"])
    #expect(record.lines.map(\.isWithdrawn) == [true, true, false, false])
    #expect(record.text(of: "task") == "three")
    #expect(record.text(of: "situation") == "else")

    try journal.replace("task", with: nil, in: number)
    #expect(try journal.record(number).text(of: "task").isEmpty)
    #expect(try journal.record(number).parts == ["situation"])
  }

  @Test func aScorecardComesBackWordForWord() throws {
    let journal = Journal()
    let number = try journal.begin(practice, at: noon)
    try journal.finish(number, at: noon + 200)
    try journal.keep(.sample, of: number, scorer: "1", digest: "d", at: noon + 201)
    let record = try journal.record(number)
    #expect(record.scorecard == .sample)
    #expect(record.summary.state == .finished)
    #expect(record.summary.finished == noon + 200)
    let score = try #require(record.summary.score)
    #expect(score.levels == [.diagnosis: 3, .communication: 2, .blamelessness: 4, .prevention: 2])
    #expect(score.total == 11)
    #expect(score.verdict == .hire)
    #expect(score.flags == [.vagueTimeline, .noNumbers])
    #expect(score.isComparable(scorer: "1", digest: "d"))
    #expect(!score.isComparable(scorer: "2", digest: "d"))
    #expect(!score.isComparable(scorer: "1", digest: "e"))
  }

  @Test func everyPartOfAScorecardIsKept() {
    // A new one has to be added to the archive, and to the sample above all.
    let parts = Set(Mirror(reflecting: Scorecard.sample).children.compactMap(\.label))
    #expect(
      parts == [
        "signals", "flags", "flagEvidence", "points", "pointEvidence", "pace", "insufficient",
        "advice", "perhaps", "isOtherIncident",
      ])
  }

  @Test func theLatestOfSeveralScoresCounts() throws {
    let journal = Journal()
    let number = try journal.begin(practice, at: noon)
    try journal.keep(.sample, of: number, scorer: "1", digest: "", at: noon)
    var better = Scorecard.sample
    better.signals[.prevention]?.level = 4
    try journal.keep(better, of: number, scorer: "2", digest: "", at: noon + 1)
    let record = try journal.record(number)
    #expect(record.scores.map(\.total) == [11, 13])
    #expect(record.scorecard == better)
    #expect(try journal.history().first?.score?.scorer == "2")
  }

  @Test func tooLittleToScoreIsKeptAsSuch() throws {
    let journal = Journal()
    let number = try journal.begin(practice, at: noon)
    let card = Scorecard(
      signals: [:], flags: [], points: [:], pace: [:],
      insufficient: Insufficiency(.noIncident, "no incident in it"))
    try journal.keep(card, of: number, digest: "", at: noon)
    let summary = try #require(try journal.history().first)
    #expect(summary.score?.insufficient == "no incident in it")
    #expect(summary.levels == nil)
    #expect(try journal.record(number).scorecard == card)
  }

  @Test func marksAreTakenBackButNotForgotten() throws {
    let journal = Journal()
    let number = try journal.begin(practice, at: noon)
    let d1 = try journal.keep(
      Mark(what: "d1", part: "action", at: .seconds(34)), of: number)
    let note = try journal.keep(
      Mark(what: "note", at: .seconds(41), isPartly: true, note: "asked who owned it"),
      of: number)
    try journal.takeBack(d1, of: number)
    var withdrawn = d1
    withdrawn.isTakenBack = true
    #expect(try journal.record(number).marks == [withdrawn, note])
  }

  @Test func theLatestRatingOfEachRaterStays() throws {
    let journal = Journal()
    let number = try journal.begin(practice, at: noon)
    let all: [Signal: Int] = [
      .diagnosis: 3, .communication: 1, .blamelessness: 4, .prevention: 2,
    ]
    try journal.keep(Rating(rater: .interviewer, levels: [.diagnosis: 1], rated: noon), of: number)
    #expect(try journal.history().first?.interviewerLevels == nil)
    let interviewer = Rating(
      rater: .interviewer, levels: all, strength: "scope first", change: "say who was told",
      note: "with \u{0}", rated: noon)
    try journal.keep(interviewer, of: number)
    let candidate = Rating(rater: .candidate, stars: 5, rated: noon)
    try journal.keep(candidate, of: number)
    let mine = Rating(rater: .myself, levels: [.prevention: 4], rated: noon)
    try journal.keep(mine, of: number)
    #expect(try journal.record(number).ratings == [interviewer, candidate, mine])
    #expect(try journal.history().first?.levels == all)
  }

  @Test func aReportOfANameTakesTheEarlierOnesPlace() throws {
    let journal = Journal()
    let number = try journal.begin(practice, at: noon)
    try journal.keepReport("postmortem", body: "{}", of: number, at: noon)
    try journal.keepReport("postmortem", body: #"{"a":1}"#, of: number, at: noon + 1)
    try journal.keepReport("meeting", body: "[]", of: number, at: noon)
    let reports = try journal.record(number).reports
    #expect(reports.map(\.name) == ["meeting", "postmortem"])
    #expect(reports.map(\.body) == ["[]", #"{"a":1}"#])
  }

  @Test func whatEndedTakesNoMoreLines() throws {
    let folder = try TemporaryFolder()
    let journal = Journal(at: folder.journal)
    let number = try journal.begin(practice, at: noon)
    try journal.abandon(number, at: noon)
    #expect(throws: JournalError.notOpen(attempt: number)) {
      try journal.append(line("task", "late"), to: number)
    }
    #expect(throws: JournalError.notOpen(attempt: number)) { try journal.claim(number) }
    #expect(throws: JournalError.noSuchAttempt(7)) { try journal.claim(7) }
    #expect(throws: JournalError.noSuchAttempt(7)) { try journal.record(7) }
    #expect(throws: JournalError.noSuchAttempt(7)) {
      try journal.keep(.sample, of: 7, digest: "", at: noon)
    }
  }

  // MARK: - Lists

  @Test func historyIsLatestFirstAndPassesTheFilter() throws {
    let journal = Journal()
    var other = practice
    other.scenario = "cache-stampede"
    let interview = Attempt(
      kind: .interview, scenario: "cache-stampede", title: "Cache", person: "Kim",
      partner: "Özlem")
    _ = try journal.begin(practice, at: noon)
    let second = try journal.begin(other, at: noon + 100)
    _ = try journal.begin(interview, at: noon + 50)
    try journal.finish(second, at: noon + 300)

    func numbers(_ filter: Filter) throws -> [Int] { try journal.history(filter).map(\.number) }
    #expect(try numbers(.all) == [2, 3, 1])
    #expect(try numbers(Filter(kinds: [.interview])) == [3])
    #expect(try numbers(Filter(scenario: "cache-stampede")) == [2, 3])
    #expect(try numbers(Filter(person: "KIM")) == [3])
    #expect(try numbers(Filter(person: "özlem")) == [3])
    #expect(try numbers(Filter(person: "K")).isEmpty)
    #expect(try numbers(Filter(candidate: "kim")) == [3])
    #expect(try numbers(Filter(candidate: "Özlem")).isEmpty)
    #expect(try numbers(.alone) == [2, 1])
    #expect(try numbers(Filter(states: [.finished])) == [2])
    #expect(try numbers(Filter(kinds: [])).isEmpty)
    #expect(try journal.practisedScenarios() == ["cache-stampede"])
    #expect(try numbers(Filter(since: noon + 50)) == [2, 3])
    #expect(try numbers(Filter(limit: 2)) == [2, 3])
    #expect(try numbers(Filter(scenario: "cache-stampede", since: noon + 51)) == [2])
  }

  @Test func trendsFollowTheLevelsFromTheOldestOn() throws {
    let journal = Journal()
    for (index, level) in [1, 2, 4].enumerated() {
      let number = try journal.begin(practice, at: noon + Double(index))
      var card = Scorecard.sample
      card.signals[.diagnosis]?.level = level
      try journal.keep(card, of: number, scorer: index == 0 ? "old" : "now", digest: "", at: noon)
    }
    let trend = try #require(Trend.all(of: try journal.history(), scorer: "now").first)
    #expect(trend.signal == .diagnosis)
    #expect(trend.entries.map(\.level) == [1, 2, 4])
    #expect(trend.entries.map(\.isComparable) == [false, true, true])
    #expect(trend.mean(ofLast: 2) == 3)
    #expect(trend.mean(ofLast: 0) == nil)
  }

  @Test func anExportHoldsEverythingThatWasSaid() throws {
    let journal = Journal()
    let number = try journal.begin(practice, at: noon)
    try journal.append(line("task", "one", at: 1), to: number)
    try journal.replace("task", with: line("task", "two", at: 2.5), in: number)
    try journal.keep(.sample, of: number, scorer: "1", digest: "d", at: noon)
    let json = try ExportedAttempt(journal.record(number)).json()
    #expect(!json.contains("\n"))
    for part in [
      #""number":1"#, #""started":"2026-09-21T14:13:20Z""#, #""text":"two""#,
      #"{"at":1,"text":"one","withdrawn":true}"#, #""total":11"#, #""verdict":"hire""#,
      #""typing_speed":40"#,
    ] {
      #expect(json.contains(part), "\(part) in \(json)")
    }
  }

  private var practice: Attempt {
    Attempt(kind: .practice, scenario: "silent-data-loss", digest: "d", title: "Revenue")
  }
}

func line(
  _ part: String, _ text: String, at seconds: Double = 0, elapsed: Int = 0
) -> AttemptLine {
  AttemptLine(
    part: part, text: text, at: .milliseconds(Int(seconds * 1000)), elapsed: .seconds(elapsed))
}

extension Scorecard {
  static let sample: Scorecard = {
    let scope = Evidence(
      beat: .action, range: 3..<24, quote: "counted rows on both\u{0}", kind: .scope, point: "d1")
    let told = Evidence(beat: .followUp, range: 0..<4, quote: "told", kind: .vagueTold)
    let blame = Evidence(beat: .result, range: 1..<6, quote: "\"näive\"", kind: .blame)
    var card = Scorecard(
      signals: [
        .diagnosis: Assessment(level: 3, evidence: [scope], advice: "rule something out"),
        .communication: Assessment(level: 2, evidence: [told], advice: nil),
        .blamelessness: Assessment(level: 4, evidence: [scope, told], advice: nil),
        .prevention: Assessment(level: 2, evidence: [told], advice: ""),
      ],
      flags: [.vagueTimeline, .noNumbers], flagEvidence: [.blamesOthers: [blame]],
      points: ["d1": 2, "d2": 0, "p1": 1], pointEvidence: ["d1": scope],
      pace: [.action: Pace(words: 200, spokenSeconds: 80, verdict: .onTime)])
    card.advice = ["Say who you told.", "Give a number."]
    return card
  }()
}
