import Scenarios

/// Several alerts are one kind of measure; what prevents, detects and contains is three.
struct SeveralLayersRule: LintRule {
  static let name = "one-layer"
  static let summary =
    "The measures are of at least two layers: prevent, detect, contain, process."
  static let passing: [Example] = [
    Example(
      "prevention:\n  - {measure: One refill per key, layer: prevent}\n  - {measure: Alert, layer: detect}"
    )
  ]
  static let failing: [Example] = [
    Example(
      """
      ↓prevention:
        - {measure: Page when the hit rate is under 85%, layer: detect}
        - {measure: Watch young uptimes on three nodes, layer: detect}
      """),
    Example("↓prevention:\n  - {measure: One refill per key}"),
  ]

  func check(_ file: LintedFile) -> [Finding] {
    guard let scenario = file.scenario, let measures = file.root?["prevention"] else { return [] }
    let layers = scenario.prevention.map(\.layer)
    let place = file.keyPlace(measures, "prevention")
    if layers.count == 1 { return [warning(.single, at: place, in: file)] }
    guard let first = layers.first, let layer = first, layers.allSatisfy({ $0 == layer }) else {
      return []
    }
    return [warning(.oneLayer(layer.rawValue), at: place, in: file)]
  }
}

extension Finding.Message {
  fileprivate static let single = Self(
    "one measure leaves nothing to tell levels apart by",
    advice: "add one of another layer: prevent, detect, contain, process")

  fileprivate static func oneLayer(_ layer: String) -> Self {
    Self(
      "all measures are of one layer, \(layer)",
      advice: "add one of another layer: prevent, detect, contain, process")
  }
}
