import Foundation
import Scenarios
import Scoring
import Testing

@testable import Linting

/// A folder that goes when the test ends.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(
      path: "linting-\(UInt64.random(in: 0 ... .max))")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path(percentEncoded: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    let url = URL(filePath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }
}

@Suite struct InspectionTests {
  private let good = Example("format: 1").text
  private let answers = Example.calibration("format: 1").text

  private func run(
    _ paths: [String], score: Int? = nil
  ) throws -> (tally: Inspection.Tally, headlines: [String]) {
    let check = score.map { level in
      CalibrationCheck { _, _ in
        let assessment = Assessment(level: level, evidence: [], advice: nil)
        return Scorecard(signals: [.diagnosis: assessment], flags: [], points: [:], pace: [:])
      }
    }
    var inspection = Inspection(calibration: check)
    var headlines: [String] = []
    for file in try Inspection.files(in: paths) {
      inspection.check([file]) { headlines.append($0.headline) }
    }
    return (inspection.tally, headlines)
  }

  @Test func allFindingsOfAllFilesComeInOneRun() throws {
    let folder = try TemporaryFolder()
    try folder.write(good, to: "cold-cache.yaml")
    try folder.write("format: 1\nid: b\n", to: "b.yaml")
    try folder.write("a: &a [*a]", to: "bomb.yaml")
    try folder.write("not looked at", to: "notes.md")
    try folder.write("title: x", to: "old.yml")
    let (tally, headlines) = try run([folder.path])
    #expect(tally.files == 4)
    #expect(tally.errors == 9)
    #expect(headlines.count { $0.contains("lacks") } == 6)
    #expect(headlines.count { $0.contains("anchor") } == 2)
    #expect(headlines.count { $0.contains(".yml") } == 1)
    #expect("\(tally)" == "4 files, 9 errors")
  }

  @Test func sampleAnswersAreScoredWithTheirScenario() throws {
    let folder = try TemporaryFolder()
    try folder.write(good, to: "cold-cache.yaml")
    try folder.write(answers, to: "cold-cache.calibration.yaml")
    let (tally, headlines) = try run([folder.path], score: 2)
    #expect("\(tally)" == "2 files, 0 errors, 1 calibration off")
    #expect(headlines.count == 1)
    #expect(try run([folder.path], score: 4).headlines == [])
    #expect(try run([folder.path + "/cold-cache.yaml"], score: 2).tally.calibrationsOff == 1)
    #expect(
      try run([folder.path + "/cold-cache.calibration.yaml"], score: 2).tally.calibrationsOff == 1)
  }

  @Test func answersWithoutAScenarioAreReported() throws {
    let folder = try TemporaryFolder()
    try folder.write(answers, to: "lost.calibration.yaml")
    let (tally, headlines) = try run([folder.path], score: 4)
    #expect(tally.warnings == 1)
    #expect(headlines.first?.contains("no scenario lost.yaml") == true)
  }

  @Test func clashingIDsAreReported() throws {
    let folder = try TemporaryFolder()
    try folder.write(good, to: "a/cold-cache.yaml")
    try folder.write(good, to: "b/cold-cache.yaml")
    try folder.write(
      good.replacing("id: cold-cache", with: "id: coldcache"), to: "b/coldcache.yaml")
    let (tally, headlines) = try run([folder.path + "/a", folder.path + "/b"])
    #expect(tally.warnings == 2)
    #expect(headlines.count { $0.contains("is also the id of") } == 1)
    #expect(headlines.count { $0.contains("differ only in hyphens") } == 1)
  }

  @Test func subfoldersAreLookedThroughForScenariosOnly() throws {
    let folder = try TemporaryFolder()
    try folder.write(good, to: "a/b/cold-cache.yaml")
    try folder.write(answers, to: "a/b/cold-cache.calibration.yaml")
    try folder.write("services: {}\n", to: "a/docker-compose.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/a/again", withDestinationPath: folder.path)
    #expect(try Inspection.files(in: [folder.path]) == [folder.path + "/a/b/cold-cache.yaml"])
    #expect(try run([folder.path], score: 4).tally.files == 2)
  }

  @Test func whatAFileIgnoresIsNotReported() throws {
    let folder = try TemporaryFolder()
    let vague = good.replacing(
      "Page when the hit rate is under 85% for two minutes", with: "Add alerts")
    try folder.write(vague, to: "cold-cache.yaml")
    #expect(try run([folder.path]).headlines.count { $0.contains("is a wish") } == 1)
    try folder.write("# warstory: ignore vague-measure\n" + vague, to: "cold-cache.yaml")
    #expect(try run([folder.path]).headlines == [])
    try folder.write(
      "# warstory: ignore vague-mesure, time-order\n" + vague, to: "cold-cache.yaml")
    let headlines = try run([folder.path]).headlines
    #expect(headlines.count == 3)
    #expect(headlines.contains { $0.contains("did you mean 'vague-measure'?") })
    #expect(headlines.contains { $0.contains(":1:34: ") && $0.contains("can't be ignored") })
    try folder.write(
      answers.replacing("format: 1", with: "format: 1 # warstory: ignore calibration"),
      to: "cold-cache.calibration.yaml")
    #expect(try run([folder.path], score: 2).tally.calibrationsOff == 0)
  }

  @Test func aRuleThatSaysMuchIsCut() throws {
    let steps = (1...200).map { "  - {at: T+\($0)m, check: Compare the hit rate of node \($0)}\n" }
    let text = Example("diagnosis:\n" + steps.joined()).text
    let file = LintedFile(
      Array(text.utf8), file: "cold-cache.yaml", name: "cold-cache", kind: .scenario)
    let alike = Linter().check(file).filter { $0.rule == "points-alike" }
    #expect(alike.count == 20)
    #expect(alike.last?.advice.hasSuffix("; and 179 more like this") == true)
  }

  @Test(.timeLimit(.minutes(1))) func thousandsOfAlikeStepsAreOneError() throws {
    let steps = (1...2_000).map { "  - {at: T+\($0)m, check: Compare the hit rate}\n" }
    let text = Example("diagnosis:\n" + steps.joined()).text
    let file = LintedFile(
      Array(text.utf8), file: "cold-cache.yaml", name: "cold-cache", kind: .scenario)
    #expect(Linter().check(file).map(\.rule) == ["list-long"])
  }

  @Test func whatIsNotThereIsAnError() throws {
    let (tally, headlines) = try run(["/nowhere/x.yaml"])
    #expect(tally.errors == 1)
    #expect(
      headlines == [
        "/nowhere/x.yaml:1:1: error: can't be read: no such file or directory"
      ])
  }

  @Test func theShippedScenariosHaveNoErrors() throws {
    let (tally, _) = try run([Shipped.folder])
    #expect(tally.errors == 0)
    #expect(tally.files >= 48)
  }
}

@Suite struct FindingReportTests {
  private let finding = Finding(
    "time-order", file: "a,b.yaml", place: Place(line: 14, column: 7, length: 4),
    message: Finding.Message("'at' is \"T+5m\": 50%\u{1B}", advice: "put it in order"),
    sourceLine: "  - at: T+5m")

  @Test func asText() {
    #expect(
      FindingReport.text.line(finding) == """
        a,b.yaml:14:7: error: 'at' is "T+5m": 50%␛ [time-order]
           14 |   - at: T+5m
              |       ^~~~
              put it in order
        """)
  }

  @Test func asJSON() {
    #expect(
      FindingReport.json.line(finding)
        == #"{"file":"a,b.yaml","line":14,"column":7,"length":4,"severity":"error","#
        + #""rule":"time-order","message":"'at' is \"T+5m\": 50%␛","advice":"put it in order"}"#)
  }

  @Test func asOneDocumentOfSARIF() throws {
    let frame = FindingReport.sarif.frame
    let lines = [finding, finding].map(FindingReport.sarif.line)
    let text = frame.head + lines.joined(separator: frame.separator) + frame.tail
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(document["version"] as? String == "2.1.0")
    let run = try #require((document["runs"] as? [[String: Any]])?.first)
    let result = try #require((run["results"] as? [[String: Any]])?.last)
    #expect(result["ruleId"] as? String == "time-order")
    #expect(result["level"] as? String == "error")
    #expect(lines[0].contains(#""uri":"a%2Cb.yaml""#))
    #expect(lines[0].contains(#""startLine":14,"startColumn":7,"endColumn":11"#))
    let empty = frame.head + frame.tail
    #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(empty.utf8)) }
  }

  @Test func asAnnotation() {
    #expect(
      FindingReport.github.line(finding)
        == "::error file=a%2Cb.yaml,line=14,col=7,endColumn=11,title=time-order::"
        + "'at' is \"T+5m\": 50%25␛; put it in order")
  }
}
