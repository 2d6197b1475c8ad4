import Foundation
import Scenarios
import Scoring

/// Answers held against scenarios, their own and others.
struct PointExample {
  /// Examples of a group are left out together: the scenario.
  var scenario: String
  /// Whether the answer tells this scenario's incident.
  var isHome: Bool
  var sample: Int
  /// Whether it is the copy as it is written.
  var isWritten: Bool
  var comparison: PointComparison
  /// The points in the order of the comparison, with the raters' level.
  var points: [(point: Point, level: Int)]
}

extension Training {
  /// What each of `samples` is heard as by ears that have not heard it: as written,
  /// and as spoken.
  func heardUnseen(_ samples: [Int]) -> [Int: [Hearing]] {
    var heard: [Int: [Hearing]] = [:]
    for part in parts(samples, folds) {
      let out = Set(part)
      let ear = ear(samples.filter { !out.contains($0) })
      for sample in part {
        heard[sample] = [hearing(sample, ear), spokenHearing(sample, ear)]
      }
    }
    return heard
  }

  /// The samples that tell one of `scenarios` with their rated points, each also
  /// held against `others` scenarios that it does not tell.
  func pointExamples(
    _ samples: [Int], heard: [Int: [Hearing]], scenarios: [String: Scenario], others: Int,
    rarity: [UInt8]
  ) -> [PointExample] {
    let blank = PointWeights(rarity: rarity, judges: [], setting: [], leastSetting: 0)
    let ids = scenarios.keys.sorted()
    let matchers = scenarios.mapValues { PointMatcher($0, weights: blank) }
    var random = SplitMix(seed: 3)
    var examples: [PointExample] = []
    for sample in samples {
      let told = corpus.samples[sample]
      guard let own = told.scenario, scenarios[own] != nil else { continue }
      let foreign = ids.filter { $0 != own }.shuffled(using: &random).prefix(others)
      for id in [own] + foreign {
        guard let scenario = scenarios[id], let matcher = matchers[id] else { continue }
        let points = PointMatcher.points(asked: scenario)
        for (copy, hearing) in (heard[sample] ?? []).enumerated()
        where hearing.insufficiency == nil && (copy == 0 || id == own || id == foreign.first) {
          examples.append(
            PointExample(
              scenario: id, isHome: id == own, sample: sample, isWritten: copy == 0,
              comparison: matcher.comparison(hearing),
              points: points.map { ($0, id == own ? told.rated.points[$0.id] ?? 0 : 0) }))
        }
      }
    }
    return examples
  }

  /// The division of the beats of `samples`, as written and as spoken.
  func transcriptExamples(_ samples: [Int]) -> [TranscriptTraining.Example] {
    samples.flatMap { sample in
      [written[sample].copy, spoken[sample].copy].map { copy in
        TranscriptTraining.example(
          copy.reading.passages.mapValues { $0.text(in: 0..<$0.scalars.count) })
      }
    }
  }
}

extension ScenarioFile {
  /// The scenarios of a folder by their id; files that break a rule are left out.
  static func all(in folder: String) throws -> [String: Scenario] {
    var scenarios: [String: Scenario] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder)
    where name.hasSuffix(".yaml") && !name.hasSuffix(".calibration.yaml") {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: folder).appending(path: name))
      let id = String(name.dropLast(5))
      scenarios[id] = ScenarioFile(Array(bytes), file: name, name: id).scenario
    }
    return scenarios
  }
}
