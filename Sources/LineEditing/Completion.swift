/// Asks what the word under the cursor may become.
package struct CompletionRequest: Equatable, Sendable {
  package var line: String

  /// Where the word starts, in UTF-8 bytes.
  ///
  /// Words end at a blank or at `=`.
  package var start: Int

  package init(line: String, start: Int) {
    self.line = line
    self.start = start
  }

  /// The text in front of the word.
  package var before: String { String(decoding: line.utf8.prefix(start), as: UTF8.self) }
}

/// What may stand where the Tab key was pressed.
package enum Completion: Equatable, Sendable {
  /// One of these; the editor keeps those that begin with what is typed.
  case words([String])

  /// The name of a file.
  case files
}
