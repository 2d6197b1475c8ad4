import Scenarios

/// A phrase can't both be the point and miss it.
struct NearMissRule: LintRule {
  static let name = "not-for"
  static let summary = "A near miss of a point is nothing that the point listens for."
  static let passing: [Example] = [
    Example(
      """
      prevention:
        - measure: One refill per key
          listen_for: [single flight]
          not_for: [a lock on the whole table]
      """)
  ]
  static let failing: [Example] = [
    Example(
      """
      prevention:
        - measure: One refill per key
          listen_for: [single flight]
          not_for: [↓Single flight, ↓one refill per key]
      """)
  ]

  func check(_ file: LintedFile) -> [Finding] {
    var heard: [String: Set<[String]>] = [:]
    for text in file.texts where Self.keys.contains(text.key) {
      heard[text.owner, default: []].insert(text.words)
    }
    return file.texts.filter { text in
      text.key == "not_for" && heard[text.owner]?.contains(text.words) == true
    }.map { text in
      error(.both(text.text, text.owner), at: text.entry.extent(in: file.source), in: file)
    }
  }

  private static let keys: Set<String> = ["listen_for", "check", "measure", "looking_for"]
}

extension Finding.Message {
  fileprivate static func both(_ phrase: String, _ point: String) -> Self {
    Self(
      "'\(phrase.clipped())' is what \(point) listens for, and is named as a near miss of it",
      advice: "keep it in one of the two")
  }
}
