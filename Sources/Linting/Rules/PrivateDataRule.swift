import Scenarios

/// Files are shared; who was there, and the keys that were used, are nobody's business.
struct PrivateDataRule: LintRule {
  static let name = "private-data"
  static let summary =
    "The text holds no address and no key of a real person or system."
  static let passing: [Example] = [
    Example("role: You are on call at example.com."),
    Example("role: It pins lodash@4.17.21 and react@18.2.0-rc.1."),
    Example("role: It clones git@github.com:team/shop.git and jobs@db-1."),
    Example("role: Write to jane@example.com or ops@shop.example."),
    Example("role: The sk-learn-based-ranking-model is called sk_live_ in the manual."),
  ]
  static let failing: [Example] =
    [
      Example("role: Write to ↓jane.doe@acme.io when it fails."),
      Example("role: Write to (↓jane.doe@acme.io)."),
      Example("role: The key ↓AKIAIOSFODNN7ABCDEFG was in the log."),
    ]
    + [
      "sk_live_51H8xQ2eZvKYlo2C", "github_pat_11ABCDEFG0aBcDeFgHiJkL", "AIza\(stuff)abcde12",
      "ghs_16C7e42F292c6912E7710c83", "ghp_16C7e42F292c6912E7710c83",
      "xoxp-2345678901-2345678901-ab12", "glpat-aB3dE5gH7jK9mN1pQ3sT",
      "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.\(stuff)",
    ].map { Example("role: The log held ↓\($0) for hours.") }

  private static let stuff = "SflKxwRJSMeKKF2QT4fwpMeJf36POk6y"

  func check(_ file: LintedFile) -> [Finding] {
    file.texts.compactMap { text in
      // Few texts need a closer look.
      guard text.text.utf8.contains(UInt8(ascii: "@")) || Self.holdsLongWord(text.text) else {
        return nil
      }
      let words = text.text.split { " ,;()<>\"'`=".contains($0) }
      guard let word = words.first(where: { Self.isAddress($0) || Self.isKey($0) }) else {
        return nil
      }
      return warning(
        .private(isAddress: Self.isAddress(word)), at: file.place(of: String(word), in: text.entry),
        in: file)
    }
  }

  private static func holdsLongWord(_ text: String) -> Bool {
    var length = 0
    return text.utf8.contains { byte in
      length = byte == 0x20 ? 0 : length + 1
      return length >= 16
    }
  }

  private static func isAddress(_ word: Substring) -> Bool {
    let parts = word.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !accounts.contains(String(parts[0])) else {
      return false
    }
    var host = parts[1]
    while host.last.map({ ".:!?".contains($0) }) ?? false { host.removeLast() }
    // A version, or the path of a repository, is none.
    guard !host.contains(where: { ":/".contains($0) }),
      let top = host.split(separator: ".").last, host.contains("."), top.count >= 2,
      top.allSatisfy({ $0.isLetter }), host.first?.isNumber != true
    else { return false }
    return !host.hasPrefix("example.") && !host.hasSuffix(".example")
  }

  /// Names of machines' accounts, which are nobody's.
  private static let accounts: Set<String> = ["git", "root", "ubuntu", "postgres", "ec2-user"]

  private static func isKey(_ word: Substring) -> Bool {
    if word.hasPrefix("eyJ"), word.count(where: { $0 == "." }) == 2, word.utf8.count >= 40 {
      return true
    }
    guard let (_, least) = keys.first(where: { word.hasPrefix($0.prefix) }) else { return false }
    return word.utf8.count >= least && word.contains(where: \.isNumber)
  }

  /// With what keys of well-known services begin, and how long they are at least.
  private static let keys: [(prefix: String, least: Int)] =
    [("AKIA", 20), ("ASIA", 20), ("AIza", 35), ("github_pat_", 26), ("glpat-", 20), ("npm_", 24)]
    + ["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "sk-", "sk_live_", "sk_test_", "rk_live_", "SG."]
    .map { ($0, 20) } + ["xoxb-", "xoxp-", "xoxa-", "xoxr-", "xoxs-"].map { ($0, 16) }
}

extension Finding.Message {
  fileprivate static func `private`(isAddress: Bool) -> Self {
    Self(
      isAddress ? "an address of somebody" : "what looks like a key",
      advice: isAddress
        ? "write a role, or an address at example.com" : "take it out, and revoke it")
  }
}
