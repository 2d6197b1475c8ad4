import PostMortem
import Scenarios
import Testing

@Suite struct ScenarioComparisonTests {
  private let scenario = Scenario(
    id: "full-disk", title: "A disk is full", severity: .p1, situation: "Orders stop.",
    diagnosis: [
      DiagnosisStep(minutes: 5, check: "free space", finding: "the log volume is full"),
      DiagnosisStep(
        minutes: 9, check: "log rotation", finding: "rotation stopped after the upgrade"),
    ],
    prevention: [
      PreventionMeasure(measure: "alert at 80% of the log volume"),
      PreventionMeasure(measure: "test the rotation in the upgrade pipeline"),
    ], followUps: [])

  @Test(arguments: [
    ("The volume of the logs ran full, as the upgrade had stopped the rotation.", "", 0, 2),
    (
      "",
      "Alert at 80% of the volume (Ana, 12 May)\nTest the rotation after each upgrade (Jo, 12 May)",
      2, 0
    ),
    ("The network was slow.", "Improve monitoring", 2, 2), ("", "", 2, 2),
  ])
  func tellsWhatOfTheScenarioIsInTheDocument(
    _ cause: String, _ actions: String, _ findings: Int, _ measures: Int
  ) {
    var walk = PostMortemWalk(template: .interview, scenario: scenario)
    for draft in ["", "", cause, "", actions, ""] { walk.write(draft) }
    let beside = ScenarioComparison(of: walk, with: scenario)
    #expect(beside.untoldFindings.count == findings)
    #expect(beside.untoldMeasures.count == measures)
  }
}
