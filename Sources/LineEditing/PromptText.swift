/// Prepares a prompt for Readline.
enum PromptText {
  /// The last line of `prompt`, with each colour sequence marked as taking no room.
  ///
  /// Readline counts columns to know where the cursor is; `\u{1}` and `\u{2}` around a sequence
  /// leave it out of the count.
  static func marked(_ prompt: String) -> String {
    let line = prompt.split(separator: "\n", omittingEmptySubsequences: false).last ?? ""
    guard line.contains("\u{1B}"), !line.contains("\u{1}") else { return String(line) }

    var marked = ""
    var inSequence = false
    for scalar in line.unicodeScalars {
      if scalar == "\u{1B}", !inSequence {
        marked.append("\u{1}")
        inSequence = true
      }
      marked.unicodeScalars.append(scalar)
      if inSequence, ("A"..."Z").contains(scalar) || ("a"..."z").contains(scalar) {
        marked.append("\u{2}")
        inSequence = false
      }
    }
    if inSequence { marked.append("\u{2}") }
    return marked
  }
}
