import Scenarios

/// Interviewers wait for numbers, and the candidate can only have them from here.
struct SituationCountsRule: LintRule {
  static let name = "situation-without-numbers"
  static let summary =
    "The situation says in numbers how bad it is."
  static let passing: [Example] = [
    Example("situation: Pages take 11 seconds instead of 240 ms, and 38% of requests fail.")
  ]
  static let failing: [Example] = [
    Example("situation: ↓The product pages are slow and many requests fail.")
  ]

  func check(_ file: LintedFile) -> [Finding] {
    guard let situation = file.texts.first(where: { $0.key == "situation" }) else { return [] }
    let numbers = situation.words.count { $0.utf8.contains { (0x30...0x39).contains($0) } }
    guard numbers < 2 else { return [] }
    return [warning(.noNumbers, at: situation.entry.extent(in: file.source), in: file)]
  }
}

extension Finding.Message {
  fileprivate static let noNumbers = Self(
    "the situation has hardly a number",
    advice: "say how many, how much, how long, and what is normal")
}
