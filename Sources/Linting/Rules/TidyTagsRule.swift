import Scenarios

/// Tags are typed to filter by.
struct TidyTagsRule: LintRule {
  static let name = "tag-form"
  static let summary =
    "A tag is a word in lower case with hyphens, and stands once."
  static let passing: [Example] = [
    Example("tags: [redis, thundering-herd, s3]")
  ]
  static let failing: [Example] = [
    Example("tags: [redis, ↓Thundering Herd, ↓redis]")
  ]

  func check(_ file: LintedFile) -> [Finding] {
    guard file.scenario != nil else { return [] }
    var findings: [Finding] = []
    var seen: Set<String> = []
    for tag in file.blocks("tags") {
      let place = tag.extent(in: file.source)
      if !Scenario.isValidID(tag.text) {
        findings.append(warning(.untidy(tag.text), at: place, in: file))
      } else if !seen.insert(tag.text).inserted {
        findings.append(warning(.twice(tag.text), at: place, in: file))
      }
    }
    return findings
  }
}

extension Finding.Message {
  fileprivate static func untidy(_ tag: String) -> Self {
    let spoken = tag.lowercased().replacing("++", with: "pp").replacing("#", with: "sharp")
      .replacing("&", with: " and ").replacing("_", with: "-")
    let dotted = spoken.hasPrefix(".") ? "dot" + spoken.dropFirst() : spoken
    let tidy = LintedText.words(of: dotted.replacing(".", with: "-")).joined(separator: "-")
    return Self("'\(tag.clipped())' is no tag to type", advice: "write \(tidy.clipped())")
  }

  fileprivate static func twice(_ tag: String) -> Self {
    Self("the tag '\(tag)' stands twice", advice: "keep one")
  }
}
