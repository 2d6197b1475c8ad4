import Scenarios

/// A title stands in lists, one line each.
struct TitleFitsRule: LintRule {
  static let name = "title-long"
  static let summary =
    "A title has at most 90 characters."
  static let passing: [Example] = [
    Example("title: Product pages collapse in the evening peak")
  ]
  static let failing: [Example] = [
    Example("title: ↓\(String(repeating: "Product pages collapse ", count: 4))")
  ]

  func check(_ file: LintedFile) -> [Finding] {
    guard let title = file.root?["title"], file.scenario != nil, title.text.count > 90 else {
      return []
    }
    return [warning(.long(title.text.count), at: title.extent(in: file.source), in: file)]
  }
}

extension Finding.Message {
  fileprivate static func long(_ count: Int) -> Self {
    Self("the title has \(count) characters", advice: "say in 90 what went wrong")
  }
}
