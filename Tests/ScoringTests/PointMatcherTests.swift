import Foundation
import Prose
import Scenarios
import Scoring
import Testing

@Suite struct PointMatcherTests {
  static let scenario = Scenario(
    id: "stale-cache", title: "Prices that stay wrong", severity: .p1,
    situation:
      "At 10:00 support reports that 4% of the shop's prices are wrong since the night. The price service reads from a cache in front of Postgres.",
    diagnosis: [
      DiagnosisStep(
        minutes: 0, check: "Compare prices in the cache and in Postgres for a sample of products",
        finding: "1,200 of 30,000 keys differ, all written between 02:10 and 02:40", kind: .scope,
        listenFor: ["cache against the table", "which products were off"]),
      DiagnosisStep(
        minutes: 10, check: "Read the log of the import job for errors and its run time",
        finding: "The invalidation call timed out 1,200 times and was swallowed",
        kind: .investigate, listenFor: ["import swallowed timeouts", "what the nightly job logged"]),
      DiagnosisStep(
        minutes: 25, check: "Flush the keys concerned and verify the prices on the site",
        finding: "All samples right at 10:41", kind: .fix,
        listenFor: ["purged those entries", "spot checks matched"]),
    ],
    prevention: [
      PreventionMeasure(
        measure: "A time to live of one hour on every price key", layer: .contain,
        listenFor: ["keys expire by themselves"]),
      PreventionMeasure(
        measure: "An alert when a nightly comparison finds more than 0.1% of prices that differ",
        layer: .detect, listenFor: ["reconcile cache and database every night"]),
    ],
    followUps: [
      FollowUp(
        ask: "Why did nobody notice before support?",
        lookingFor: "Owns that only the job's exit code was watched, never the prices",
        listenFor: ["watched the job, not the data"]),
      FollowUp(ask: "What if the cache were gone?", lookingFor: "Load on Postgres, shedding"),
    ])

  static let strong = Answer(beats: [
    .situation: "I own the price service of a shop. One morning support said that prices were off.",
    .task: "I was on call.",
    .action:
      "At 10:03 I took a sample of two hundred products and held the cached price against the row in the database: four percent differed, and every stale key had been written between 02:10 and 02:40. That is the window of the import, so at 10:12 I opened its log and saw the invalidation call run into a timeout 1,200 times, an exception that we swallow. At 10:30 I purged exactly those keys and spot-checked fifty products on the site, all right at 10:41.",
    .result: "Forty minutes from the call, 310 orders at a wrong price, all refunded.",
    .takeaway:
      "I had written that catch block, so the gap was mine. Price keys now expire after one hour, and every night a job reconciles the cache with the table and pages us above 0.1% of differences.",
    .followUp: "We watched whether the job ended with zero and never looked at the data. My gap.",
  ])

  private let scorer = Scorer()

  private func points(_ answer: Answer) -> [String: Int] {
    scorer.score(answer, on: Self.scenario).points
  }

  @Test func hearsPointsInOtherWords() {
    let card = scorer.score(Self.strong, on: Self.scenario)
    let heard = card.points.filter { $0.value > 0 || card.perhaps.contains($0.key) }
    #expect(Set(heard.keys) == ["d1", "d2", "d3", "p1", "p2", "f1"])
    #expect(card.points.values.count { $0 > 0 } >= 4)
  }

  @Test func restsEachPointOnAnExactQuote() throws {
    let card = scorer.score(Self.strong, on: Self.scenario)
    for (id, level) in card.points where level > 0 {
      let evidence = try #require(card.pointEvidence[id])
      #expect(evidence.point == id)
      let scalars = Array((Self.strong.beats[evidence.beat] ?? "").unicodeScalars)
      #expect(Array(evidence.quote.unicodeScalars) == Array(scalars[evidence.range]))
    }
    #expect(card.pointEvidence["d2"]?.quote.contains("invalidation") == true)
    #expect(card.pointEvidence["p1"]?.quote.contains("expire") == true)
  }

  @Test func givesNothingForChecksThatWereNotMade() {
    var answer = Self.strong
    answer.beats[.action] =
      "I never compared the cache with the database. I did not look at the log of the import job either, and nobody flushed the keys. I simply restarted the service twice and it got better at some point, I do not know why."
    let heard = points(answer)
    for id in ["d1", "d2", "d3"] { #expect(heard[id] == 0, "\(id)") }
    #expect(heard["p1"] ?? 0 > 0)
  }

  @Test func givesNothingForThePromptSaidAgain() {
    let text = Self.scenario.situation + " " + Self.scenario.title
    let heard = points(Answer(beats: [.situation: text, .action: text, .takeaway: text]))
    #expect(heard.values.allSatisfy { $0 == 0 })
    #expect(heard.count == 6)
  }

  @Test func asksOnlyTheFirstFollowUp() {
    #expect(PointMatcher.points(asked: Self.scenario).map(\.id).last == "f1")
    #expect(PointMatcher.points(asked: Self.scenario, followUps: [2]).map(\.id).last == "f2")
    var answer = Self.strong
    answer.beats[.followUp] = nil
    #expect(points(answer)["f1"] == 0)
  }

  @Test func knowsNoPointsOfAnOwnStory() {
    #expect(scorer.score(Self.strong, on: nil).points.isEmpty)
  }

  @Test func anotherIncidentSaysNoPoint() {
    let card = scorer.score(ScorerTests.strong, on: Self.scenario)
    #expect(card.points.values.allSatisfy { $0 == 0 })
    #expect(!scorer.score(Self.strong, on: Self.scenario).isOtherIncident)
  }

  @Test func aStrongAnswerSaysAtMostOneOfFiftyPointsOfOtherIncidents() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Scenarios").standardizedFileURL
    var said: [String] = []
    var points = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    where name.hasSuffix(".yaml") && !name.contains(".calibration.") && !name.contains(".deck.") {
      let bytes = try Data(contentsOf: folder.appending(path: name))
      let id = String(name.dropLast(5))
      let scenario = try #require(ScenarioFile(Array(bytes), file: name, name: id).scenario)
      let card = scorer.score(Self.strong, on: scenario)
      points += card.points.count
      said += card.points.filter { $0.value > 0 }.keys.map { "\(id) \($0)" }
    }
    #expect(points > 250)
    #expect(said.count * 50 <= points, "\(said)")
  }

  @Test func keepsItsWeightsThroughAFile() throws {
    let bytes = try #require(PointWeights.embedded).bytes
    #expect(bytes.withUnsafeBytes { PointWeights(bytes: $0) }?.bytes == bytes)
    #expect(bytes.dropLast(8).withUnsafeBytes { PointWeights(bytes: $0) } == nil)
  }
}
