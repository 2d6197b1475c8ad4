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
      let points: [String]
      let mark: Interview.Mark?
      switch kind {
      case .blastRadius:
        points = path.scope
        mark = sheet.first(of: points)
      case .containment:
        points = path.containment
        mark = sheet.first(of: points)
      case .cause:
        points = path.search.suffix(1)
        mark = path.cause(in: sheet)
      }
      guard let expected = points.first else { return nil }
      return Milestone(kind: kind, at: mark?.at, point: mark?.subject.rawValue ?? expected)
    }
  }
}
