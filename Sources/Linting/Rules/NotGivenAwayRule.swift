import Scenarios

/// What the candidate is told can't be a point, since repeating it is no merit.
struct NotGivenAwayRule: LintRule {
  static let name = "given-away"
  static let summary =
    "The situation gives no point away."
  static let passing: [Example] = [
    Example("situation: Pages take 11 seconds instead of 240 ms and 38% of requests fail.")
  ]
  static let failing: [Example] = [
    Example(
      """
      situation: >
        Pages take 11 seconds instead of 240 ms. Somebody has compared the hit rate and the origin
        load before and after the restart.
      diagnosis:
        - at: T+0
          check: ↓Compare hit rate and origin load before and after the restart
          step: scope
        - {at: T+5m, check: Pause the campaign, step: contain}
        - {at: T+9m, check: Read the change log, step: verify}
      """)
  ]

  func check(_ file: LintedFile) -> [Finding] {
    guard let situation = file.texts.first(where: { $0.key == "situation" }) else { return [] }
    let told = situation.stems
    return file.texts.filter { Self.keys.contains($0.key) }.compactMap { text in
      let stems = text.stems
      let given = stems.intersection(told)
      guard stems.count >= 4, given.count * 5 >= stems.count * 4 else { return nil }
      return warning(.givenAway(text.owner), at: text.entry.extent(in: file.source), in: file)
    }
  }

  private static let keys: Set<String> = ["check", "measure", "looking_for"]
}

extension Finding.Message {
  fileprivate static func givenAway(_ point: String) -> Self {
    Self(
      "\(point) stands in the situation almost word for word",
      advice: "take it out of the situation, or say in the point what has to be found out")
  }
}
