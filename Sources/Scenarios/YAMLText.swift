/// Writes texts so that YAML reads them as they are.
enum YAMLText {
  /// The text as a value: as it stands, in quotes, or over several lines with
  /// `indent` blanks.
  static func value(_ text: String, _ indent: Int) -> String {
    let text = text.tidied
    if text.count > 80 { return ">\n" + folded(text, indent) }
    return isPlain(text) ? text : "'" + text.replacing("'", with: "''") + "'"
  }

  /// Lines of at most 98 characters, broken between words.
  private static func folded(_ text: String, _ indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, line.count + word.count + indent >= 98 {
        lines.append(margin + line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return (lines + [margin + line]).joined(separator: "\n")
  }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic || first == "T"
    else {
      return false
    }
    // By bytes, as YAML reads it: to a string a blank with an accent is another blank.
    let isMarked = zip(text.utf8, text.utf8.dropFirst()).contains { one, next in
      one == UInt8(ascii: ":") && next == UInt8(ascii: " ")
        || one == UInt8(ascii: " ") && next == UInt8(ascii: "#")
    }
    return !isMarked && text.utf8.last != UInt8(ascii: ":")
      && !["null", "Null", "NULL"].contains(text)
  }
}
