/// What a check of a finished post-mortem says.
package struct PostMortemReport: Equatable, Sendable {
  package var template: Template
  /// In the order of their places in the file.
  package var findings: [PostMortemFinding]
  /// 0 to 4 for each section of the template.
  package var sections: [Section: Int]
  /// 0 to 4: a person blamed outright, up to an account of the system alone.
  package var blamelessness: Int

  package init(
    template: Template, findings: [PostMortemFinding], sections: [Section: Int], blamelessness: Int
  ) {
    self.template = template
    self.findings = findings
    self.sections = sections
    self.blamelessness = blamelessness
  }

  /// One line of JSON, the same bytes for the same report.
  package func json(file: String) -> String {
    var text = "{\"file\":\(JSONString(file)),\"template\":\"\(template.rawValue)\",\"findings\":["
    for (index, finding) in findings.enumerated() {
      if index > 0 { text += "," }
      text += "{\"kind\":\"\(finding.kind.rawValue)\",\"line\":\(finding.line)"
      text += ",\"column\":\(finding.column),\"quote\":\(JSONString(finding.quote))"
      text += ",\"message\":\(JSONString(finding.message))"
      text += ",\"consider\":\(JSONString(finding.consider))}"
    }
    text += "],\"sections\":{"
    for (index, section) in template.sections.enumerated() {
      if index > 0 { text += "," }
      text += "\"\(section.rawValue)\":\(sections[section] ?? 0)"
    }
    return text + "},\"blamelessness\":\(blamelessness)}"
  }
}

/// A text as JSON writes it.
struct JSONString: CustomStringConvertible {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  var description: String {
    var json = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": json += "\\\""
      case "\\": json += "\\\\"
      case "\n": json += "\\n"
      case "\r": json += "\\r"
      case "\t": json += "\\t"
      default:
        if scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value) {
          let digits = String(scalar.value, radix: 16)
          json += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        } else {
          json.unicodeScalars.append(scalar)
        }
      }
    }
    return json + "\""
  }
}
