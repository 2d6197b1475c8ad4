import Scenarios
import Scoring

/// Scores the sample answers of a scenario and holds them against what they
/// should get.
package struct CalibrationCheck: Sendable {
  /// A sample answer with its score.
  private struct Scored {
    let answer: Calibration.Answer
    let entry: Entry
    let card: Scorecard
  }

  private let score: @Sendable (Answer, Scenario) -> Scorecard

  /// Checks with any way of scoring.
  package init(score: @escaping @Sendable (Answer, Scenario) -> Scorecard) {
    self.score = score
  }

  package init(_ scorer: Scorer) {
    self.init { scorer.score($0, on: $1) }
  }

  /// Every expectation of `file` that its answer misses on `scenario`, with the
  /// reason, and each weak answer that is not weaker than the strong one.
  package func findings(in file: LintedFile, of scenario: Scenario) -> [Finding] {
    let source = file.source
    let scored = scored(file, on: scenario)
    var findings: [Finding] = []
    for sample in scored {
      for signal in Signal.allCases {
        guard let expected = sample.answer.expectation.levels[signal.rawValue],
          let entry = sample.entry["expect"]?[signal.rawValue],
          !expected.contains(sample.card.level(signal))
        else { continue }
        let reason = reason(
          signal, in: sample, on: scenario,
          isTooHigh: sample.card.level(signal) > expected.upperBound
        )
        findings.append(
          source.calibration(
            .level(
              sample.answer.name, signal.rawValue, sample.card.level(signal), expected: expected,
              reason: reason, hasPoints: signal == .diagnosis || signal == .prevention),
            at: entry.extent(of: expected, in: source)))
      }
      if let flags = sample.answer.expectation.flags,
        let entry = sample.entry["expect"]?["flags"],
        Set(flags) != Set(sample.card.flags.map(\.rawValue))
      {
        findings.append(
          source.calibration(
            .flags(sample.answer.name, sample.card.flags, expected: flags), at: entry.place))
      }
    }
    return (findings + ranks(scored, in: source)).sorted()
  }

  /// An expectation that the answer misses, and what would be written in its place.
  package struct Change: Sendable {
    package let answer: String
    /// `diagnosis`, `flags`.
    package let what: String
    package let old: String
    package let new: String
    package let line: Int
    fileprivate let range: Range<Int>
  }

  /// What would have to be written so that every expectation holds; nil where
  /// the file has errors.
  ///
  /// Levels and flags that stand over several lines are left as they are.
  package func changes(to file: LintedFile, of scenario: Scenario) -> [Change]? {
    guard file.calibration != nil else { return nil }
    let source = file.source
    var changes: [Change] = []
    for sample in scored(file, on: scenario) {
      func add(_ what: String, _ range: Range<Int>?, _ new: String) {
        guard let range else { return }
        changes.append(
          Change(
            answer: sample.answer.name, what: what,
            old: String(decoding: source.bytes[range], as: UTF8.self), new: new,
            line: source.place(ofByte: range.lowerBound).line, range: range))
      }
      for signal in Signal.allCases {
        let level = sample.card.level(signal)
        guard let expected = sample.answer.expectation.levels[signal.rawValue],
          let entry = sample.entry["expect"]?[signal.rawValue], !expected.contains(level)
        else { continue }
        add(
          signal.rawValue, source.byteRange(of: entry.extent(of: expected, in: source)),
          String(level))
      }
      guard let flags = sample.answer.expectation.flags,
        let entry = sample.entry["expect"]?["flags"],
        Set(flags) != Set(sample.card.flags.map(\.rawValue))
      else { continue }
      let names = sample.card.flags.map(\.rawValue).joined(separator: ", ")
      add("flags", source.bracketRange(at: entry.place), "[\(names)]")
    }
    return changes.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The file with `changes` in it; all else is as it was, byte for byte.
  package func applying(_ changes: [Change], to file: LintedFile) -> [UInt8] {
    var bytes = file.source.bytes
    for change in changes.reversed() {
      bytes.replaceSubrange(change.range, with: change.new.utf8)
    }
    return file.source.byteOrderMark + bytes
  }

  private func scored(_ file: LintedFile, on scenario: Scenario) -> [Scored] {
    guard let calibration = file.calibration else { return [] }
    return zip(calibration.answers, file.root?["answers"]?.list ?? []).map { answer, entry in
      Scored(answer: answer, entry: entry, card: score(Answer(beats: answer.beats), scenario))
    }
  }

  // MARK: - Reasons

  /// Why a level is not the one that was expected: the words that it rests on,
  /// or the points that were not heard with what came closest.
  private func reason(
    _ signal: Signal, in sample: Scored, on scenario: Scenario, isTooHigh: Bool
  ) -> String {
    let assessment = sample.card.signals[signal]
    if isTooHigh {
      let quotes = (assessment?.evidence ?? []).prefix(3).map { "\"\($0.quote.clipped(to: 80))\"" }
      return quotes.isEmpty
        ? "it rests on nothing" : "it rests on " + quotes.joined(separator: ", ")
    }
    let kind: Point.Kind? =
      switch signal {
      case .diagnosis: .diagnosis
      case .prevention: .prevention
      case .communication, .blamelessness: nil
      }
    let unheard = scenario.points.filter { point in
      point.kind == kind && sample.card.points[point.id, default: 0] == 0
    }
    let misses = unheard.prefix(2).compactMap { point -> String? in
      guard let closest = ClosestWords(to: point, in: sample.answer.beats) else { return nil }
      return
        "\(point.id) was not heard; closest in the answer: \"\(closest.quote.clipped(to: 90))\""
    }
    if let first = unheard.first, misses.isEmpty { return "\(first.id) was not heard" }
    return misses.isEmpty
      ? assessment?.advice ?? "too little was heard" : misses.joined(separator: "; ")
  }

  /// Answers that should be weaker than the strong one in a signal and are not.
  private func ranks(_ scored: [Scored], in source: SourceText) -> [Finding] {
    func best(_ sample: Scored) -> Int {
      Signal.allCases.reduce(0) {
        $0 + (sample.answer.expectation.levels[$1.rawValue]?.lowerBound ?? 0)
      }
    }
    guard let strong = scored.max(by: { best($0) < best($1) }), scored.count > 1 else { return [] }
    var findings: [Finding] = []
    for sample in scored where sample.answer.name != strong.answer.name {
      let levels = sample.answer.expectation.levels
      guard
        let weakest = Signal.allCases.min(by: {
          levels[$0.rawValue]?.upperBound ?? 4 < levels[$1.rawValue]?.upperBound ?? 4
        }), let weak = levels[weakest.rawValue],
        let expected = strong.answer.expectation.levels[weakest.rawValue],
        weak.upperBound < expected.lowerBound,
        sample.card.level(weakest) >= strong.card.level(weakest),
        let entry = sample.entry["expect"]?[weakest.rawValue]
      else { continue }
      findings.append(
        source.calibration(
          .rank(
            sample.answer.name, strong.answer.name, weakest.rawValue, sample.card.level(weakest),
            strong.card.level(weakest)), at: entry.extent(of: weak, in: source)))
    }
    return findings
  }
}

extension SourceText {
  fileprivate func calibration(_ message: Finding.Message, at place: Place) -> Finding {
    finding("calibration", message, at: place, severity: .warning)
  }

  /// The bytes of a place in one line.
  fileprivate func byteRange(of place: Place) -> Range<Int>? {
    let line = bytes(ofLine: place.line)
    let scalars = Array(String(decoding: line, as: UTF8.self).unicodeScalars)
    guard place.column >= 1, place.column - 1 + place.length <= scalars.count else { return nil }
    func count(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
      scalars.reduce(0) { $0 + UTF8.width($1) }
    }
    let start = line.startIndex + count(scalars[..<(place.column - 1)])
    return start..<start + count(scalars[(place.column - 1)..<(place.column - 1 + place.length)])
  }

  /// The bytes of a list in brackets that begins at a place and ends in its line.
  fileprivate func bracketRange(at place: Place) -> Range<Int>? {
    guard let start = byteRange(of: Place(line: place.line, column: place.column)),
      bytes[start.lowerBound] == UInt8(ascii: "["),
      let end = bytes(ofLine: place.line)[start.lowerBound...].firstIndex(of: UInt8(ascii: "]"))
    else { return nil }
    return start.lowerBound..<end + 1
  }
}

extension Entry {
  /// The place of a level as it is written, with its quotes if it has some.
  fileprivate func extent(of levels: ClosedRange<Int>, in source: SourceText) -> Place {
    let written =
      levels.count == 1 ? "\(levels.lowerBound)" : "\(levels.lowerBound)..\(levels.upperBound)"
    for text in [written, "\"\(written)\"", "'\(written)'"] {
      let found = source.extent(of: text, at: place)
      if found.length == text.unicodeScalars.count { return found }
    }
    return place
  }
}

extension Finding.Message {
  fileprivate static func level(
    _ answer: String, _ signal: String, _ level: Int, expected: ClosedRange<Int>, reason: String,
    hasPoints: Bool
  ) -> Self {
    let wanted =
      expected.count == 1
      ? "\(expected.lowerBound)" : "\(expected.lowerBound) to \(expected.upperBound)"
    let change =
      level < expected.lowerBound
      ? hasPoints && reason.contains("closest")
        ? "where that is the point in other words, add them to its `listen_for`; else let the "
          + "answer say it, or correct the expectation"
        : "let the answer say it, or correct the expectation"
      : "make the answer weaker there, or correct the expectation"
    return Self(
      "calibration '\(answer.clipped())': \(signal) \(level), expected \(wanted)",
      advice: "\(reason); \(change)")
  }

  fileprivate static func flags(_ answer: String, _ flags: [Flag], expected: [String]) -> Self {
    let raised = flags.map(\.rawValue).filter { !expected.contains($0) }
    let missed = expected.filter { name in !flags.contains { $0.rawValue == name } }
    let parts =
      (raised.isEmpty ? [] : ["\(raised.joined(separator: ", ")) not expected"])
      + (missed.isEmpty ? [] : ["\(missed.joined(separator: ", ")) not raised"])
    return Self(
      "calibration '\(answer.clipped())': flags: \(parts.joined(separator: "; "))",
      advice: "change the answer, or correct the expectation")
  }

  fileprivate static func rank(
    _ weak: String, _ strong: String, _ signal: String, _ level: Int, _ strongLevel: Int
  ) -> Self {
    Self(
      "calibration '\(weak.clipped())': \(signal) \(level) is not below the \(strongLevel) of "
        + "'\(strong.clipped())'", advice: "make the one weaker or the other stronger there")
  }
}
