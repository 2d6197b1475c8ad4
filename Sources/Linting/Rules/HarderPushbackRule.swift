import Scenarios

/// A weak reply brings a second, harder objection from the same person.
struct HarderPushbackRule: LintRule {
  static let name = "no-harder"
  static let summary =
    "A pushback has a harder one for after a weak reply."
  static let passing: [Example] = [
    Example("meeting:\n  - {who: A director, says: Who did it?, harder: I asked for a name.}")
  ]
  static let failing: [Example] = [
    Example("meeting:\n  - {↓who: A director, says: Who did it?}")
  ]

  func check(_ file: LintedFile) -> [Finding] {
    guard file.scenario != nil || file.deck != nil else { return [] }
    return (file.blocks("meeting") + file.blocks("pushbacks")).compactMap { pushback in
      guard pushback["harder"] == nil, let who = pushback["who"] else { return nil }
      return warning(.missing, at: file.keyPlace(who, "who"), in: file)
    }
  }
}

extension Finding.Message {
  fileprivate static let missing = Self(
    "after a weak reply this person has nothing more to say",
    advice: "add `harder:` with a second objection")
}
