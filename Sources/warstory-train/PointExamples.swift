import Foundation
import Scenarios
import Scoring

extension Training {
  /// What each of `samples` is heard as by taggers that have not seen it: as
  /// written, and as spoken.
  func heardUnseen(_ samples: [Int]) -> [Int: [Hearing]] {
    var heard: [Int: [Hearing]] = [:]
    for part in parts(samples, folds) {
      let out = Set(part)
      let tagger = tagger(samples.filter { !out.contains($0) })
      for sample in part {
        heard[sample] = [
          hearing(sample, plain[sample], tagger), hearing(sample, spoken[sample], tagger),
        ]
      }
    }
    return heard
  }

  /// The samples that tell one of `scenarios`, with their rated points.
  func pointExamples(
    _ samples: [Int], heard: [Int: [Hearing]], scenarios: [String: Scenario]
  ) -> [PointTraining.Example] {
    samples.flatMap { sample -> [PointTraining.Example] in
      let told = corpus.samples[sample]
      guard let id = told.scenario, let scenario = scenarios[id] else { return [] }
      return (heard[sample] ?? []).map {
        PointTraining.Example(
          group: id, scenario: scenario, units: $0.units, levels: told.rated.points)
      }
    }
  }

  /// The division of the beats of `samples`, as written and as spoken.
  func transcriptExamples(_ samples: [Int]) -> [TranscriptTraining.Example] {
    samples.flatMap { sample in
      [plain[sample], spoken[sample]].map { copy in
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
