import Testing

@testable import Scenarios

/// A change to a file that was well, and what is then said about it.
struct BadFile: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let text: String
  /// `line:column: message` of every finding.
  let expected: [String]

  init(_ description: String, _ old: String, _ new: String, _ expected: String...) {
    testDescription = description
    text = scenario(replacing: old, with: new)
    self.expected = expected
  }
}

func shown(_ findings: [Finding]) -> [String] {
  findings.map { "\($0.place.line):\($0.place.column): \($0.message)" }
}

@Suite struct ScenarioFileTests {
  @Test func aWellWrittenFileBecomesAScenario() throws {
    let bytes = Array(scenario().utf8)
    let file = ScenarioFile(bytes, file: "cold-cache.yaml", name: "cold-cache")
    #expect(file.findings == [])
    let decoded = try #require(file.scenario)
    #expect(decoded.id == "cold-cache")
    #expect(decoded.severity == .p1)
    #expect(decoded.diagnosis.map(\.at) == ["T+0", "T+8m"])
    #expect(decoded.diagnosis[1].listenFor == ["freshly booted", "uptime of minutes"])
    #expect(decoded.prevention[0].layer == .prevent)
    #expect(decoded.points.map(\.id) == ["d1", "d2", "p1", "f1"])
    #expect(decoded.digest == Digest.short(bytes))
  }

  @Test func aTextOverSeveralLinesIsOneParagraph() throws {
    let text = scenario(
      replacing: "situation: Pages take 11 seconds instead of 240 ms.",
      with: "situation: >\n  Pages take\n  11 seconds.\n\n  Instead of 240 ms.")
    let file = ScenarioFile(Array(text.utf8), file: "a.yaml", name: nil)
    #expect(file.scenario?.situation == "Pages take 11 seconds. Instead of 240 ms.")
  }

  @Test func aMeetingHoldsPushbacks() throws {
    let text =
      scenario() + """
        meeting:
          - who: A senior engineer
            says: But someone did restart it.
            harder: So nobody is responsible?
            looking_for: Turns to the missing rule
            listen_for: [what made it reasonable]

        """
    let file = ScenarioFile(Array(text.utf8), file: "a.yaml", name: nil)
    #expect(
      file.scenario?.meeting == [
        Pushback(
          who: "A senior engineer", says: "But someone did restart it.",
          harder: "So nobody is responsible?", lookingFor: "Turns to the missing rule",
          listenFor: ["what made it reasonable"])
      ])
  }

  @Test func aPointMayHaveALabelManyPhrasesAndNearMisses() throws {
    let phrases = (1...40).map { "way number \($0) of saying it" }
    let clause = String(repeating: "so", count: 100)
    let text = scenario(
      replacing: "layer: prevent",
      with: "layer: prevent\n    label: one refill a key\n    listen_for:\n"
        + phrases.map { "      - \($0)\n" }.joined() + "    not_for: [\(clause), no lock at all]")
    let file = ScenarioFile(Array(text.utf8), file: "a.yaml", name: nil)
    #expect(file.findings == [])
    let point = try #require(file.scenario?.points.first { $0.id == "p1" })
    #expect(point.label == "one refill a key")
    #expect(point.listenFor == phrases)
    #expect(point.notFor == [clause, "no lock at all"])
    #expect(file.scenario?.prevention[0].notFor == point.notFor)
    #expect(file.scenario?.points.filter { $0.id != "p1" }.allSatisfy { $0.label == nil } == true)
  }

  static let badFiles = [
    BadFile(
      "a misspelled key is named with the one that was meant, and is not missing, too",
      "title:", "titel:", "3:1: `titel` is no key of a scenario; did you mean `title`?"),
    BadFile(
      "an unknown key of a step", "check: Ask", "chck: Ask",
      "10:5: `chck` is no key of a diagnosis step; did you mean `check`?"
    ),
    BadFile("a required key is missing", "severity: P1\n", "", "1:1: a scenario lacks `severity`"),
    BadFile(
      "several things are wrong and all are said", "severity: P1", "severity: P7\nrole: [a]",
      "4:11: 'P7' is no `severity`", "5:7: `role` is a list, not a text"),
    BadFile("a time without T+", "T+8m", "8m", "9:9: '8m' is no time since the first signal"),
    BadFile("a time in seconds", "T+8m", "T+30s", "9:9: 'T+30s' is no time since the first signal"),
    BadFile(
      "a time before the step above it", "T+0", "T+1h30m",
      "9:9: 'at' is T+8m, earlier than the step before it (T+1h30m)"),
    BadFile(
      "keys that stand twice are all named", "severity: P1",
      "severity: P1\nseverity: P2\ntitle: again",
      "5:1: `severity` stands twice, first in line 4", "6:1: `title` stands twice, first in line 3"),
    BadFile("another format", "format: 1", "format: 2", "1:9: `format` is not the number 1"),
    BadFile("a format in quotes", "format: 1", "format: '1'", "1:9: `format` is not the number 1"),
    BadFile(
      "an id that is not the file's name", "id: cold-cache", "id: warm-cache",
      "2:5: the id 'warm-cache' is not the name of the file, 'cold-cache'"),
    BadFile("an id with a path", "id: cold-cache", "id: ../x", "2:5: '../x' is no id"),
    BadFile("an id in capitals", "id: cold-cache", "id: Cold", "2:5: 'Cold' is no id"),
    BadFile(
      "a layer that is none", "layer: prevent", "layer: prevnt",
      "14:12: 'prevnt' is no `layer`; did you mean 'prevent'?"),
    BadFile(
      "a list that is a text", "[freshly booted, uptime of minutes]", "freshly booted",
      "11:17: `listen_for` is not a list"),
    BadFile(
      "a text that is empty", "title: Product pages slow after a restart", "title:",
      "3:7: `title` has no text"),
    BadFile(
      "a list without entries",
      """
      prevention:
        - measure: One refill per key
          layer: prevent
      """, "prevention: []", "12:1: `prevention` holds nothing"),
    BadFile(
      "a label that does not fit the grid", "layer: prevent",
      "label: one refill at a time for each",
      "14:12: `label` takes 29 columns, more than the 28 of the grid"),
    BadFile(
      "a label where none is", "severity: P1", "severity: P1\nlabel: x",
      "5:1: `label` is no key of a scenario"),
    BadFile(
      "more phrases than are heard", "[freshly booted, uptime of minutes]",
      "[" + (1...41).map { "p\($0)" }.joined(separator: ", ") + "]",
      "11:209: `listen_for` holds 41 phrases, more than 40"),
    BadFile(
      "a phrase that is a paragraph", "[freshly booted, uptime of minutes]",
      "[\(String(repeating: "x", count: 201))]",
      "11:18: a phrase of 201 characters, more than 200"),
    BadFile(
      "a colon in a plain text", "title: Product", "title: Redis: Product",
      "3:13: no valid YAML: mapping values are not allowed in this context"),
    BadFile(
      "a tab for indentation", "    layer:", "\tlayer:",
      "14:1: no valid YAML: found a tab character that violates indentation (while scanning a plain scalar)"
    ),
    BadFile(
      "quotes that are never closed, said where they open", "looking_for: Owns",
      "looking_for: \"Owns", "17:18: the quote that opens here is never closed"),
    BadFile(
      "quotes that another text closes, said where they open", "title: Product pages",
      "title: \"Product pages",
      "3:8: the quote that opens here is never closed"),
    BadFile(
      "quotes around the first words of an entry", "[freshly booted, uptime of minutes]",
      "\n      - \"no\" they said",
      "12:14: text goes on behind the closing quote"),
    BadFile(
      "brackets around the first words of a text", "check: Ask", "check: [p95] Ask",
      "10:18: text goes on behind the closing bracket"),
    BadFile(
      "a text that a hash cuts off, beside all else", "title: Product pages slow after a restart",
      "title: Orders stuck behind #4411\nrole: [a]",
      "3:28: ` #` begins a comment, and '#4411' is lost", "4:7: `role` is a list, not a text"),
    BadFile(
      "a text that is a comment", "title: Product", "title: #Product",
      "3:7: `title` has no text, since `#` begins a comment"),
    BadFile(
      "every TODO at once, with what else is wrong", "severity: P1",
      "severity: TODO\ntags: redis\nrole: TODO who", "4:11: a 'TODO' is left",
      "5:7: `tags` is not a list", "6:7: a 'TODO' is left"),
    BadFile(
      "an escape that makes a control character", "Product pages slow after a restart",
      "\"a \\e[31m\"", "3:8: an escape makes U+1B, a control character"),
  ]

  @Test(arguments: badFiles) func saysWhatIsWrong(file: BadFile) {
    let read = ScenarioFile(Array(file.text.utf8), file: "cold-cache.yaml", name: "cold-cache")
    #expect(shown(read.findings) == file.expected)
    #expect(read.scenario == nil)
    #expect(read.findings.allSatisfy { !$0.advice.isEmpty })
  }

  @Test func aFindingShowsPlaceLineCaretAndWhatToWrite() {
    let text = scenario(replacing: "T+0", with: "T+1h30m")
    let file = ScenarioFile(Array(text.utf8), file: "cold-cache.yaml", name: "cold-cache")
    #expect(
      file.findings.map(\.description) == [
        """
        cold-cache.yaml:9:9: error: 'at' is T+8m, earlier than the step before it (T+1h30m) [time-order]
            9 |   - at: T+8m
              |         ^~~~
              put the steps in order, or correct the time
        """
      ])
  }

  @Test func theCaretStandsUnderWideCharacters() {
    let text = scenario(replacing: "[freshly booted, uptime of minutes]", with: "[再起動, []]")
    let file = ScenarioFile(Array(text.utf8), file: "cold-cache.yaml", name: "cold-cache")
    #expect(
      file.findings.first?.description.split(separator: "\n").dropFirst().prefix(2) == [
        "   11 |     listen_for: [再起動, []]", "      |                          ^",
      ])
  }

  @Test(arguments: [
    ("severity: p1", "write P1"), ("severity: P4", "write one of P0, P1, P2, P3"),
    ("severity: high", "write one of P0, P1, P2, P3"),
    ("severity: P1\ntags: x", "write [one thing, another thing]"),
  ])
  func saysWhatToWriteInstead(line: String, advice: String) {
    let text = scenario(replacing: "severity: P1", with: line)
    let file = ScenarioFile(Array(text.utf8), file: "a.yaml", name: nil)
    #expect(file.findings.map(\.advice) == [advice])
  }

  @Test(
    arguments: [
      ("5 min", "T+5m"), ("T+5", "T+5m"), ("+1h30", "T+1h30m"), ("5m", "T+5m"),
      ("T+5 min", "T+5m"), ("5 minutes", "T+5m"), ("1 hour", "T+1h"), ("90 min", "T+1h30m"),
      ("T+1:30", "T+1h30m"), ("1h 30m", "T+1h30m"), ("2 hours and 5 minutes", "T+2h5m"),
      ("1.5 h", "T+1h30m"), ("T+1d", "T+24h"), ("t+8m", "T+8m"), ("T + 8 m", "T+8m"),
      ("T+90s", "T+2m"), ("T0", "T+0"), ("T", "T+0"), ("0", "T+0"), ("after 10 minutes", "T+10m"),
      ("14:05", "T+0"), ("2:05 pm", "T+0"), ("soon", nil), ("T-5m", nil), ("T+", "T+0"),
      ("99999999999999 h", nil),
    ] as [(String, String?)])
  func saysHowANaturalTimeIsWritten(text: String, time: String?) {
    let file = ScenarioFile(
      Array(scenario(replacing: "at: T+0", with: "at: '\(text)'").utf8), file: "a.yaml", name: nil)
    #expect(
      file.findings.map(\.advice) == [
        time.map { "write \($0)" } ?? "write T+0, T+8m, T+2h or T+1h30m"
      ])
  }

  @Test func timesOfDayCountFromTheFirst() {
    let text = scenario(replacing: "T+0", with: "'23:50'").replacing("T+8m", with: "'00:05'")
    let file = ScenarioFile(Array(text.utf8), file: "a.yaml", name: nil)
    #expect(file.findings.map(\.advice) == ["write T+0", "write T+15m"])
  }

  @Test(arguments: [40, 80, 120], [1, 50, 90, 150, 290])
  func theCaretIsAlwaysThere(width: Int, column: Int) {
    let line = (0..<30).map { "word\($0) 再起動 " }.joined()
    let finding = Finding(
      "x", file: "a.yaml", place: Place(line: 1, column: column, length: 3),
      message: Finding.Message("m", advice: "a"), sourceLine: line)
    let lines = finding.text(width: width).split(separator: "\n")
    #expect(lines[2].contains("^"))
    #expect(lines[1...2].allSatisfy { String($0).terminalColumns <= width }, "\(lines)")
  }

  @Test(
    arguments: [
      ("T+0", 0), ("T+8m", 8), ("T+2h", 120), ("T+1h30m", 90), ("T+90m", 90), ("T+18h", 1080),
      ("T+", nil), ("T+m", nil), ("T+8", nil), ("T+30m1h", nil), ("t+8m", nil), ("T+٣m", nil),
      ("T+99999999999999999999h", nil), ("T+-8m", nil), ("T+8m ", nil),
    ] as [(String, Int?)])
  func readsTimes(text: String, minutes: Int?) {
    #expect(DiagnosisStep.minutes(text) == minutes)
  }

  @Test(arguments: [
    ("cache-stampede", true), ("a", true), ("2024-leap", true), ("", false), ("-a", false),
    ("a-", false), ("a/b", false), ("..", false), ("a_b", false), ("A", false), ("ä", false),
    (String(repeating: "a", count: 65), false),
  ])
  func knowsIDs(id: String, isValid: Bool) {
    #expect(Scenario.isValidID(id) == isValid)
  }
}

@Suite struct CalibrationFileTests {
  @Test func readsLevelsRangesAndFlags() throws {
    let text = """
      format: 1
      answers:
        - name: weak communication
          beats: {situation: It broke., action: We looked.}
          follow_up: Because.
          expect: {diagnosis: 4, communication: 0..1, flags: [no_numbers]}

      """
    let file = CalibrationFile(Array(text.utf8), file: "a.calibration.yaml")
    #expect(file.findings == [])
    let answer = try #require(file.calibration?.answers.first)
    #expect(
      answer.beats == [.situation: "It broke.", .action: "We looked.", .followUp: "Because."])
    #expect(answer.expectation.levels == ["diagnosis": 4...4, "communication": 0...1])
    #expect(answer.expectation.flags == ["no_numbers"])
    #expect(file.root?["answers"]?.list.first?["expect"]?["communication"]?.place.line == 6)
  }

  @Test(arguments: [
    ("diagnosis: 5", "6:28: '5' is no level"),
    ("diagnosis: 4..3", "6:28: '4..3' is no level"),
    ("diagnosis: x", "6:28: 'x' is no level"),
    ("flags: [no_number]", "6:25: 'no_number' is no `flags`; did you mean 'no_numbers'?"),
    ("diagnose: 4", "6:17: `diagnose` is no key of an expectation; did you mean `diagnosis`?"),
  ])
  func saysWhatIsWrong(expectation: String, expected: String) {
    let text = """
      format: 1
      answers:
        - name: weak
          beats:
            action: We looked.
          expect: {     \(expectation)}
      """
    let file = CalibrationFile(Array(text.utf8), file: "a.calibration.yaml")
    #expect(file.calibration == nil)
    #expect(shown(file.findings).count == 1)
    #expect(
      file.findings.first.map { "\($0.message)" } == String(expected.drop { $0 != " " }.dropFirst())
    )
  }

  @Test func twoAnswersOfOneNameAreReported() {
    let answer = "  - name: same\n    beats: {action: a}\n    expect: {}\n"
    let file = CalibrationFile(
      Array("format: 1\nanswers:\n\(answer)\(answer)".utf8), file: "a.calibration.yaml")
    #expect(shown(file.findings) == ["6:11: two answers are called 'same'"])
  }
}

@Suite struct MeetingDeckFileTests {
  @Test func readsCards() {
    let text = """
      format: 1
      pushbacks:
        - kind: hindsight
          who: A principal engineer
          says: It was obvious.

      """
    let file = MeetingDeckFile(Array(text.utf8), file: "meeting.deck.yaml")
    #expect(file.findings == [])
    #expect(
      file.deck?.cards == [
        MeetingDeck.Card(
          kind: .hindsight,
          pushback: Pushback(who: "A principal engineer", says: "It was obvious."))
      ])
  }

  @Test func anUnknownKindIsNamedWithTheNearest() {
    let text = "format: 1\npushbacks:\n  - {kind: hindsigt, who: A, says: B}\n"
    let file = MeetingDeckFile(Array(text.utf8), file: "meeting.deck.yaml")
    #expect(
      shown(file.findings) == ["3:12: 'hindsigt' is no `kind`; did you mean 'hindsight'?"])
  }
}
