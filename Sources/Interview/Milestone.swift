import Scenarios

/// How fast the candidate got somewhere that matters, in their own minutes.
package struct Milestone: Equatable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case blastRadius = "blast radius"
    case containment
    case cause
  }

  package var kind: Kind
  /// When it was said on the clock of the answer; nil where it was not.
  package var at: Duration?
  /// The point that was ticked, or the one that was waited for.
  package var point: String

  /// The milestones that `scenario` has, from the marks on its steps.
  package static func all(from sheet: MarkSheet, on scenario: Scenario) -> [Milestone] {
    let path = DiagnosisPath(scenario)
    return Kind.allCases.compactMap { kind in
      let points: [String] =
        switch kind {
        case .blastRadius: path.scope
        case .containment: path.containment
        case .cause: path.cause.map { [$0] } ?? []
        }
      guard let expected = points.first else { return nil }
      let mark = sheet.first(of: points)
      return Milestone(kind: kind, at: mark?.at, point: mark?.subject.rawValue ?? expected)
    }
  }
}
