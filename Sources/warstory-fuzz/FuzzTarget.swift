import Linting
import Scenarios
import Scoring

/// A part of the program that takes what comes from outside.
protocol FuzzTarget {
  var name: String { get }

  /// What is wrong with what it made of `bytes`; nil where all is well.
  func complaint(about bytes: [UInt8], _ chance: inout Chance) -> String?
}

/// Scenario files, sample answers, decks, and post-mortems to draft from.
struct DecoderTarget: FuzzTarget {
  let name = "decoder"
  private let linter = Linter()

  func complaint(about bytes: [UInt8], _ chance: inout Chance) -> String? {
    switch chance.below(8) {
    case 0:
      let file = LintedFile(bytes, file: "x", name: nil, kind: .calibration)
      return complaint(linter.check(file), bytes)
    case 1:
      let file = LintedFile(bytes, file: "x", name: nil, kind: .deck)
      return complaint(linter.check(file), bytes)
    case 2:
      let draft = PostMortemDraft(
        markdown: String(decoding: bytes, as: UTF8.self), id: "x", source: "x.md")
      let file = ScenarioFile(Array(draft.text.utf8), file: "x.yaml", name: "x")
      if file.root == nil { return "a draft is no YAML: \(file.findings)" }
      return nil
    default:
      let file = LintedFile(bytes, file: "x.yaml", name: "cold-cache", kind: .scenario)
      if file.scenario == nil, file.decoderFindings.isEmpty {
        return "neither scenario nor finding"
      }
      if let header = ScenarioHeader(scanning: bytes, name: "cold-cache"),
        let scenario = file.scenario, header != ScenarioHeader(scenario)
      {
        return "the margin says \(header), decoding \(ScenarioHeader(scenario))"
      }
      return complaint(linter.check(file), bytes)
    }
  }

  private func complaint(_ findings: [Finding], _ bytes: [UInt8]) -> String? {
    let lineCount = bytes.count { $0 == 0x0A } + 1
    for finding in findings {
      let place = finding.place
      if place.line < 1 || place.column < 1 || place.line > lineCount {
        return "a finding outside of the file: \(finding)"
      }
      if finding.description.unicodeScalars.contains(where: \.isUnsafeOnTerminal) {
        return "a finding that is not safe to print: \(finding.rule)"
      }
    }
    return nil
  }
}

/// Answers, on a scenario and without one.
struct ScorerTarget: FuzzTarget {
  let name = "scorer"
  private let scorer = Scorer()
  private let scenario: Scenario

  init(seeds: [[UInt8]]) throws {
    let text = Array(ScenarioTemplate.text(id: "x").utf8)
    guard let scenario = ScenarioFile(text, file: "x.yaml", name: "x").scenario else {
      throw Finding("template", file: "x", message: .init("no scenario", advice: "mend it"))
    }
    self.scenario = scenario
  }

  func complaint(about bytes: [UInt8], _ chance: inout Chance) -> String? {
    var beats: [Beat: String] = [:]
    var rest = bytes[...]
    for beat in Beat.allCases where chance.below(6) > 0 {
      let length = beat == .followUp ? rest.count : chance.below(rest.count + 1)
      beats[beat] = String(decoding: rest.prefix(length), as: UTF8.self)
      rest = rest.dropFirst(length)
    }
    let card = scorer.score(Answer(beats: beats), on: chance.below(4) == 0 ? nil : scenario)
    for (signal, assessment) in card.signals {
      if !(0...4).contains(assessment.level) { return "\(signal) at level \(assessment.level)" }
      if assessment.level > 0, assessment.evidence.isEmpty, signal != .blamelessness {
        return "\(signal) at level \(assessment.level) rests on nothing"
      }
      if let complaint = complaint(assessment.evidence, beats) { return complaint }
    }
    for evidence in card.flagEvidence.values {
      if let complaint = complaint(evidence, beats) { return complaint }
    }
    return complaint(Array(card.pointEvidence.values), beats)
  }

  private func complaint(_ evidence: [Evidence], _ beats: [Beat: String]) -> String? {
    for piece in evidence {
      let scalars = Array((beats[piece.beat] ?? "").unicodeScalars)
      guard piece.range.lowerBound >= 0, piece.range.upperBound <= scalars.count,
        scalars[piece.range].elementsEqual(piece.quote.unicodeScalars)
      else { return "a quote that is not in the answer: \(piece)" }
    }
    return nil
  }
}
