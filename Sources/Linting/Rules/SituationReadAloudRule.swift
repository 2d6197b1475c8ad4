import Scenarios

/// The situation is read aloud before the clock starts.
struct SituationReadAloudRule: LintRule {
  static let name = "situation-long"
  static let summary =
    "The situation can be read aloud in a minute: 150 words at most."
  static let passing: [Example] = [
    Example("situation: Pages take 11 seconds instead of 240 ms.")
  ]
  static let failing: [Example] = [
    Example("situation: ↓\(String(repeating: "Pages take 11 seconds today. ", count: 31))")
  ]

  func check(_ file: LintedFile) -> [Finding] {
    guard let situation = file.texts.first(where: { $0.key == "situation" }),
      situation.words.count > 150
    else { return [] }
    return [
      warning(
        .long(situation.words.count), at: situation.entry.extent(in: file.source), in: file)
    ]
  }
}

extension Finding.Message {
  fileprivate static func long(_ count: Int) -> Self {
    Self("the situation has \(count) words", advice: "tell what is known so far in 150 words")
  }
}
