import Scenarios

/// "We told support" is no message.
struct MessageSaysSomethingRule: LintRule {
  static let name = "message-empty"
  static let summary =
    "A message has content: what is affected, what is done, when the next word comes."
  static let passing: [Example] = [
    Example("communication:\n  - {audience: Support, message: Pages fail in all countries}")
  ]
  static let failing: [Example] = [
    Example("communication:\n  - {audience: Support, message: ↓An update}")
  ]

  func check(_ file: LintedFile) -> [Finding] {
    file.texts.filter { $0.key == "message" && $0.words.count < 4 }.map { text in
      warning(.empty, at: text.entry.extent(in: file.source), in: file)
    }
  }
}

extension Finding.Message {
  fileprivate static let empty = Self(
    "this is no message that helps anybody",
    advice: "say what is affected, what is being done, and when the next word comes")
}
