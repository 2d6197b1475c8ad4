import Scenarios

/// What the candidate is told can't be a point, since repeating it is no merit.
struct NotGivenAwayRule: LintRule {
  static let name = "given-away"
  static let summary =
    "Title and situation give no point away."
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
      """),
    Example(
      """
      situation: 38% of 900 requests fail. You hear that nobody watched the ratio at all.
      follow_ups:
        - ask: Why?
          looking_for: Owns that only liveness was watched
          listen_for: [↓nobody watched the ratio]
      """),
  ]

  func check(_ file: LintedFile) -> [Finding] {
    guard let situation = file.texts.first(where: { $0.key == "situation" }) else { return [] }
    let title = file.texts.first { $0.key == "title" }
    let told = situation.stems.union(title?.stems ?? [])
    let spoken = " " + ((title?.words ?? []) + ["."] + situation.words).joined(separator: " ") + " "
    return file.texts.filter { Self.keys.contains($0.key) }.compactMap { text in
      let stems = text.stems
      if text.key == "listen_for" {
        guard text.words.count >= 3, stems.count >= 2,
          spoken.contains(" " + text.words.joined(separator: " ") + " ")
        else { return nil }
        return warning(.givenAway(text.owner), at: text.entry.extent(in: file.source), in: file)
      }
      let given = stems.intersection(told)
      guard stems.count >= 4, given.count * 5 >= stems.count * 4 else { return nil }
      return warning(.givenAway(text.owner), at: text.entry.extent(in: file.source), in: file)
    }
  }

  private static let keys: Set<String> = ["check", "measure", "looking_for", "listen_for"]
}

extension Finding.Message {
  fileprivate static func givenAway(_ point: String) -> Self {
    Self(
      "this of \(point) stands in the title or the situation almost word for word",
      advice: "take it out there, or say in the point what has to be found out")
  }
}
