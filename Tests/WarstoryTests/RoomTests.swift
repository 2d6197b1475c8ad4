import Foundation
import TestSupport
import Testing

/// The post-mortem room: writing, checking, leading the meeting.
@Suite(.serialized) struct RoomTests {
  private let replies = [
    "Thanks for coming. Product pages were down for 40 minutes; we are here to learn, it is blameless.",
    "Yes, that was typed. What on the screen told them it was safe? Ines, can you check the prompt?",
  ]

  @Test func leadsAMeetingThatAKillInTheMiddleDoesNotLose() throws {
    let home = try Home()
    let first = try home.terminal(["meeting", "cache-stampede", "--seed", "7"], rows: 60)
    #expect(first.expect("Opening"))
    #expect(first.expect("› "))
    first.send(replies[0] + "\r\r")
    #expect(first.expect("Pushback 1"))
    #expect(first.expect("› "))
    first.send("I hear you, and")
    first.send(" that is fair.\r")
    #expect(first.expect("that is fair.\r\n"))
    #expect(first.expect("› "))
    first.killHard()

    let second = try home.terminal(["resume"], rows: 80)
    #expect(second.expect("goes on where it stopped"))
    #expect(second.expect("Pushback 1"))
    #expect(second.expect("that is fair."))
    second.send(replies[1] + "\r\r")
    // However many rounds the seed drew, each gets the same good reply.
    for _ in 0..<14 {
      guard second.expect("› ", within: .seconds(3)) else { break }
      second.send(replies[1] + "\r\r")
    }
    #expect(second.expect("Best moment"))
    #expect(second.exitStatus() == 0)
  }

  @Test func drawsTheSameMeetingFromTheSameSeed() throws {
    let lines = Array(repeating: [replies[1], ""], count: 14).flatMap { $0 }
    let home = try Home()
    let one = try home.script(["meeting cache-stampede --seed 11"] + lines).output
    #expect(try home.run(["show", "1"]).output.contains("Weakest moment"))
    let other = try Home().script(["meeting cache-stampede --seed 11"] + lines).output
    #expect(one == other)
    #expect(one.contains("Weakest moment"))
  }

  @Test func writesAPostMortemAndChecksIt() throws {
    let home = try Home()
    let outcome = try home.script([
      "postmortem cache-stampede",
      "On 3 May product pages were down for 40 minutes and 12,000 orders failed.", "",
      "- 18:02 first alert", "- 18:42 resolved", "",
      "The cache was cold and nothing limited refills.",
      "", "No runbook; the alert came late.", "", "- Improve monitoring", "",
      "Support had a text within 10 minutes.", "",
    ])
    #expect(outcome.status == 0, "\(outcome.complaints)")
    #expect(outcome.output.contains("6/6 What went well"))
    #expect(outcome.output.contains("Improve monitoring"))
    #expect(outcome.output.contains("Beside the scenario: "))
    let exported = try home.run(["postmortem", "--export", "1"]).output
    #expect(exported.contains("## Root cause"))
    #expect(exported.contains("The cache was cold and nothing limited refills."))
  }

  @Test func followsActionItemsAndRevisesADocument() throws {
    let home = try Home()
    _ = try home.script([
      "postmortem cache-stampede", "Pages were down for 40 minutes on 3 May.", "",
      "18:02 first alert", "18:42 resolved", "", "The cache was cold and nothing limited refills.",
      "", "No runbook; the alert came late.", "",
      "Limit refills to 50 per second (Priya, by 14 June 2020)", "Improve monitoring", "",
      "Support had a text within 10 minutes.", "",
    ])
    #expect(try home.run(["show", "1"]).output.contains("Blamelessness"))
    let csv = try home.run(["actions", "--format", "csv"]).output
    #expect(csv.contains(",Limit refills to 50 per second,prevent,Priya,14 June 2020,,overdue\n"))
    let done = try home.run(["actions", "done", "1"])
    #expect(done.output == "Done: Limit refills to 50 per second\n")
    #expect(try home.run(["actions", "done", "9"]).status != 0)
    #expect(
      try home.run(["postmortem", "--export", "1"]).output.contains("14 June 2020 |   | done |"))
    let commands = try home.run(["actions", "--format", "gh"]).output
    #expect(commands.hasPrefix("gh issue create --title 'Improve monitoring' --body "))
    #expect(commands.split(separator: "\n").count == 1)
    let revised = try home.script(
      ["postmortem --revise 1", "/skip", "/skip", "/skip", "/skip", "/redo"]
        + ["Alert at 80% of misses (Mei, by 14 June 2099)", "", "/skip", "actions"])
    #expect(revised.output.contains("Since post-mortem 1: 2 findings gone, 0 new."))
    #expect(revised.output.contains("Alert at 80% of misses"))
    #expect(!revised.output.contains("1   overdue"))
  }

  @Test func keepsADraftThroughAKill() throws {
    let home = try Home()
    let first = try home.terminal(["postmortem", "cache-stampede"], rows: 60)
    #expect(first.expect("1/6 Summary"))
    #expect(first.expect("› "))
    first.send("Pages were down for 40 minutes.\r\r")
    #expect(first.expect("2/6 Timeline"))
    #expect(first.expect("› "))
    first.send("18:02 first alert\r")
    #expect(first.expect("first alert\r\n"))
    #expect(first.expect("› "))
    first.killHard()
    let second = try home.terminal(["resume"], rows: 60)
    #expect(second.expect("2/6 Timeline"))
    #expect(second.expect("18:02 first alert"))
    second.send("/back\r")
    #expect(second.expect("1/6 Summary"))
    #expect(second.expect("Pages were down for 40 minutes."))
  }

  @Test func findsBlameInAFileAndSaysSoByItsStatus() throws {
    let home = try Home()
    let file = try home.file(
      "bad.md",
      holding: """
        # Outage

        ## Summary
        The shop was down on 3 May from 10:00 to 10:40 and 400 orders failed.

        ## Root cause
        Tom forgot to check the config. He was careless and should have tested it.
        """)
    let outcome = try home.run(["postmortem", "--check", file, "--format", "json"])
    #expect(outcome.status == 1)
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let findings = try #require(object["findings"] as? [[String: Any]])
    let kinds = Swift.Set(findings.compactMap { $0["kind"] as? String })
    #expect(kinds.isSuperset(of: ["person_cause", "counterfactual", "adjective"]), "\(kinds)")
  }

  @Test func scoresRepliesAsJSONLines() throws {
    let good =
      #"{"id":"r-1","kind":"engineer_mistake","incident":"x","who":"engineer","says":"Someone did it.","reply":"Yes, it was typed. What on the screen said that it was safe?"}"#
    let outcome = try Home().run(
      ["meeting", "--score", "--format", "json"], input: Data((good + "\n{}\n").utf8))
    #expect(outcome.status == 65)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix(#"{"id":"r-1","level":"#) == true)
    #expect(lines.last?.contains("`id` is missing") == true)
  }
}
