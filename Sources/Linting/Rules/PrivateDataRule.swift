import Scenarios

/// Files are shared; who was there, and the keys that were used, are nobody's business.
struct PrivateDataRule: LintRule {
  static let name = "private-data"
  static let summary =
    "The text holds no address and no key of a real person or system."
  static let passing: [Example] = [
    Example("role: You are on call at example.com.")
  ]
  static let failing: [Example] = [
    Example("role: Write to ↓jane.doe@acme.io when it fails."),
    Example("role: The key ↓AKIAIOSFODNN7ABCDEFG was in the log."),
  ]

  func check(_ file: LintedFile) -> [Finding] {
    file.texts.compactMap { text in
      // Few texts need a closer look.
      guard text.text.utf8.contains(UInt8(ascii: "@")) || text.words.contains(where: Self.isLong)
      else { return nil }
      let words = text.text.split { " ,;()<>\"'".contains($0) }
      guard let word = words.first(where: { Self.isAddress($0) || Self.isKey($0) }) else {
        return nil
      }
      return warning(
        .private(isAddress: Self.isAddress(word)), at: file.place(of: String(word), in: text.entry),
        in: file)
    }
  }

  private static func isLong(_ word: String) -> Bool { word.utf8.count >= 16 }

  private static func isAddress(_ word: Substring) -> Bool {
    let parts = word.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".")
      && !parts[1].hasPrefix("example.") && !parts[1].hasSuffix(".example")
  }

  private static func isKey(_ word: Substring) -> Bool {
    let isAmazon = word.hasPrefix("AKIA") && word.utf8.count == 20
    let isToken = ["ghp_", "xoxb-", "sk-", "glpat-"].contains { word.hasPrefix($0) }
    return isAmazon || (isToken && word.utf8.count >= 20)
  }
}

extension Finding.Message {
  fileprivate static func `private`(isAddress: Bool) -> Self {
    Self(
      isAddress ? "an address of somebody" : "what looks like a key",
      advice: isAddress
        ? "write a role, or an address at example.com" : "take it out, and revoke it")
  }
}
