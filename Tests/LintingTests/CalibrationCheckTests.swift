import Scenarios
import Scoring
import Testing

@testable import Linting

@Suite struct CalibrationCheckTests {
  /// Scores by the digits that stand in the task: `3120` is diagnosis 3,
  /// communication 1, blamelessness 2, prevention 0.
  private let check = CalibrationCheck { answer, scenario in
    let digits = (answer.beats[.task] ?? "").compactMap(\.wholeNumberValue)
    var signals: [Signal: Assessment] = [:]
    for (signal, level) in zip(Signal.allCases, digits) {
      let evidence = Evidence(
        beat: .action, range: 0..<4, quote: "some words", kind: .check)
      signals[signal] = Assessment(level: level, evidence: [evidence], advice: "say more")
    }
    return Scorecard(signals: signals, flags: [.noNumbers], points: ["d2": 2], pace: [:])
  }

  private let scenario: Scenario

  init() throws {
    scenario = try #require(
      ScenarioFile(
        Array(Example("format: 1").text.utf8), file: "cold-cache.yaml", name: "cold-cache"
      ).scenario)
  }

  private func file(_ text: String) -> LintedFile {
    LintedFile(
      Array(text.utf8), file: "cold-cache.calibration.yaml", name: nil, kind: .calibration)
  }

  private func answers(_ strong: String, _ weak: String) -> String {
    """
    format: 1   # the version
    answers:
      - name: strong
        beats: {task: "4444", action: "we split errors by country and stopped it"}
        expect: \(strong)
      - name: weak
        beats: {task: "4144", action: "we looked"}
        expect:
          communication:  "0..1"   # weak in this
          \(weak)

    """
  }

  @Test func whatIsMetIsNotMentioned() throws {
    let file = file(answers("{diagnosis: 4, communication: 3..4}", "diagnosis: 4"))
    #expect(check.findings(in: file, of: scenario) == [])
  }

  @Test func aMissedLevelComesWithItsPlaceAndReason() throws {
    let file = file(answers("{diagnosis: 4, communication: 2}", "diagnosis: 2"))
    let findings = check.findings(in: file, of: scenario)
    #expect(
      findings.map(\.headline) == [
        "cold-cache.calibration.yaml:5:43: warning: calibration 'strong': communication 4, expected 2",
        "cold-cache.calibration.yaml:10:18: warning: calibration 'weak': diagnosis 4, expected 2",
      ])
    #expect(findings[0].advice.contains("it rests on \"some words\""))
  }

  @Test func aLevelTooLowNamesThePointsAndTheClosestWords() throws {
    let text = answers("{communication: 4}", "diagnosis: 4").replacing("\"4444\"", with: "\"1444\"")
      .replacing("{communication: 4}", with: "{diagnosis: 4}")
    let findings = check.findings(in: file(text), of: scenario)
    let finding = try #require(findings.first)
    #expect(finding.message == "calibration 'strong': diagnosis 1, expected 4")
    #expect(
      finding.advice.hasPrefix(
        "d1 was not heard; closest in the answer: \"we split errors by country"))
    #expect(!finding.advice.contains("d2"), "d2 was heard")
    #expect(finding.advice.contains("listen_for"))
  }

  @Test func flagsMustBeExactlyThose() throws {
    let file = file(answers("{flags: [no_prevention]}", "flags: [no_numbers]"))
    #expect(
      check.findings(in: file, of: scenario).map(\.message) == [
        "calibration 'strong': flags: no_numbers not expected; no_prevention not raised"
      ])
  }

  @Test func theStrongAnswerOutranksTheWeakOneWhereItIsWeak() throws {
    let text = answers("{diagnosis: 4, communication: 3..4}", "diagnosis: 4")
      .replacing("\"4144\"", with: "\"4444\"").replacing("\"0..1\"", with: "\"0..2\"")
    let messages = check.findings(in: file(text), of: scenario).map(\.message)
    #expect(messages.contains("calibration 'weak': communication 4 is not below the 4 of 'strong'"))
  }

  private func accepted(_ file: LintedFile) throws -> [UInt8] {
    check.applying(try #require(check.changes(to: file, of: scenario)), to: file)
  }

  @Test func acceptingSaysWhatItWouldChange() throws {
    let file = file(answers("{diagnosis: 2..3, communication: 4}", "flags: []"))
    let changes = try #require(check.changes(to: file, of: scenario))
    #expect(
      changes.map { "\($0.line): \($0.answer): \($0.what) \($0.old) -> \($0.new)" } == [
        "5: strong: diagnosis 2..3 -> 4", "10: weak: flags [] -> [no_numbers]",
      ])
  }

  @Test func aSignalWithoutPointsIsNotToldToListen() throws {
    let text = answers("{communication: 4}", "diagnosis: 4").replacing("\"4444\"", with: "\"4044\"")
    let finding = try #require(check.findings(in: file(text), of: scenario).first)
    #expect(finding.advice == "say more; let the answer say it, or correct the expectation")
  }

  @Test func acceptingWritesOnlyTheLevelsThatWereMissed() throws {
    let text = answers("{diagnosis: 2..3, communication: 4, flags: []}", "diagnosis: 1  # low")
    let windows = "\u{FEFF}" + text.replacing("\n", with: "\r\n")
    for text in [text, windows] {
      let accepted = try accepted(file(text))
      let expected = text.replacing("diagnosis: 2..3", with: "diagnosis: 4")
        .replacing("flags: []", with: "flags: [no_numbers]")
        .replacing("diagnosis: 1  # low", with: "diagnosis: 4  # low")
      #expect(String(decoding: accepted, as: UTF8.self) == expected)
      #expect(check.findings(in: file(expected), of: scenario) == [])
    }
  }

  @Test func acceptingAQuotedRangeKeepsNoQuotes() throws {
    let text = answers("{diagnosis: 4}", "diagnosis: 4").replacing("\"4144\"", with: "\"4344\"")
    let accepted = try accepted(file(text))
    #expect(
      String(decoding: accepted, as: UTF8.self)
        == text.replacing("communication:  \"0..1\"", with: "communication:  3"))
  }

  @Test func aBrokenFileIsNotRewritten() throws {
    #expect(check.changes(to: file("format: 2"), of: scenario) == nil)
  }

  @Test func filesNameTheSignalsAndFlagsOfTheScorer() {
    let form = Form.calibration.keys.flatMap { key -> [Form.Key] in
      guard case .forms(let answer, _) = key.shape,
        case .form(let expectation)? = answer.keys.first(where: { $0.name == "expect" })?.shape
      else { return [] }
      return expectation.keys
    }
    #expect(form.map(\.name) == Signal.allCases.map(\.rawValue) + ["flags"])
    guard case .choices(let flags)? = form.last?.shape else {
      Issue.record("flags are no choices")
      return
    }
    #expect(flags == Flag.allCases.map(\.rawValue))
  }
}
