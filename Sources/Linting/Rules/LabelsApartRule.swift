import Scenarios

/// Two lines of the grid that read the same get each other's ticks.
struct LabelsApartRule: LintRule {
  static let name = "label-twice"
  static let summary = "A label stands once in a scenario."
  static let passing: [Example] = [
    Example(
      """
      prevention:
        - {measure: One refill per key, label: one refill, layer: prevent}
        - {measure: Page below 85%, label: alert, layer: detect}
      """)
  ]
  static let failing: [Example] = [
    Example(
      """
      prevention:
        - {measure: One refill per key, label: one refill, layer: prevent}
        - {measure: Page below 85%, label: ↓One refill, layer: detect}
      """)
  ]

  func check(_ file: LintedFile) -> [Finding] {
    var owners: [[String]: String] = [:]
    return file.texts.filter { $0.key == "label" }.compactMap { text in
      guard let owner = owners[text.words] else {
        owners[text.words] = text.owner
        return nil
      }
      return warning(.twice(text.text, owner), at: text.entry.extent(in: file.source), in: file)
    }
  }
}

extension Finding.Message {
  fileprivate static func twice(_ label: String, _ owner: String) -> Self {
    Self("'\(label)' is the label of \(owner) already", advice: "write what only this point is")
  }
}
