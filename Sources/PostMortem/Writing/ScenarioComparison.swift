import Prose
import Scenarios

/// A post-mortem beside the scenario that it is about: which findings of the
/// diagnosis and which measures are told in it, in whatever words.
package struct ScenarioComparison: Equatable, Sendable {
  /// What the scenario has and the document does not tell, in the file's order.
  package var untoldFindings: [String]
  package var untoldMeasures: [String]
  package var findings: Int
  package var measures: Int

  /// Compares by the words that tell one thing from another; it is a hint of what
  /// to look for, and no score.
  package init(of walk: PostMortemWalk, with scenario: Scenario) {
    func stems(_ sections: [Section]) -> Set<String> {
      Self.stems(of: sections.map(walk.draft(of:)).joined(separator: "\n"))
    }
    let told = stems([
      .summary, .impact, .trigger, .timeline, .rootCause, .factors, .wentBadly, .resolution, .data,
    ])
    let promised = stems([.actions, .ifTime])
    let steps = scenario.diagnosis.compactMap(\.finding)
    findings = steps.count
    measures = scenario.prevention.count
    untoldFindings = steps.filter { !Self.isTold($0, in: told) }
    untoldMeasures = scenario.prevention.map(\.measure).filter { !Self.isTold($0, in: promised) }
  }

  /// Whether a third of the telling words of `text` are among `stems`.
  private static func isTold(_ text: String, in stems: Set<String>) -> Bool {
    let own = Self.stems(of: text)
    return !own.isEmpty && own.intersection(stems).count * 3 >= own.count
  }

  private static func stems(of text: String) -> Set<String> {
    Set(
      Prose.Passage(text).tokens.filter {
        $0.kind == .word && $0.norm.utf8.count > 3 && !Words.common.contains($0.norm)
          && !Words.endsNounPhrase($0.norm)
      }.map(\.stem))
  }
}
