import Scenarios

/// The answer to a follow-up is ticked by what is listened for.
struct FollowUpHeardRule: LintRule {
  static let name = "follow-up-silent"
  static let summary =
    "A follow-up question has something to listen for."
  static let passing: [Example] = [
    Example("follow_ups:\n  - {ask: Why?, looking_for: Owns the gap, listen_for: [our own gap]}")
  ]
  static let failing: [Example] = [
    Example("follow_ups:\n  - {ask: Why was it cold?, looking_for: Owns the gap, ↓listen_for: []}"),
    Example("follow_ups:\n  - ↓ask: Why was it cold?\n    looking_for: Owns the restart window"),
  ]

  func check(_ file: LintedFile) -> [Finding] {
    guard file.scenario != nil else { return [] }
    return file.blocks("follow_ups").enumerated().compactMap { index, question in
      guard (question["listen_for"]?.list ?? []).isEmpty else { return nil }
      let place =
        question["listen_for"].map { file.keyPlace($0, "listen_for") }
        ?? file.source.extent(of: "ask", at: question.place)
      return warning(.silent(index + 1), at: place, in: file)
    }
  }
}

extension Finding.Message {
  fileprivate static func silent(_ number: Int) -> Self {
    Self(
      "f\(number) has nothing to listen for",
      advice: "add `listen_for:` with three ways in which somebody says it")
  }
}
