import Scenarios
import Scoring
import Testing

@Suite struct AnswerRecordTests {
  @Test func readsBeatsAndTheAnswerToTheFollowUp() throws {
    let record = try AnswerRecord(
      line: """
        {"id": "a-1", "profile": {"P": [1, -2.5e3, true]}, "scenario": "cache-stampede",
        "beats": {"situation": "S", "action": "caf\\u00e9 \\ud83d\\ude80\\n", "result": null},
        "follow_up": "F"}
        """.utf8)
    #expect(record.id == "a-1")
    #expect(record.scenario == "cache-stampede")
    #expect(record.namesScenario)
    #expect(
      record.answer(dividing: Transcript())
        == Answer(beats: [.situation: "S", .action: "café 🚀\n", .followUp: "F"]))
  }

  @Test func tellsAnOwnStoryFromALineThatNamesNoScenario() throws {
    let own = try AnswerRecord(line: #"{"id":"a","scenario":null,"transcript":"T"}"#.utf8)
    #expect(own.scenario == nil)
    #expect(own.namesScenario)
    #expect(own.telling == .transcript("T", followUp: nil))
    let silent = try AnswerRecord(line: #"{"id":"a","beats":{}}"#.utf8)
    #expect(!silent.namesScenario)
    #expect(silent.telling == .beats([:]))
  }

  @Test(arguments: [
    ("", "column 1: the line ends where a value was expected"),
    ("fine", "column 1: expected a value"),
    (#"["a"]"#, #"expected an object like {"id": …}, found a list"#),
    (#"{"id":"a","beats":{}"#, "column 21: expected `,` or `}`"),
    (#"{"id":"a","beats":{}} x"#, "column 23: expected the end of the line"),
    (#"{"id":"a","id":"b"}"#, "column 11: the key `id` stands twice"),
    (#"{"id":7,"beats":{}}"#, "`id` must be a string, found a number"),
    (#"{"beats":{}}"#, "`id` is missing; give each answer one"),
    (
      #"{"id":"a","scenario":[],"beats":{}}"#,
      "`scenario` must be a string, or null for an own story, found a list"
    ),
    (#"{"id":"a","beats":"x"}"#, "`beats` must be an object, found a string"),
    (#"{"id":"a","beats":{"action":3}}"#, "`action` must be a string, found a number"),
    (#"{"id":"a","beats":{"actoin":"x"}}"#, "unknown beat `actoin`; did you mean `action`?"),
    (
      #"{"id":"a","beats":{"follow_up":"x"}}"#, "`follow_up` stands beside `beats`, not in it"
    ),
    (
      #"{"id":"a","beats":{},"transcript":"x"}"#,
      "`beats` and `transcript` are both there; give one of them"
    ),
    (#"{"id":"a","transcipt":"x"}"#, "unknown key `transcipt`; did you mean `transcript`?"),
    (#"{"id":"a","follow_up":"x"}"#, "no words to score; give `beats` or a `transcript`"),
    (#"{"id":"a","transcript":"\ud800"}"#, "column 30: half a surrogate pair"),
    (#"{"id":"a","transcript":"\x"}"#, "column 26: unknown escape"),
    (#"{"id":"a","transcript":"x"#, "column 24: a string that does not end"),
    (
      "{\"id\":\"a\",\"transcript\":\"\u{1b}\"}",
      "column 25: a control character in a string; write it as an escape"
    ),
    (#"{"id":"a","n":01}"#, "column 17: malformed number"),
    (
      "{\"id\":\"a\",\"beats\":{\"\\u001b[2J\":\"x\"}}",
      "unknown beat `␛[2J`; the beats are `situation`, `task`, `action`, `result`, `takeaway`"
    ),
  ])
  func saysWhatIsWrongWithALine(line: String, problem: String) {
    do {
      _ = try AnswerRecord(line: line.utf8)
      Issue.record("read \(line)")
    } catch {
      #expect(error.description == problem)
    }
  }

  @Test func refusesNestingAndBytesThatAreNoText() {
    let deep = Array((#"{"id":"# + String(repeating: "[", count: 100_000)).utf8)
    #expect(throws: AnswerRecord.Failure(description: "column 70: nested more than 64 deep")) {
      try AnswerRecord(line: deep)
    }
    let broken = Array(#"{"id":""#.utf8) + [0xff] + Array(#""}"#.utf8)
    #expect(throws: AnswerRecord.Failure(description: "column 7: a string that is not UTF-8")) {
      try AnswerRecord(line: broken)
    }
  }

  @Test func readsALineOfAMegabyte() throws {
    let text = String(repeating: "we checked the lag again ", count: 40_000)
    let record = try AnswerRecord(line: #"{"id":"a","beats":{"action":"\#(text)"}}"#.utf8)
    #expect(record.telling == .beats([.action: text]))
  }
}

@Suite struct AnswerLinesTests {
  @Test func countsBlankLinesAndLeavesThemOut() {
    var lines = AnswerLines()
    var found: [AnswerLines.Line] = []
    // In chunks that end anywhere.
    for chunk in ["a\r\n", "\n  ", "\nb", "c\n", "d"] { found += lines.feed(chunk.utf8) }
    if let last = lines.finish() { found.append(last) }
    #expect(found.map(\.number) == [1, 4, 5])
    #expect(found.map { $0.bytes.map { String(decoding: $0, as: UTF8.self) } } == ["a", "bc", "d"])
    #expect(lines.finish() == nil)
  }

  @Test func dropsTheBytesOfALineOverTheLimit() {
    var lines = AnswerLines(limit: 3)
    #expect(
      lines.feed("abcd\nabc\n".utf8) == [
        AnswerLines.Line(number: 1, bytes: nil),
        AnswerLines.Line(number: 2, bytes: Array("abc".utf8)),
      ])
  }

  @Test(arguments: [
    ("\u{feff} \n{\"id\"", true), ("um so this was {a while} ago", false), ("", false),
  ])
  func tellsRecordsFromATranscript(text: String, areRecords: Bool) {
    #expect(AnswerLines.areRecords(text.utf8) == areRecords)
  }
}
