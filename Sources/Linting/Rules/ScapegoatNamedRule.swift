import Scenarios

/// Whether somebody blames is only seen where there is somebody to blame.
struct ScapegoatNamedRule: LintRule {
  static let name = "no-scapegoat"
  static let summary =
    "A scenario says whom it would be easy to blame."
  static let passing: [Example] = [
    Example("scapegoat: the engineer who changed the memory limit")
  ]
  static let failing: [Example] = [
    .whole(
      Example("id: cold-cache").text.replacing(
        "scapegoat: the platform engineer who merged the memory-limit change\n", with: ""
      ).replacing("id: cold-cache", with: "↓id: cold-cache"))
  ]

  func check(_ file: LintedFile) -> [Finding] {
    guard let scenario = file.scenario, scenario.scapegoat == nil, let id = file.root?["id"] else {
      return []
    }
    return [warning(.none, at: file.keyPlace(id, "id"), in: file)]
  }
}

extension Finding.Message {
  fileprivate static let none = Self(
    "there is nobody to blame, so that blamelessness is not put to the test",
    advice: "add `scapegoat:` with a role, never a name: the engineer who merged the change")
}
