import Scenarios

/// Two points with the same words would be ticked by the same sentence.
struct PointsApartRule: LintRule {
  static let name = "points-alike"
  static let summary =
    "The scorer can tell any two points of a scenario apart."
  static let passing: [Example] = [
    Example(
      """
      prevention:
        - measure: One rebuild per key at a time in the service
        - measure: Page when the hit rate is under 85% for two minutes
      """)
  ]
  static let failing: [Example] = [
    Example(
      """
      prevention:
        - measure: Page when the hit rate is under 85% for two minutes
          layer: detect
        - measure: ↓Page the team when the hit rate of a node is under 85%
          layer: prevent
      """)
  ]

  func check(_ file: LintedFile) -> [Finding] {
    guard let scenario = file.scenario else { return [] }
    var findings: [Finding] = []
    var stems: [String: Set<String>] = [:]
    for text in file.texts where Self.main.contains(text.key) { stems[text.owner] = text.stems }
    let points = scenario.points.map { (point: $0, stems: stems[$0.id] ?? []) }
    for (index, later) in points.enumerated() {
      // The steps, measures and questions are asked for at different moments.
      for earlier in points[..<index] where earlier.point.kind == later.point.kind {
        let shared = earlier.stems.intersection(later.stems)
        let least = min(earlier.stems.count, later.stems.count)
        guard shared.count >= 3, shared.count * 4 >= least * 3,
          let entry = file.text(of: later.point)
        else { continue }
        findings.append(
          warning(
            .alike(later.point.id, earlier.point.id, words: shared.sorted()),
            at: entry.extent(in: file.source), in: file))
        // One that it is like is enough to change it.
        break
      }
    }
    return findings
  }

  private static let main: Set<String> = ["check", "measure", "looking_for"]
}

extension Finding.Message {
  fileprivate static func alike(_ later: String, _ earlier: String, words: [String]) -> Self {
    Self(
      "\(later) and \(earlier) can't be told apart: both are about \(words.joined(separator: ", "))",
      advice: "make them one point, or say in each what only it is about")
  }
}
