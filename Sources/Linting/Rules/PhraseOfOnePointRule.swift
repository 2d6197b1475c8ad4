import Scenarios

/// A phrase that stands in two points would tick both.
struct PhraseOfOnePointRule: LintRule {
  static let name = "phrase-twice"
  static let summary =
    "A phrase to listen for belongs to one point."
  static let passing: [Example] = [
    Example(
      """
      follow_ups:
        - {ask: Why?, looking_for: Owns the gap, listen_for: [green but useless]}
        - {ask: What next?, looking_for: Names a drill, listen_for: [empty it on purpose]}
      """)
  ]
  static let failing: [Example] = [
    Example(
      """
      follow_ups:
        - {ask: Why?, looking_for: Owns the gap, listen_for: [green but useless]}
        - {ask: What next?, looking_for: Names a drill, listen_for: [↓Green but useless]}
      """)
  ]

  func check(_ file: LintedFile) -> [Finding] {
    var findings: [Finding] = []
    var owners: [[String]: String] = [:]
    for text in file.texts where text.key == "listen_for" && !text.owner.isEmpty {
      if let owner = owners[text.words] {
        findings.append(
          warning(
            .twice(text.text, owner: owner, again: text.owner),
            at: text.entry.extent(in: file.source), in: file))
      } else {
        owners[text.words] = text.owner
      }
    }
    return findings
  }
}

extension Finding.Message {
  fileprivate static func twice(_ phrase: String, owner: String, again: String) -> Self {
    Self(
      owner == again
        ? "'\(phrase.clipped())' stands twice in \(owner)"
        : "'\(phrase.clipped())' is listened for in \(owner) and in \(again)",
      advice: "keep it where it fits best")
  }
}
