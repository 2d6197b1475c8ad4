import Scenarios
import Testing

@testable import Linting

/// An example of a rule, as a test.
struct RuleCase: CustomTestStringConvertible, Sendable {
  let rule: any LintRule.Type
  let example: Example

  var testDescription: String { "\(rule.name): \(example.description.prefix(200))" }

  static let passing = Linter.rules.flatMap { rule in
    rule.passing.map { RuleCase(rule: rule, example: $0) }
  }

  static let failing = Linter.rules.flatMap { rule in
    rule.failing.map { RuleCase(rule: rule, example: $0) }
  }

  var file: LintedFile {
    LintedFile(
      Array(example.text.utf8), file: "cold-cache.yaml", name: "cold-cache", kind: example.kind)
  }
}

@Suite struct RuleTests {
  @Test(arguments: RuleCase.passing) func findsNothingInGoodFiles(_ test: RuleCase) {
    #expect(test.example.places.isEmpty)
    #expect(test.rule.init().check(test.file).map(\.headline) == [])
  }

  @Test(arguments: RuleCase.failing) func findsWhatIsMarked(_ test: RuleCase) {
    let findings = test.rule.init().check(test.file).sorted()
    #expect(!test.example.places.isEmpty)
    #expect(
      findings.map { Place(line: $0.place.line, column: $0.place.column) } == test.example.places,
      "\(findings.map(\.headline))")
    for finding in findings {
      #expect(finding.rule == test.rule.name)
      #expect(!finding.message.isEmpty && !finding.message.hasSuffix("."))
      #expect(!finding.advice.isEmpty && !finding.advice.hasSuffix("."))
    }
  }

  @Test func thereAreAtLeastTwentyFourWithNamesOfTheirOwnAndExamples() {
    #expect(Linter.rules.count >= 24)
    #expect(Set(Linter.rules.map { $0.name }).count == Linter.rules.count)
    for rule in Linter.rules {
      #expect(!rule.passing.isEmpty && !rule.failing.isEmpty, "\(rule.name)")
      #expect(rule.summary.hasSuffix("."))
    }
  }

  @Test func theFileOnWhichExamplesAreBuiltIsWithoutFindings() {
    for example in [Example("format: 1"), .calibration("format: 1"), .deck("format: 1")] {
      let file = LintedFile(
        Array(example.text.utf8), file: "cold-cache.yaml", name: "cold-cache", kind: example.kind)
      #expect(Linter().check(file).map(\.headline) == [])
    }
  }
}
