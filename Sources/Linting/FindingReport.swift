import Scenarios

/// The forms in which findings are given out.
package enum FindingReport: String, CaseIterable, Sendable {
  /// Place, line, caret and what to write, for a person.
  case text
  /// One object a line.
  case json
  /// The commands by which GitHub and those who follow it annotate a change.
  case github
  /// One document of the exchange format SARIF 2.1.0, for code hosts and editors.
  case sarif

  /// What stands before the first finding, between two, and behind the last.
  package var frame: (head: String, separator: String, tail: String) {
    guard self == .sarif else { return ("", "\n", "") }
    let rules = Linter.rules.map { rule in
      "{\"id\":\(quoted(rule.name)),\"shortDescription\":{\"text\":"
        + "\(quoted(rule.summary.terminalSafeLine))}}"
    }
    let head =
      "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\","
      + "\"runs\":[{\"columnKind\":\"unicodeCodePoints\",\"tool\":{\"driver\":{\"name\":\"warstory\","
      + "\"rules\":[\(rules.joined(separator: ","))]}},\"results\":[\n"
    return (head, ",\n", "\n]}]}\n")
  }

  /// A finding in this form, without a line break at its end.
  package func line(_ finding: Finding) -> String {
    switch self {
    case .text: finding.description
    case .json: json(finding)
    case .github: github(finding)
    case .sarif: sarif(finding)
    }
  }

  private func json(_ finding: Finding) -> String {
    let place = finding.place
    let fields: [(String, String)] = [
      ("file", quoted(finding.file)), ("line", String(place.line)),
      ("column", String(place.column)), ("length", String(place.length)),
      ("severity", quoted(finding.severity.rawValue)), ("rule", quoted(finding.rule)),
      ("message", quoted(finding.message)), ("advice", quoted(finding.advice)),
    ]
    return "{" + fields.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
  }

  private func sarif(_ finding: Finding) -> String {
    let place = finding.place
    let bytes = finding.file.utf8.map { byte -> String in
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || "-._~/".utf8.contains(byte)
      let digits = String(byte, radix: 16, uppercase: true)
      return isPlain
        ? String(Unicode.Scalar(byte)) : "%" + (digits.count < 2 ? "0" : "") + digits
    }
    let region =
      "{\"startLine\":\(place.line),\"startColumn\":\(place.column),"
      + "\"endColumn\":\(place.column + place.length)}"
    return "{\"ruleId\":\(quoted(finding.rule)),\"level\":\(quoted(finding.severity.rawValue)),"
      + "\"message\":{\"text\":\(quoted(finding.message + "; " + finding.advice))},"
      + "\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{\"uri\":"
      + "\(quoted(bytes.joined()))},\"region\":\(region)}}]}"
  }

  private func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// By GitHub's "Workflow commands": `%` and breaks are written as bytes, in
  /// properties colons and commas, too.
  private func github(_ finding: Finding) -> String {
    let place = finding.place
    func escaped(_ text: String) -> String {
      text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }
    func property(_ text: String) -> String {
      escaped(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
    return "::\(finding.severity.rawValue) file=\(property(finding.file)),line=\(place.line),"
      + "col=\(place.column),endColumn=\(place.column + place.length),"
      + "title=\(property(finding.rule))::\(escaped(finding.message + "; " + finding.advice))"
  }
}
