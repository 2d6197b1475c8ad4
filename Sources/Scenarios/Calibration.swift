/// Sample answers with the levels that they should get, the tests of a
/// scenario.
package struct Calibration: Equatable, Sendable {
  package struct Answer: Equatable, Sendable {
    package var name: String
    /// What is said, the answer to the follow-up question among it.
    package var beats: [Beat: String]
    package var expectation: Expectation
  }

  /// What a sample answer should get; what is not named may be anything.
  package struct Expectation: Equatable, Sendable {
    /// By the signal's name: `diagnosis`.
    package var levels: [String: ClosedRange<Int>]
    /// Nil where flags are left open.
    package var flags: [String]?

    package init(levels: [String: ClosedRange<Int>], flags: [String]?) {
      self.levels = levels
      self.flags = flags
    }
  }

  package var answers: [Answer]
}

/// A calibration file after reading.
package struct CalibrationFile: Sendable {
  /// Nil where a finding is an error.
  package let calibration: Calibration?
  /// In the order of the file.
  package let findings: [Finding]
  package let source: SourceText?
  /// The parts that could be read, by their keys.
  package let root: Entry?

  /// Reads `bytes`, which findings call `file`.
  package init(_ bytes: [UInt8], file: String) {
    let (source, screened) = Screening.screen(bytes, file: file)
    self.source = source
    guard let source else {
      (calibration, root, findings) = (nil, nil, screened)
      return
    }
    var (root, findings) = ScenarioFile.read(source, as: .calibration)
    var names: Set<String> = []
    for answer in root?["answers"]?.list ?? [] {
      guard let name = answer["name"], !names.insert(name.text).inserted else { continue }
      findings.append(
        source.finding("answer-name", .twice(name.text), at: name.extent(in: source)))
    }
    findings.sort()
    self.root = root
    self.findings = findings
    calibration =
      findings.isEmpty
      ? Calibration(answers: (root?["answers"]?.list ?? []).map(Calibration.Answer.init)) : nil
  }
}

extension Calibration.Answer {
  fileprivate init(_ entry: Entry) {
    var beats: [Beat: String] = [:]
    for beat in Beat.story { beats[beat] = entry["beats"]?.text(beat.rawValue) }
    beats[.followUp] = entry.text("follow_up")
    var levels: [String: ClosedRange<Int>] = [:]
    for signal in Form.signals { levels[signal] = entry["expect"]?[signal]?.levels }
    self.init(
      name: entry.text("name") ?? "", beats: beats,
      expectation: Calibration.Expectation(
        levels: levels,
        flags: entry["expect"]?["flags"] == nil ? nil : entry["expect"]?.texts("flags")))
  }
}

extension Finding.Message {
  fileprivate static func twice(_ name: String) -> Self {
    Self("two answers are called '\(name.clipped())'", advice: "give each a name of its own")
  }
}
