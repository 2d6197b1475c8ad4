import Scenarios

/// Which of a scenario's steps are what on the way to the cause.
struct DiagnosisPath: Sendable {
  let scope: [String]
  let containment: [String]
  let fix: [String]
  let verification: [String]
  /// The steps of the search, in their order.
  let search: [String]
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
    search = ids(.investigate)
    steps = kinds.filter { $0.kind != .inform }.map(\.id)
  }

  /// The mark with which the cause was reached; nil where it was not.
  ///
  /// The last step of the search has it. Some files end the search with a step
  /// that only rules something out, so the latest step heard counts, too, once
  /// half of the search was heard.
  func cause(in sheet: MarkSheet) -> Interview.Mark? {
    if let last = search.last, let mark = sheet.first(of: [last]) { return mark }
    let heard = search.filter { sheet.level(of: $0) > 0 }
    guard !heard.isEmpty, 2 * heard.count >= search.count else { return nil }
    return heard.last.flatMap { sheet.first(of: [$0]) }
  }
}
