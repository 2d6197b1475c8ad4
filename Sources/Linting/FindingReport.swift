import Scenarios

/// The forms in which findings are given out.
package enum FindingReport: String, CaseIterable, Sendable {
  /// Place, line, caret and what to write, for a person.
  case text
  /// One object a line.
  case json
  /// The commands by which GitHub and those who follow it annotate a change.
  case github

  /// A finding in this form, without a line break at its end.
  package func line(_ finding: Finding) -> String {
    switch self {
    case .text: finding.description
    case .json: json(finding)
    case .github: github(finding)
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
