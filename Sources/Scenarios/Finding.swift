/// Something that is wrong, or could be better, at a place in a file: where it
/// stands, what it is, and what to write instead.
package struct Finding: Equatable, Error, Sendable {
  package enum Severity: String, Codable, Sendable {
    case error, warning
  }

  /// What is wrong, and what to do about it.
  ///
  /// Rules keep theirs as static functions, so that a call reads as English.
  package struct Message: Equatable, Sendable {
    package var text: String
    package var advice: String

    package init(_ text: String, advice: String) {
      self.text = text
      self.advice = advice
    }
  }

  /// The rule's name, for those who look it up: `unknown-key`.
  package var rule: String
  package var severity: Severity
  /// The path as it is shown.
  package var file: String
  package var place: Place
  package var message: String
  package var advice: String
  /// The line that it is about; empty where there is none to show.
  package var sourceLine: String

  /// Makes a finding whose every text is safe to print, whatever stood in the
  /// file.
  package init(
    _ rule: String, severity: Severity = .error, file: String, place: Place = .start,
    message: Message, sourceLine: String = ""
  ) {
    self.rule = rule
    self.severity = severity
    self.file = file.terminalSafeLine
    self.place = place
    self.message = message.text.terminalSafeLine
    self.advice = message.advice.terminalSafeLine
    self.sourceLine = sourceLine
  }

  /// Place, kind and message in one line, without the source.
  package var headline: String {
    "\(file):\(place.line):\(place.column): \(severity.rawValue): \(message)"
  }
}

extension Finding: CustomStringConvertible {
  package var description: String { text(width: 108) }

  /// The headline, the line with a caret under the place, both within `width`
  /// columns, and what to write.
  package func text(width: Int) -> String {
    var lines = ["\(headline) [\(rule)]"]
    if !sourceLine.isEmpty {
      let excerpt = Excerpt(of: sourceLine, at: place, width: width - 8)
      let number = String(place.line)
      let margin = String(repeating: " ", count: max(0, 5 - number.count))
      lines.append("\(margin)\(number) | \(excerpt.text)")
      lines.append("\(String(repeating: " ", count: max(5, number.count))) | \(excerpt.caret)")
    }
    lines.append("      \(advice)")
    return lines.joined(separator: "\n")
  }
}

extension Finding: Comparable {
  package static func < (one: Finding, other: Finding) -> Bool {
    (one.file, one.place, one.rule, one.message)
      < (other.file, other.place, other.rule, other.message)
  }
}
