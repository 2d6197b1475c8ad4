import LineEditing
import Rehearsal

/// The one prompt of everything that is told line by line: beats, sections of a
/// document, turns of a meeting.
///
/// It tells commands from words, gives back what it could not take, and asks
/// about what looks like a slip.
struct AnswerInput {
  /// What the person did.
  enum Event: Equatable {
    /// A finished line that is no command.
    case text(String)
    case command(Command)
    /// An empty line, or Ctrl-D.
    case end
    /// The pipe has ended.
    case inputOver
    /// Ctrl-C twice, and the question answered with yes.
    case abandoned
    /// The process was asked to end while `draft` stood on the line.
    case terminated(Int32, draft: String)
  }

  struct Turn {
    /// nil where nothing came of it: ask again.
    var event: Event?
    var elapsed = Duration.zero
    var stopped = Duration.zero
  }

  let session: Session
  /// What can be typed after a slash here.
  let commands: [Command]
  /// What is asked after Ctrl-C was pressed twice.
  let farewell: String

  /// What stands on the line when the next prompt comes.
  private var draft = ""
  /// A line that was refused and given back.
  private var refused = ""
  private var interrupts = 0
  /// Lines from the editor that are still to be taken.
  private var waiting: ArraySlice<String> = []

  init(session: Session, commands: [Command], farewell: String) {
    self.session = session
    self.commands = commands
    self.farewell = farewell
  }

  /// One turn at the prompt.
  ///
  /// - Throws: ``OutputClosed``.
  mutating func next(clock: Duration?, prompt: (LiveLine) -> String) throws -> Turn {
    if let line = waiting.popFirst() { return Turn(event: try read(line, isPasted: true)) }
    let wasPasting = isPasting
    let turn = read(clock: clock, prompt: prompt)
    if !wasPasting { draft = "" }
    if case .interrupted = turn.event {} else { interrupts = 0 }
    var event: Event?
    do {
      event = try self.event(for: turn.event, isPasted: wasPasting || isPasting)
    } catch let ended as Terminated {
      event = .terminated(ended.signal, draft: "")
    }
    return Turn(event: event, elapsed: turn.elapsed, stopped: turn.stopped)
  }

  private var isPasting: Bool {
    if case .terminal(let editor) = session.source { editor.hasWaitingLines } else { false }
  }

  /// Tab offers the commands of this prompt alone.
  private func read(clock: Duration?, prompt: (LiveLine) -> String) -> LineTurn {
    guard case .terminal(let editor) = session.source else {
      return session.source.next(prompt: prompt)
    }
    let completer = editor.completer
    defer { editor.completer = completer }
    let names = commands.map(\.name)
    editor.completer = { .words($0.before.isEmpty && $0.line.hasPrefix("/") ? names : []) }
    return session.source.next(startingWith: draft, clock: clock, prompt: prompt)
  }

  private mutating func event(for event: LineEvent, isPasted: Bool) throws -> Event? {
    switch event {
    case .line(let line): return try read(line, isPasted: isPasted)
    case .endOfInput:
      guard session.source.isTerminal else { return .inputOver }
      try session.world.output.write()
      return .end
    case .interrupted(let draft): return try interrupted(draft)
    case .terminated(let signal, let draft): return .terminated(signal, draft: draft)
    case .edit(let text):
      if let edited = session.edited(text) {
        waiting = edited.split(separator: "\n").map(String.init)[...]
      } else {
        draft = text
      }
    case .tooLong, .malformed:
      session.slip(unusable(event))
      if case .tooLong(let start) = event { draft = start }
      if case .malformed(let text) = event { draft = text }
    case .readable: break
    }
    return nil
  }

  private func unusable(_ event: LineEvent) -> Complaint {
    if case .tooLong(let start) = event {
      return .badData(
        start.isEmpty
          ? "this line is too long, and was not taken; break it into several"
          : "this line is too long; its beginning is kept, the rest was dropped")
    }
    return .badData("this line is not UTF-8 text, or holds a NUL byte; it was not taken")
  }

  // MARK: - Lines

  private mutating func read(_ line: String, isPasted: Bool) throws -> Event? {
    var line = line
    // A command that was typed behind a line that had been given back.
    if !refused.isEmpty, line.hasPrefix(refused + "/") {
      draft = refused
      line = String(line.dropFirst(refused.count))
    }
    refused = ""
    guard line.contains(where: { !$0.isWhitespace }) else { return .end }
    switch Command.reading(of: line, among: commands) {
    case .command(let command): return .command(command)
    case .text:
      let isWanted = try isPasted || !isCommandOfTheREPL(line) || wants(line)
      return isWanted ? .text(line) : nil
    case .unknown(let nearest):
      guard !isPasted else {
        try session.world.output.write(
          .faint("“\(line.clipped())” came with others and is part of the answer."))
        return .text(line)
      }
      refuse(line, nearest: nearest)
      return nil
    }
  }

  private mutating func refuse(_ line: String, nearest: Command?) {
    let guess = nearest.map { ", did you mean `\($0.name)`?" } ?? "; `/help` lists them."
    session.slip(
      .usage(
        "no command `\(line.clipped())`\(guess)\n"
          + "A space before it makes it part of the answer"))
    // A mere slip is typed anew more easily than it is mended.
    guard nearest == nil || line.contains(" ") else { return }
    draft = line
    refused = line
  }

  private func isCommandOfTheREPL(_ line: String) -> Bool {
    let word = line.split(whereSeparator: \.isWhitespace).joined(separator: " ").lowercased()
    guard !line.hasPrefix(" ") else { return false }
    return Warstory.command(named: word) != nil
      || Command(rawValue: word).map(commands.contains) == true
  }

  private func wants(_ line: String) throws -> Bool {
    let word = line.split(whereSeparator: \.isWhitespace).joined().lowercased()
    let way =
      Command(rawValue: word).map(commands.contains) == true
      ? "`/\(word)` is the command here" : "commands come after the answer, `/quit` leaves it"
    guard session.source.isTerminal else {
      session.complain(
        Complaint.usage(
          "`\(word)` alone is no answer: \(way)\nA space before it makes it part of the answer"))
      return false
    }
    return try session.confirms("Is `\(word)` part of your answer? (\(way)) [y/N] ")
  }

  /// The second Ctrl-C in a row asks; one that drops words begins to count anew.
  private mutating func interrupted(_ dropped: String) throws -> Event? {
    let hadWords = dropped.contains { !$0.isWhitespace }
    interrupts = hadWords ? 1 : interrupts + 1
    guard interrupts > 1, session.source.isTerminal else {
      try session.world.output.write(
        .faint("\(hadWords ? "Line discarded. " : "")Ctrl-C again asks whether to leave."))
      return nil
    }
    interrupts = 0
    return try session.confirms(farewell) ? .abandoned : nil
  }
}

extension Session {
  /// The pipe has ended before the answer has.
  func complainOfEarlyEnd() {
    complain(Complaint.badData("the input ended in the middle of the answer"))
  }

  /// A whole line in answer to `question`; nil where there is none: Ctrl-C, Ctrl-D,
  /// the end of a pipe.
  ///
  /// - Throws: ``Terminated``, ``OutputClosed``.
  func ask(_ question: String) throws -> String? {
    var draft = ""
    while true {
      let turn = source.next(startingWith: draft) { _ in question }
      draft = ""
      switch turn.event {
      case .line(let line): return line
      case .endOfInput:
        if source.isTerminal { try world.output.write() }
        return nil
      case .interrupted: return nil
      case .terminated(let signal, _): throw Terminated(signal: signal)
      case .edit(let text): draft = text
      case .tooLong, .malformed: slip(.badData("this line can't be read; type it again"))
      case .readable: continue
      }
    }
  }

  /// Whether the person answers `question` with y or yes.
  ///
  /// - Throws: ``Terminated``, ``OutputClosed``.
  func confirms(_ question: String) throws -> Bool {
    let answer = try ask(question)?.lowercased().filter { !$0.isWhitespace }
    return answer == "y" || answer == "yes"
  }

  /// `text` as the person's editor left it; nil, after a complaint, where it
  /// could not be had.
  func edited(_ text: String) -> String? {
    guard case .terminal(let editor) = source else {
      complain(Complaint.usage("there is no terminal to open an editor on"))
      return nil
    }
    do throws(ExternalEditor.Failure) {
      return try editor.edit(text, in: ExternalEditor(environment: world.environment))
    } catch {
      slip(Complaint.inputOutput(error.description))
      return nil
    }
  }
}
