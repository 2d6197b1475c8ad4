import Scenarios

/// Which of a scenario's steps are what on the way to the cause.
struct DiagnosisPath: Sendable {
  let scope: [String]
  let containment: [String]
  let fix: [String]
  let verification: [String]
  /// The last step of the search: whoever says it has the cause.
  let cause: String?
  /// All but the steps that only inform.
  let steps: [String]
  let informing: [String]

  /// A step without a kind is scope where it is the first, and search elsewhere.
  init(_ scenario: Scenario) {
    let kinds = scenario.diagnosis.enumerated().map { index, step in
      (id: "d\(index + 1)", kind: step.kind ?? (index == 0 ? .scope : .investigate))
    }
    func ids(_ kind: DiagnosisStep.Kind) -> [String] {
      kinds.filter { $0.kind == kind }.map(\.id)
    }
    scope = ids(.scope)
    containment = ids(.contain)
    fix = ids(.fix)
    verification = ids(.verify)
    informing = ids(.inform)
    cause = ids(.investigate).last
    steps = kinds.filter { $0.kind != .inform }.map(\.id)
  }
}
