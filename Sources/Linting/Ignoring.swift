import Scenarios

/// The rules that a file asks to be left alone: `# warstory: ignore RULE, RULE`.
///
/// What keeps a file from being a scenario can't be ignored.
struct Ignoring: Sendable {
  /// Rules of a folder, not of one file.
  static let ofFolders = ["calibration", "duplicate-id", "orphan"]

  let rules: Set<String>
  /// Names that are no rule, or of one that can't be ignored.
  let findings: [Finding]

  init(_ source: SourceText) {
    let known =
      Linter.rules.filter { !($0 is any DecoderRule.Type) }.map { $0.name }
      + Self.ofFolders
    var rules: Set<String> = []
    var findings: [Finding] = []
    for number in 1...source.lineCount {
      let bytes = source.bytes(ofLine: number)
      // Few lines hold it.
      guard bytes.contains(UInt8(ascii: "#")) else { continue }
      let line = String(decoding: bytes, as: UTF8.self)
      guard let mark = line.firstRange(of: "# warstory: ignore "),
        line[..<mark.lowerBound].last.map({ $0 == " " }) ?? true
      else { continue }
      for name in line[mark.upperBound...].split(whereSeparator: { ", ".contains($0) }) {
        if known.contains(String(name)) {
          rules.insert(String(name))
        } else {
          let column = line.unicodeScalars.distance(from: line.startIndex, to: name.startIndex) + 1
          findings.append(
            source.finding(
              "ignore", .unknown(String(name), among: known),
              at: Place(line: number, column: column, length: name.unicodeScalars.count),
              severity: .warning))
        }
      }
    }
    (self.rules, self.findings) = (rules, findings)
  }

  /// The findings that are not to be ignored.
  func kept(_ findings: [Finding]) -> [Finding] {
    rules.isEmpty ? findings : findings.filter { !rules.contains($0.rule) }
  }
}

extension Finding.Message {
  fileprivate static func unknown(_ name: String, among known: [String]) -> Self {
    if Linter.rules.contains(where: { $0.name == name }) {
      return Self(
        "'\(name)' can't be ignored: the file could not be read",
        advice: "mend what it finds, and leave it out here")
    }
    let nearest = Nearest.names(to: name, among: known, limit: 1).first
    return Self(
      "'\(name.clipped())' is no rule" + (nearest.map { "; did you mean '\($0)'?" } ?? ""),
      advice: nearest.map { "write \($0)" } ?? "`help rules` lists them")
  }
}
