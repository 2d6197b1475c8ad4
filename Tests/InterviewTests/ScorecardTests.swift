import Scenarios
import Scoring
import Testing

@testable import Interview

@Suite struct ProposalTests {
  static let ladders: [(signal: Signal, lines: [String], level: Int)] = [
    (.diagnosis, [], 0),
    (.diagnosis, ["told x"], 0),
    (.diagnosis, ["d2?"], 1),
    (.diagnosis, ["d2"], 1),
    (.diagnosis, ["d2", "d4"], 2),
    (.diagnosis, ["d2", "d3", "d4"], 2),
    (.diagnosis, ["d1", "d2", "d3"], 3),
    (.diagnosis, ["d1", "d2", "d3", "d5", "d4"], 3),
    (.diagnosis, ["d1", "d2", "d3", "d4"], 3),
    (.diagnosis, ["d1", "d2", "d3", "d4", "d5"], 4),
    (.diagnosis, ["d1", "d4", "d3", "d2?", "d5"], 4),
    (.communication, [], 0),
    (.communication, ["told? somebody"], 1),
    (.communication, ["told finance"], 2),
    (.communication, ["told finance, next update in 30 minutes"], 3),
    (.communication, ["told finance", "told support"], 3),
    (.communication, ["told finance", "told support", "", "", "", "told everybody"], 4),
    (.communication, ["", "", "", "told finance", "told support"], 2),
    (.blamelessness, [], 2),
    (.blamelessness, ["own?"], 2),
    (.blamelessness, ["own we skipped it"], 3),
    (.blamelessness, ["own", "own"], 4),
    (.blamelessness, ["blame?", "own"], 1),
    (.blamelessness, ["blame marketing", "own", "own"], 0),
    (.prevention, [], 0),
    (.prevention, ["p1?"], 1),
    (.prevention, ["p1", "p2?"], 2),
    (.prevention, ["p1", "p2"], 3),
    (.prevention, ["p1", "p2", "p3"], 4),
  ]

  @Test(arguments: ladders)
  func theMarksClimbTheRubricsLadder(signal: Signal, lines: [String], level: Int) {
    var round = Round()
    round.send(.start)
    for line in lines { round.type(line) }
    let proposal = round.interview.proposal(for: signal)
    #expect(proposal.level == level)
    #expect(!proposal.because.isEmpty)
    #expect((proposal.missing == nil) == (proposal.level == 4))
  }

  @Test func aReasonNamesTimesAndWhatWasNotHeard() {
    var round = Round()
    round.send(.start)
    for line in ["d1", "d2", "d3"] { round.type(line, after: .seconds(20)) }
    let proposal = round.interview.proposal(for: .diagnosis)
    #expect(
      proposal.because
        == "3 of 5 steps, with the blast radius at 0:20 and the cause at 1:00")
    #expect(
      proposal.missing
        == "the fix verified (d5), the damage contained first (d4), more of the path")
  }
}

@Suite struct MockScorecardTests {
  private func card(_ lines: [String]) -> MockScorecard? {
    var round = Round()
    round.send(.start)
    for line in lines { round.type(line, after: .seconds(10)) }
    for line in ["done", "3", "2", "2", "1", "Counted *first*.", "Tell | support.", "4 good pace"] {
      round.type(line)
    }
    return round.interview.scorecard(date: "21 November 2026")
  }

  @Test func howFastTheyGotThereIsToldInTheirOwnMinutes() {
    let card = card(["d1", "calm", "d3?", "d3"])
    #expect(
      card?.milestones == [
        Milestone(kind: .blastRadius, at: .seconds(10), point: "d1"),
        Milestone(kind: .containment, at: nil, point: "d4"),
        Milestone(kind: .cause, at: .seconds(30), point: "d3"),
      ])
  }

  static let flags: [(lines: [String], flags: [Flag])] = [
    (["d1", "number", "p1"], []),
    (["d1", "number", "p1", "blame?"], [.blamesOthers]),
    ([], [.noNumbers, .jumpsToFix, .noPrevention]),
    (["d4", "number", "p2?"], [.jumpsToFix]),
  ]

  @Test(arguments: flags)
  func whatTanksAnswersIsSeenInTheMarks(lines: [String], flags: [Flag]) {
    #expect(card(lines)?.flags == flags)
  }

  @Test func theExportIsAPageThatBothCanRead() throws {
    let page = try #require(card(["d1", "told finance <b>", "d3?", ""])?.markdown())
    #expect(page.hasPrefix("# Mock interview: Fourteen million behind\n\nKim, interviewed by Ola"))
    #expect(page.contains("**lean no hire** · 8 of 16"))
    #expect(page.contains("**A strength.** Counted \\*first\\*."))
    #expect(page.contains("Tell \\| support."))
    #expect(page.contains("| **Diagnosis** | ●●●○ 3 |"))
    #expect(page.contains("- blast radius: at 0:10"))
    #expect(page.contains("| 0:20 | Situation | somebody was told: finance \\<b\\> |"))
    #expect(page.contains("✓ partly: Task managers and garbage collection"))
    #expect(page.contains("The marks alone suggested 2"))
    #expect(page.contains("- Triple the parallelism"))
    #expect(page.contains("Kim rates the interviewer 4 of 5: good pace"))
    #expect(page.hasSuffix("\n") && !page.contains("\n\n\n"))
  }

  @Test func theMachinesReadingStandsBesideTheLevels() {
    let evidence = Evidence(
      beat: .action, range: 0..<8, quote: "we asked", kind: .told, point: "d2")
    let reading = Scorecard(
      signals: [
        .diagnosis: Assessment(level: 3, evidence: [evidence], advice: nil),
        .communication: Assessment(level: 4, evidence: [evidence], advice: nil),
      ],
      flags: [], points: ["d1": 0, "d2": 2], pointEvidence: ["d2": evidence], pace: [:])
    let comparison = Comparison(
      levels: [.diagnosis: 3, .communication: 2, .blamelessness: 2, .prevention: 0],
      points: ["d1": 2, "d2": 0], reading: reading)
    #expect(comparison.rows.map(\.difference) == [0, 2, -2, 0])
    #expect(comparison.onlyTicked == ["d1"])
    #expect(comparison.onlyRead.map(\.point) == ["d2"])
    #expect(comparison.onlyRead.map(\.quote) == ["we asked"])
    #expect(!comparison.agrees)
  }
}
