import Scenarios

/// A number that only a message or a question knows was found by nobody.
struct NumberHeardRule: LintRule {
  static let name = "number-unheard"
  static let summary =
    "A number in a message or the title stands in the situation or in a point, too."
  static let passing: [Example] = [
    Example(
      """
      communication:
        - {audience: Support, message: "38% of pages fail, next word at 20:15, after 33 minutes"}
      """),
    Example("title: Pages slow on 29 September"), Example("title: Pages slow since April 30"),
    Example("title: Route 53 answers slowly for pages"),
    Example("title: Pages slow on Windows 11 clients"),
    Example("communication:\n  - {audience: Support, message: Pages fail, next word at 10 am}"),
  ]
  static let failing: [Example] = [
    Example(
      """
      communication:
        - {audience: Support, message: "↓62% of pages fail, next word at 20:15"}
      """),
    Example("title: Pages fail in ↓31 countries"),
  ]

  func check(_ file: LintedFile) -> [Finding] {
    guard file.scenario != nil else { return [] }
    var known: Set<String> = []
    for text in file.texts where !Self.keys.contains(text.key) {
      known.formUnion(text.words.filter(Self.isNumber).map(Self.figures))
    }
    return file.texts.filter { Self.keys.contains($0.key) }.compactMap { text in
      var unheard: [String] = []
      let names = Self.partsOfNames(text.text)
      for (index, word) in text.words.enumerated() where Self.isNumber(word) {
        let unit = index + 1 < text.words.count ? text.words[index + 1] : ""
        let before = index > 0 ? text.words[index - 1] : ""
        // How long it took can be reckoned from the times.
        guard !known.contains(Self.figures(word)), !Self.units.contains(unit),
          !Self.months.contains(unit.prefix(3)), !Self.months.contains(before.prefix(3)),
          !names.contains(word)
        else { continue }
        unheard.append(word)
      }
      guard let first = unheard.first else { return nil }
      let written = text.text.split(separator: " ").first { part in
        part.replacing(",", with: "").contains(first)
      }
      return warning(
        .unheard(unheard), at: file.place(of: written.map(String.init) ?? first, in: text.entry),
        in: file)
    }
  }

  private static let keys: Set<String> = ["message", "title"]

  private static let units: Set<String> = [
    "s", "sec", "seconds", "m", "min", "minute", "minutes", "h", "hour", "hours", "days",
    "am", "pm", "oclock",
  ]

  /// The first three letters of each month.
  private static let months: Set<Substring> = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  /// Numbers that are a part of a name: Windows 11, Route 53.
  private static func partsOfNames(_ text: String) -> Set<String> {
    let parts = text.split(separator: " ")
    var names: Set<String> = []
    for (index, part) in parts.enumerated() where index > 0 {
      let before = parts[index - 1]
      guard part.first?.isNumber == true, before.first?.isUppercase == true else { continue }
      // The first word of a text is written so whatever it is.
      let isName = index > 1 || products.contains(before.lowercased())
      if isName { names.formUnion(LintedText.words(of: String(part))) }
    }
    return names
  }

  private static let products: Set<String> = [
    "route", "windows", "python", "java", "node", "postgres", "postgresql", "debian", "ubuntu",
    "ios", "android", "php", "chrome", "oracle", "kubernetes", "port", "http", "tls", "office",
  ]

  /// A number of two figures or more that is no time of day, no year and no name
  /// such as `p95`.
  private static func isNumber(_ word: String) -> Bool {
    guard let first = word.utf8.first, (0x30...0x39).contains(first), !word.contains(":") else {
      return false
    }
    let digits = figures(word)
    return digits.utf8.count >= 2 && !(digits.utf8.count == 4 && digits.hasPrefix("20"))
  }

  /// The number without its unit.
  private static func figures(_ word: String) -> String {
    String(word.prefix { $0.isNumber || $0 == "." })
  }
}

extension Finding.Message {
  fileprivate static func unheard(_ numbers: [String]) -> Self {
    Self(
      "\(numbers.joined(separator: ", ")) \(numbers.count == 1 ? "stands" : "stand") neither in "
        + "the situation nor in any point",
      advice: "say in a finding where it comes from, or correct it")
  }
}
