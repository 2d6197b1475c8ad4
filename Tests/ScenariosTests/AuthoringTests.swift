import Foundation
import Testing

@testable import Scenarios

@Suite struct EditorSchemaTests {
  @Test func theFileForEditorsIsWhatTheDecoderSays() throws {
    let path = ShippedScenarios.folder + "/schema.json"
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try Data(EditorSchema.text.utf8).write(to: URL(filePath: path))
    }
    let file = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    #expect(
      file == EditorSchema.text, "write it anew: RECORD=1 swift test --filter EditorSchemaTests")
  }

  @Test func isJSONWithTheKeysOfAScenario() throws {
    let object = try JSONSerialization.jsonObject(with: Data(EditorSchema.text.utf8))
    let schema = try #require(object as? [String: Any])
    let properties = try #require(schema["properties"] as? [String: Any])
    #expect(Set(properties.keys) == Set(Form.scenario.keys.map(\.name)))
    let required = try #require(schema["required"] as? [String])
    #expect(
      Set(required) == [
        "format", "id", "title", "severity", "situation", "diagnosis", "prevention", "follow_ups",
      ])
    let definitions = try #require(schema["definitions"] as? [String: [String: Any]])
    #expect(
      Set(definitions.keys) == [
        "beats", "calibration", "deck", "deck-pushback", "diagnosis-step", "expectation",
        "follow-up-question", "message", "prevention-measure", "pushback", "sample-answer",
      ])
    for (name, definition) in definitions {
      #expect(definition["additionalProperties"] as? Bool == false, "\(name)")
    }
  }

  @Test(arguments: [
    "T+0", "T+8m", "T+2h", "T+1h30m", "T+18h", "T+0m", "T+", "T+8", "T+30m1h", "8m", "T+12345m",
    "T+1h 30m", "T+1h30", "",
  ])
  func itsTimesAreTheDecodersTimes(text: String) throws {
    let matches = try Regex(EditorSchema.timePattern).wholeMatch(in: text) != nil
    #expect(matches == (DiagnosisStep.minutes(text) != nil))
  }

  @Test(arguments: [
    "a", "a-b", "-a", "a-", "A", "a_b", "", "0", String(repeating: "a", count: 64),
    String(repeating: "a", count: 65),
  ])
  func itsIDsAreTheDecodersIDs(id: String) throws {
    let matches = try Regex(EditorSchema.identifierPattern).wholeMatch(in: id) != nil
    #expect(matches == Scenario.isValidID(id))
  }

  @Test func itsLevelsAreTheDecodersLevels() throws {
    for first in 0...5 {
      for last in 0...5 {
        let text = "\(first)..\(last)"
        let file = CalibrationFile(
          Array(
            "format: 1\nanswers:\n  - {name: a, beats: {action: b}, expect: {diagnosis: \(text)}}"
              .utf8), file: "a.calibration.yaml")
        let matches = try Regex(EditorSchema.levelsPattern).wholeMatch(in: text) != nil
        #expect(matches == (file.calibration != nil), "\(text)")
      }
    }
  }
}

@Suite struct PostMortemDraftTests {
  private func draft(_ markdown: String) -> (file: ScenarioFile, text: String) {
    let text = PostMortemDraft(markdown: markdown, id: "drafted", source: "PM-7.md").text
    return (ScenarioFile(Array(text.utf8), file: "drafted.yaml", name: "drafted"), text)
  }

  /// Only what the document could not say is wrong with a draft.
  private func expectOnlyTODOs(
    _ file: ScenarioFile, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for finding in file.findings {
      #expect(
        finding.sourceLine.contains("TODO"), "\(finding)", sourceLocation: sourceLocation)
    }
  }

  @Test func takesTitleSeverityTimelineActionsAndCauses() throws {
    let (file, _) = draft(
      """
      # Postmortem: Queue of orders stuck
      **Severity:** SEV-2

      ## Summary
      On 3 March 2021 orders waited for 40 minutes; 1,200 were late.

      ## Timeline
      | Time | Event |
      | :--- | --- |
      | 2021-03-03 23:50 | Alert: [queue age](http://x) over 10 minutes |
      | 2021-03-04 00:02 | **Identified** that a worker held the lock |
      | 2021-03-04 00:30 | Worker restarted, back to normal |

      ## Root cause
      The lock had no timeout, and nothing watched its age.

      ## Action items
      - [ ] Give the lock a timeout of 30 s
      - [x] Alert when a lock is older than a minute
      """)
    let scenario = try #require(file.root)
    #expect(scenario.text("title") == "Queue of orders stuck")
    #expect(scenario.text("severity") == "P1")
    let steps = try #require(scenario["diagnosis"]?.list)
    #expect(steps.map { $0["at"]?.minutes } == [0, 12, 40])
    #expect(steps[0].text("check") == "Alert: queue age over 10 minutes")
    #expect(steps.map { $0.text("step") } == [nil, "investigate", "verify"])
    let measures = try #require(scenario["prevention"]?.list)
    #expect(
      measures.map { $0.text("measure") } == [
        "Give the lock a timeout of 30 s", "Alert when a lock is older than a minute",
      ])
    #expect(measures[1].text("layer") == "detect")
    #expect(
      scenario["follow_ups"]?.list.first?.text("looking_for")
        == "The lock had no timeout, and nothing watched its age.")
    #expect(scenario.text("situation")?.contains("1,200 were late") == true)
    expectOnlyTODOs(file)
    #expect(file.isOnlyADraft)
  }

  @Test func keepsTheCauseApartAndBeginsAtTheFirstSignal() throws {
    let (file, text) = draft(
      """
      # Checkout outage
      ## Summary
      A bug in the price cache, introduced by the 10:00 deploy, caused errors. The cause was a key.
      ## Impact
      38% of checkouts failed for ~1hr. 1,200 orders were lost due to a wrong key.
      ## Timeline
      - 10:00 deploy of release 71
      - 10:25 Alert: checkout errors at 38%
      - 10:40 @ola rolled back
      ## Action items
      | Action | Owner | Due | Priority |
      | --- | --- | --- | --- |
      | Validate keys of the cache before each deploy | @jane | 2021-03-03 | P0 |
      - Page when checkout errors are over 2% (owner: Jane Doe)
      - Ask @kim to give the cache a
        time limit of 60 s
      """)
    let root = try #require(file.root)
    let situation = try #require(root.text("situation"))
    #expect(situation.hasSuffix("38% of checkouts failed for ~1hr. Alert: checkout errors at 38%."))
    #expect(
      text.contains("# The cause, for the steps below, never for the situation:\n#   A bug in"))
    #expect(text.contains("#   1,200 orders were lost due to a wrong key."))
    #expect(text.contains("#   25 min before: deploy of release 71"))
    #expect(root["diagnosis"]?.list.map { $0["at"]?.minutes } == [0, 15])
    #expect(root["diagnosis"]?.list.last?.text("check") == "somebody rolled back")
    #expect(root.text("severity") == nil)
    #expect(text.contains("severity: TODO"))
    #expect(
      root["prevention"]?.list.map { $0.text("measure") } == [
        "Validate keys of the cache before each deploy", "Page when checkout errors are over 2%",
        "Ask somebody to give the cache a time limit of 60 s",
      ])
    expectOnlyTODOs(file)
  }

  @Test(
    arguments: [
      ("# SEV-1: queue stuck", "P0"), ("# Queue stuck\nPriority: P2", "P2"),
      ("# Queue stuck\n| Severity | 3 |", "P2"), ("# Queue stuck\nA p0 bug was found.", nil),
      ("# Queue stuck\n## Actions\n- [p1] Fix the queue of orders", nil),
    ] as [(String, String?)])
  func takesTheSeverityOnlyWhereItIsStated(markdown: String, severity: String?) {
    #expect(draft(markdown).file.root?.text("severity") == severity)
  }

  @Test(arguments: [
    (
      "times as headings",
      "## Timeline\n### 5:00 PM\n- paged\n### 5:20 PM\n- looked at it\n", [0, 20]
    ),
    (
      "dates as headings",
      "## Timeline\n### March 3\n- 23:50 paged\n### March 5\n- 00:10 looked\n", [0, 1460]
    ),
    (
      "points broken for width", "## Timeline\n- 10:00 paged by\n  the alert\n- 10:05 looked\n",
      [0, 5]
    ),
  ])
  func readsTimelinesUnderHeadings(name: String, markdown: String, minutes: [Int]) {
    let (file, _) = draft(markdown)
    #expect(file.root?["diagnosis"]?.list.map { $0["at"]?.minutes } == minutes, "\(name)")
    #expect(file.root?["diagnosis"]?.list.first?.text("check")?.hasPrefix("paged") == true)
  }

  @Test(arguments: [
    (
      "points in bold with am and pm",
      "**Timeline**\n\n* **9:58 am** – paged\n* **12:03 pm**: fixed it\n", [0, 125]
    ),
    ("lines with a zone", "Timeline:\n\n14:05 UTC paged\n14:20 UTC - looked\n", [0, 15]),
    ("over midnight", "## Timeline\n- 23:50 paged\n- 00:10 looked\n- 01:00 done\n", [0, 20, 70]),
    (
      "dates with names",
      "## Chronology\n- March 3, 23:50: paged\n- March 4, 00:10: looked\n", [0, 20]
    ),
    (
      "European dates", "## Timeline\n- 31.12.2020 23:50 paged\n- 01.01.2021 00:10 looked\n",
      [0, 20]
    ),
    ("since the start", "## Timeline of events\n- T+0 paged\n- T+1h30m looked\n", [0, 90]),
    (
      "ISO times", "## Timeline\n2021-03-03T10:00:00Z paged\n2021-03-03T10:07:31Z looked\n", [0, 7]
    ),
    ("ranges", "## Timeline\n- 10:00 - 10:05 paged\n- 10:05–10:30 looked\n", [0, 5]),
    ("brackets", "Timeline\n--------\n- [10:00] paged\n- [10:04] looked\n", [0, 4]),
    ("out of order", "## Timeline\n- 10:10 looked\n- 10:00 paged\n", [0, 10]),
  ])
  func readsTimelines(name: String, markdown: String, minutes: [Int]) {
    let (file, _) = draft(markdown)
    #expect(file.root?["diagnosis"]?.list.map { $0["at"]?.minutes } == minutes, "\(name)")
    expectOnlyTODOs(file)
  }

  @Test(arguments: [
    "", "\n\n", "no headings at all, only a text", "# Only a title", "```\n# code\n```",
    "## Timeline\n- 99:99 no time\n- soon\n", "## Timeline\n|||\n|--|\n", "[a](b", "<<<<", "**",
    "# \u{1B}[2J\u{202E}x", "## Timeline\n- 10:00\n",
    "## Actions\n- ': #\n- \"quoted\": {x}\n- - -\n",
    "## Root cause\n- *it* was `x: y` # so\n- !tag & *alias here\n",
    "## Timeline\n- 10:00 > not a quote\n- 10:01 'apostrophe\n- 10:02 @home %\n",
    "# Queue é: \u{301}stuck\n", "## Timeline\n- 10:00 rolled back \u{FFFF}at 9:20\n",
    "## Timeline\n- 2021-99-99 10:00 x y\n- 0000-01-01 10:00 x y\n- 9999-12-31 10:00 x y\n",
  ])
  func anyTextBecomesAFileThatOnlyLacksWhatIsMarked(markdown: String) {
    let (file, _) = draft(markdown)
    #expect(file.root != nil)
    expectOnlyTODOs(file)
    #expect(file.source?.bytes.isEmpty == false)
  }

  @Test func aLongDocumentStaysAFileThatCanBeRead() {
    let line = "- 10:00 " + String(repeating: "word ", count: 300) + "\n"
    let (file, _) = draft("## Timeline\n" + String(repeating: line, count: 200))
    #expect(file.root != nil)
  }
}
