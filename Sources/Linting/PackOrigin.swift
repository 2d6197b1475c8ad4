import Scenarios

/// Where a pack came from: a folder, or an address that git is given.
struct PackOrigin {
  /// As it was typed, with what may be secret in it.
  let address: String

  init(_ address: String) { self.address = address }

  /// The address as a person may see it: without a password or token.
  var shown: String { Self.withoutSecrets(address).terminalSafeLine }

  /// A folder, or an address of https or ssh; git's other transports can run
  /// commands or read what they should not.
  var isAllowed: Bool {
    if address.hasPrefix("-") || address.contains("::") { return false }
    if FolderFile.isFolder(address) { return true }
    if ["https://", "ssh://"].contains(where: { address.hasPrefix($0) }) { return true }
    // user@host:path
    let parts = address.split(separator: ":", maxSplits: 1)
    return parts.count == 2 && parts[0].split(separator: "@").count == 2 && !parts[0].contains("/")
  }

  /// Whether the folder is one that only git can read: a repository, with or
  /// without a working tree.
  var isRepository: Bool {
    FolderFile.exists(address + "/.git")
      || FolderFile.exists(address + "/HEAD") && FolderFile.isFolder(address + "/objects")
  }

  /// The last part of an address without `.git`, as an id.
  var packName: String {
    let last = Self.withoutSecrets(address).split { "/:".contains($0) }.last.map(String.init) ?? ""
    let path = last.prefix { $0 != "?" && $0 != "#" }
    let bare = path.hasSuffix(".git") ? path.dropLast(4) : path
    let letters = bare.lowercased().map { character -> Character in
      character.isASCII && (character.isLetter || character.isNumber) ? character : "-"
    }
    return String(letters.split(separator: "-").joined(separator: "-").prefix(64))
  }

  /// What git said about the address, without what is secret in it.
  func cleaned(_ words: String) -> String {
    var words = words.replacing(address, with: shown)
    for secret in secrets where secret.utf8.count > 2 { words = words.replacing(secret, with: "…") }
    return Self.withoutSecrets(words).terminalSafeLine
  }

  /// The password or token of the address, as git may repeat it by itself.
  private var secrets: [Substring] {
    guard let range = Self.userRange(in: address[...]) else { return [] }
    let user = address[range]
    let parts = user.split(separator: ":", maxSplits: 1)
    if parts.count == 2 { return [parts[1], user] }
    return address.hasPrefix("ssh://") || !address.contains("://") ? [] : [user]
  }

  /// The text with the user and password of each address in it, and what it
  /// asks the server, left out.
  static func withoutSecrets(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      var shown = String(word)
      if let range = userRange(in: word) {
        let user = word[range]
        let isName = !user.contains(":") && !(word.contains("https://") || word.contains("http://"))
        if !isName { shown = word[..<range.lowerBound] + "…" + word[range.upperBound...] }
      }
      guard shown.contains("://"), let query = shown.firstIndex(of: "?"),
        shown[query...].dropFirst().first != "…"
      else { return shown }
      return shown[...query] + "…" + shown[query...].drop { !"'\"".contains($0) }
    }.joined(separator: " ")
  }

  /// What stands before the `@` of an address: `user`, `user:password`.
  private static func userRange(in word: Substring) -> Range<Substring.Index>? {
    let start = word.firstRange(of: "://")?.upperBound ?? word.startIndex
    let rest = word[start...]
    let host = rest.prefix { $0 != "/" }
    if let at = host.lastIndex(of: "@") { return start..<at }
    // A password with a slash in it: what follows the colon is no port.
    guard start > word.startIndex, let colon = host.firstIndex(of: ":"),
      !host[host.index(after: colon)...].allSatisfy(\.isNumber), let at = rest.lastIndex(of: "@")
    else { return nil }
    return start..<at
  }
}
