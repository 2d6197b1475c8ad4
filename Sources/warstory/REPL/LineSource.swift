import LineEditing

/// Where lines come from: a person at a terminal, or a pipe.
enum LineSource {
  case terminal(LineEditor)
  case pipe(PipedInput)

  var isTerminal: Bool {
    if case .terminal = self { true } else { false }
  }

  /// One line; a pipe shows no prompt and has no clock.
  ///
  /// The clock of the prompt starts at `clock`, nil where none runs; `prompt` is
  /// asked whenever a second has passed or a key was pressed. A terminal also
  /// watches `descriptors` meanwhile.
  func next(
    startingWith draft: String = "", clock: Duration? = nil, recallingHistory: Bool = false,
    watching descriptors: [Int32] = [], whenReadable: (Int32) -> WatchedInput = { _ in .endLine },
    prompt: (LiveLine) -> String
  ) -> LineTurn {
    switch self {
    case .terminal(let editor):
      editor.next(
        startingWith: draft, clockAt: clock, followingKeys: clock != nil,
        recallingHistory: recallingHistory, watching: descriptors, whenReadable: whenReadable,
        prompt: prompt)
    case .pipe(let input):
      LineTurn(event: event(for: input.next()))
    }
  }

  private func event(for line: PipedLine?) -> LineEvent {
    switch line {
    case .line(let text): .line(text)
    case .tooLong: .tooLong(draft: "")
    case .holdsNUL, .notUTF8: .malformed(draft: "")
    case nil: .endOfInput
    }
  }

  /// Where the last line stood, for a complaint about it: `line 3: `; empty at a
  /// terminal, where the person sees it.
  var place: String {
    switch self {
    case .terminal: ""
    case .pipe(let input): input.number == 0 ? "" : "line \(input.number): "
    }
  }
}
