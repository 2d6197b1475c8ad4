import Scenarios

/// What is to be said of a rule, for who met its name in a finding.
package enum RuleHelp {
  /// A line for each rule.
  package static let names: [(name: String, summary: String)] = Linter.rules.map {
    ($0.name, $0.summary)
  }

  /// The rule's sentence and what it says of an example; nil where it is none.
  package static func text(_ name: String) -> String? {
    guard let rule = Linter.rules.first(where: { $0.name == name }) else { return nil }
    var lines = [
      rule.name, "", rule.summary.terminalSafeLine,
      rule is any DecoderRule.Type
        ? "A file that breaks it can't be played."
        : "`# warstory: ignore \(rule.name)` in a file leaves it alone there.",
    ]
    if let example = rule.failing.first {
      lines += ["", "It finds something here:", ""] + shown(example)
      let file = LintedFile(
        Array(example.text.utf8), file: "example.yaml", name: nil, kind: example.kind)
      if let finding = rule.init().check(file).min() {
        lines += ["", "  " + finding.message, "  " + finding.advice]
      }
    }
    if let example = rule.passing.first {
      lines += ["", "and nothing here:", ""] + shown(example)
    }
    return lines.joined(separator: "\n")
  }

  private static func shown(_ example: Example) -> [String] {
    let lines = example.description.replacing("↓", with: "")
      .split(separator: "\n", omittingEmptySubsequences: false)
    return lines.prefix(12).map { "  " + String($0).terminalSafeLine.clipped(to: 100) }
  }
}
