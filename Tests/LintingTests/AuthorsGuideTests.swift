import Foundation
import Scenarios
import Scoring
import Testing

@testable import Linting

/// The blocks of the guide for authors.
private struct Guide {
  private let text: String

  init() throws {
    text = try String(contentsOfFile: Shipped.folder + "/README.md", encoding: .utf8)
  }

  /// The contents of all blocks whose fence is followed by `mark`.
  func blocks(_ mark: String) -> [String] {
    var blocks: [String] = []
    var block: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "```" + mark, block == nil {
        block = ""
      } else if line == "```", let finished = block {
        blocks.append(finished)
        block = nil
      } else if block != nil {
        block? += line + "\n"
      }
    }
    return blocks
  }

  var scenario: String { blocks("yaml").joined() }
}

@Suite struct AuthorsGuideTests {
  private let guide: Guide

  init() throws { guide = try Guide() }

  private func linted(_ text: String, kind: LintedFile.Kind = .scenario) -> LintedFile {
    LintedFile(
      Array(text.utf8), file: "expired-certificate.yaml",
      name: kind == .scenario ? "expired-certificate" : nil, kind: kind)
  }

  @Test func itsBlocksAreOneScenarioWithoutFindings() {
    #expect(guide.blocks("yaml").count >= 8)
    #expect(Linter().check(linted(guide.scenario)).map(\.headline) == [])
  }

  @Test func theyShowEveryKey() throws {
    let keys = Set(try #require(linted(guide.scenario).root).block.keys)
    #expect(keys == Set(Form.scenario.keys.map(\.name)))
  }

  @Test func itsSampleAnswersAreWithoutFindings() throws {
    let block = try #require(guide.blocks("yaml calibration").first)
    #expect(Linter().check(linted(block, kind: .calibration)).map(\.headline) == [])
  }

  @Test func itsSampleAnswerGetsWhatItExpects() throws {
    let block = try #require(guide.blocks("yaml calibration").first)
    let scenario = try #require(linted(guide.scenario).scenario)
    let findings = CalibrationCheck(Scorer())
      .findings(in: linted(block, kind: .calibration), of: scenario)
    #expect(findings.map(\.description) == [])
  }

  @Test func itsErrorIsWhatIsSaid() throws {
    let shown = try #require(guide.blocks("text").first)
    let broken = guide.scenario.replacing("at: T+14m", with: "at: T+4m")
    #expect(Linter().check(linted(broken)).map { $0.description + "\n" } == [shown])
  }
}
