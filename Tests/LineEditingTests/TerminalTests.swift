import Foundation
import TestSupport
import Testing

/// Drives the editor as a person does, and looks at the screen.
@Suite struct TerminalTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Starts the probe and waits for its first prompt.
  private func start(
    _ environment: [String: String] = [:], columns: Int = 80, showing prompt: String = "> ",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> PseudoTerminal {
    let terminal = try PseudoTerminal(
      BuiltProduct.path("line-editing-probe"), environment: environment, columns: columns)
    #expect(terminal.expect(prompt), "no prompt", sourceLocation: sourceLocation)
    return terminal
  }

  /// Starts the probe as a job of a shell, which can stop it and go on.
  private func startJob(_ script: String, _ environment: [String: String]) throws -> PseudoTerminal
  {
    try PseudoTerminal(
      "/bin/bash", ["--norc", "-mc", script],
      environment: environment.merging(["PROBE": BuiltProduct.path("line-editing-probe")]) { $1 })
  }

  // MARK: The clock

  @Test func ticksThroughAWrappedLineWithTheCursorInItsMiddle() throws {
    let terminal = try start(["PROBE_BUDGET": "75"], columns: 60, showing: "story> ")
    var text = (1...25).map { "word\($0)" }.joined(separator: " ")
    terminal.send(text)
    terminal.send(String(repeating: "\u{2}", count: 75))  // Ctrl-B
    let middle = text.count - 75
    let first = terminal.waitForClock { isExact($0, text: text, cursor: middle) }
    let second = terminal.waitForClock(after: first) { isExact($0, text: text, cursor: middle) }

    terminal.send("XYZ")
    text.insert(contentsOf: "XYZ", at: text.index(text.startIndex, offsetBy: middle))
    let third = terminal.waitForClock(after: second) {
      isExact($0, text: text, cursor: middle + 3)
    }
    #expect(
      nil != terminal.waitForClock(after: third) { isExact($0, text: text, cursor: middle + 3) })
    terminal.send("\r")
    #expect(terminal.expect("got: " + text))
  }

  /// Whether the screen shows the clock, the prompt and `text`, wrapped, and nothing else, with the
  /// cursor in front of the character of `text` at `cursor`.
  private func isExact(_ screen: Screen, text: String, cursor: Int) -> Bool {
    guard let clock = screen.clock else { return false }
    let whole = Array(clock + " story> " + text)
    let rows = stride(from: 0, to: whole.count, by: screen.columns).map {
      String(whole[$0..<min($0 + screen.columns, whole.count)]).trimmingSuffix(" ")
    }
    return screen.lines == rows
      && screen.row * screen.columns + screen.column == clock.count + 8 + cursor
  }

  @Test func goesOnIntoOvertimeWithoutTakingAnythingAway() throws {
    let terminal = try start(["PROBE_BUDGET": "1"], showing: "0:01")
    terminal.send("half a sen")
    #expect(terminal.waitForScreen(showing: "+0:01 story> half a sen"))
    terminal.send("tence\r")
    #expect(terminal.expect("got: half a sentence"))
  }

  @Test func showsTheWordsAsTheyAreTyped() throws {
    let terminal = try start(["PROBE_WORDS": "1"], showing: "0 words story> ")
    terminal.send("three little words")
    #expect(terminal.waitForScreen { $0.lines == ["3 words story> three little words"] })
    #expect(terminal.cursor.column == 33)
  }

  @Test func keepsAPromptThatIsLongerThanTheRow() throws {
    let terminal = try start(
      ["PROBE_BUDGET": "60", "PROBE_LABEL": "a rather long label that goes on and on beyond it"],
      columns: 40, showing: "1:00")
    terminal.send("typed in forty columns\u{2}\u{2}\u{2}X")
    var clock = terminal.waitForClock { _ in true }
    for _ in 1...2 {
      clock = terminal.waitForClock(after: clock) { screen in
        screen.lines == [
          (screen.clock ?? "") + " a rather long label that goes on an",
          "d on beyond it> typed in forty coluXmns",
        ] && screen.row == 1 && screen.column == 36
      }
      #expect(clock != nil)
    }
    terminal.send("\r")
    #expect(terminal.expect("got: typed in forty coluXmns"))
  }

  @Test func ticksOnATerminalThatCannotMoveTheCursorUp() throws {
    let terminal = try start(
      ["PROBE_BUDGET": "9", "TERM": "dumb"], columns: 40, showing: "0:09")
    terminal.send("kept")
    #expect(terminal.waitForClock(after: "0:09") { $0.text.hasSuffix(" story> kept") } != nil)
    terminal.send(" in a line that is longer than the row")
    #expect(terminal.waitForScreen { $0.lines.count == 1 && $0.text.contains("than the row") })
    terminal.send("\r")
    #expect(terminal.expect("got: kept in a line that is longer than the row\r\n"))
  }

  @Test func leavesACompletionListAlone() throws {
    let terminal = try start(["PROBE_BUDGET": "9"], showing: "0:09")
    terminal.send("h\t\t")
    #expect(terminal.waitForScreen(showing: "help     hint     history"))
    terminal.send("i")
    var clock = terminal.waitForClock { _ in true }
    for _ in 1...2 {
      clock = terminal.waitForClock(after: clock) {
        $0.lines.count == 3 && $0.lines[1] == "help     hint     history"
          && $0.lines[2].hasSuffix("story> hi")
      }
      #expect(clock != nil)
    }
  }

  // MARK: Keys that end a line

  @Test func handsOverTheDraftOnCtrlC() throws {
    let terminal = try start()
    terminal.send("half a line")
    #expect(terminal.expect("half a line"))
    terminal.send("\u{3}")
    #expect(terminal.expect("interrupted: half a line\r\n"))
    #expect(terminal.expect("> "))
    terminal.send("\u{3}")
    #expect(terminal.expect("interrupted: \r\n"))
  }

  @Test func keepsCtrlCThatComesBetweenTwoLines() throws {
    let terminal = try start()
    terminal.send("slow\r")
    #expect(terminal.expect("working"))
    terminal.send("\u{3}")
    #expect(terminal.expect("worked"))
    #expect(terminal.expect("interrupted: \r\n"))
    terminal.send("quit\r")
    #expect(terminal.exitStatus() == 0)
  }

  @Test func leavesAHistorySearchOnCtrlC() throws {
    let terminal = try start()
    terminal.send("first\r")
    #expect(terminal.expect("got: first"))
    terminal.send("\u{12}fi")
    #expect(terminal.expect("search)"))
    terminal.send("\u{3}")
    #expect(terminal.expect("interrupted"))
    terminal.send("next\r")
    #expect(terminal.expect("got: next"))
  }

  @Test func takesCtrlDForTheEndOnAnEmptyLineOnly() throws {
    let terminal = try start()
    terminal.send("ab\u{1}\u{4}\r")
    #expect(terminal.expect("got: b\r\n"))
    #expect(terminal.expect("> "))
    terminal.send("\u{4}")
    #expect(terminal.expect("\r\nbye"))
    #expect(terminal.exitStatus() == 0)
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGQUIT])
  func handsOverTheDraftWhenAskedToEnd(signal: Int32) throws {
    let terminal = try start(["PROBE_SAVE": try folder.file("draft")])
    terminal.send("not yet finished")
    #expect(terminal.waitForScreen(showing: "not yet finished"))
    terminal.signal(signal)
    #expect(terminal.exitStatus() == 128 + signal)
    #expect(folder.text(of: "draft") == "not yet finished")
  }

  @Test func handsOverTheDraftWhenTheTerminalGoesAway() throws {
    let terminal = try start(["PROBE_SAVE": try folder.file("draft")])
    terminal.send("the lid is closing")
    #expect(terminal.waitForScreen(showing: "the lid is closing"))
    terminal.closeTerminal()
    #expect(terminal.exitStatus() == 128 + SIGHUP)
    #expect(folder.text(of: "draft") == "the lid is closing")
  }

  @Test(arguments: ["\u{4}", "\u{1C}", "typed\u{1C}"])
  func givesTheTerminalBackAsItWas(keys: String) throws {
    let terminal = try startJob("stty -g; $PROBE; stty -g; echo end", [:])
    #expect(terminal.expect("\r\n"))
    #expect(terminal.expect("story> "))
    terminal.send(keys)
    #expect(terminal.expect("end\r\n"))
    let settings = String(decoding: terminal.output, as: UTF8.self)
      .split(whereSeparator: \.isNewline).filter { $0.count { $0 == ":" } > 20 }
    #expect(settings.count == 2)
    #expect(settings.first == settings.last)
  }

  // MARK: Stops and sizes

  @Test func comesBackFromAStopWithTheLineAndWithoutTheTime() throws {
    let terminal = try startJob(
      "$PROBE; echo stopped; read x; fg; echo over", ["PROBE_BUDGET": "100"])
    #expect(terminal.expect("1:40"))
    let text = String(repeating: "wrapped ", count: 12) + "end"
    terminal.send(text + "\u{2}\u{2}\u{2}")
    #expect(terminal.waitForClock(after: "1:40") { $0.text.contains("end") } != nil)
    terminal.send("\u{1A}")
    #expect(terminal.expect("stopped"))
    let before = try #require(terminal.waitForClock { _ in true })
    // The stop must be longer than what the clock may go on before it and after it.
    Thread.sleep(forTimeInterval: 3.5)
    terminal.send("\r")
    let after = terminal.waitForClock(after: before) {
      $0.row == $0.lines.count - 1 && $0.lines.last?.hasSuffix("wrapped end") == true
        && $0.lines[$0.row - 1].contains("story> wrapped")
    }
    let passed = try #require(after.flatMap(seconds)) - #require(seconds(before))
    #expect((-2)...(-1) ~= passed)
    terminal.send("the \r")
    #expect(terminal.expect("got: " + text.dropLast(3) + "the end"))
    terminal.send("\u{4}")
    #expect(terminal.expect("over"))
  }

  @Test func paintsTheLineInTheNewWidth() throws {
    let terminal = try start(["PROBE_BUDGET": "60"], columns: 80, showing: "story> ")
    let text = String(repeating: "word ", count: 20) + "end"
    terminal.send(text)
    #expect(terminal.waitForScreen(showing: "end"))
    terminal.resize(columns: 50)
    let whole = Array("0:5# story> " + text)
    let rows = stride(from: 0, to: whole.count, by: 50).map {
      String(whole[$0..<min($0 + 50, whole.count)]).trimmingSuffix(" ")
    }
    #expect(
      terminal.waitForScreen {
        let shown = $0.lines.suffix(rows.count)
        return shown.dropFirst() == rows.dropFirst() && shown.first?.hasPrefix("0:5") == true
          && shown.first?.dropFirst(4) == rows.first?.dropFirst(4)
      })
    terminal.send("ing\r")
    #expect(terminal.expect("got: " + text + "ing"))
  }

  // MARK: What is typed and pasted

  @Test func givesTheTenLinesOfAPasteOneByOne() throws {
    let terminal = try start(["PROBE_BUDGET": "60"], showing: "story> ")
    let lines = (1...10).map { "line \($0) of ten, 漢字" }
    terminal.send("\u{1B}[200~" + lines.joined(separator: "\r") + "\r\u{1B}[201~")
    #expect(terminal.waitForScreen(showing: "line 10 of ten"))
    #expect(
      terminal.waitForClock(after: "1:00") {
        $0.lines.count == 10 && $0.lines[0].hasSuffix(" story> line 1 of ten, 漢字")
          && $0.lines[9] == lines[9]
      } != nil)
    #expect(!terminal.screen().joined().contains("got"))
    terminal.send("\r")
    for line in lines { #expect(terminal.expect("got: \(line)\r\n")) }
    terminal.send("after\r")
    #expect(terminal.expect("got: after\r\n"))
  }

  @Test func joinsWhatWasTypedAroundAPaste() throws {
    let terminal = try start()
    terminal.send("before \u{1B}[200~a\n\n\u{1B}[31mb\u{0}\u{1B}[201~ after\r")
    #expect(terminal.expect("got: before a\r\n"))
    #expect(terminal.expect("got: [31mb after\r\n"))
  }

  @Test func takesTenLinesFromATerminalThatDoesNotMarkPastes() throws {
    let terminal = try start()
    terminal.send((1...10).map { "line \($0)\r" }.joined())
    for number in 1...10 { #expect(terminal.expect("got: line \(number)\r\n")) }
  }

  @Test func keepsWhatIsTypedWhileTheProgramWorks() throws {
    let terminal = try start()
    terminal.send("slow\r")
    #expect(terminal.expect("working"))
    terminal.send("typed ahead\rhalf")
    #expect(terminal.expect("got: typed ahead"))
    terminal.send(" and half\r")
    #expect(terminal.expect("got: half and half"))
  }

  @Test(arguments: ["typed", "pasted"])
  func boundsALineThatIsTooLong(way: String) throws {
    let terminal = try start(["PROBE_LIMIT": "2000"])
    let long = String(repeating: "x", count: 300_000)
    terminal.send(way == "typed" ? long + "\r" : "\u{1B}[200~" + long + "\u{1B}[201~")
    #expect(terminal.expect("too long, kept 2000\r\n"))
    #expect(terminal.expect("> "))
    terminal.send("short\r")
    #expect(terminal.expect("got: short\r\n"))
  }

  @Test func reportsALineInLatin1() throws {
    let terminal = try start()
    terminal.send(Array("caf".utf8) + [0xE9] + Array(" noir\r".utf8))
    #expect(terminal.expect("malformed: caf noir\r\n"))
  }

  @Test(arguments: ["C.UTF-8", "C"])
  func editsWideCharacters(locale: String) throws {
    let terminal = try start(["LC_ALL": locale])
    terminal.send("漢字🎉é!")
    #expect(terminal.waitForScreen { $0.lines == ["story> 漢字🎉é!"] && $0.column == 15 })
    terminal.send("\u{2}\u{7F}\u{7F}\u{2}X\u{5}\r")
    #expect(terminal.expect("got: 漢X字!\r\n"))
  }

  @Test func completesWordsAndFilesOnlyWhereAsked() throws {
    _ = try folder.file("unmistakable.yaml", holding: "")
    let terminal = try start()
    terminal.send("ne\tret\t\r")
    #expect(terminal.expect("got: next retry-storm \r\n"))
    terminal.send("next \(folder.path)/unm\t\r")
    #expect(terminal.expect("/unm\r\n"))
    terminal.send("open \(folder.path)/unm\t\r")
    #expect(terminal.expect("/unmistakable.yaml \r\n"))
  }

  @Test(arguments: ["\u{9B}31m", "\u{85}", "\u{202E}", "\u{2066}", "\u{61C}"])
  func neverEchoesWhatSteersATerminal(_ unwanted: String) throws {
    let terminal = try start()
    terminal.send("a\(unwanted)b é … ←\r")
    let rest = unwanted == "\u{9B}31m" ? "31m" : ""
    #expect(terminal.expect("got: a\(rest)b é … ←\r\n"))
    let scalar = String(unwanted.unicodeScalars.first.map(String.init) ?? "")
    #expect(!String(decoding: terminal.output, as: UTF8.self).contains(scalar))
  }

  @Test func neitherListsNorCompletesAFileThatSteersATerminal() throws {
    for name in ["some-one.yaml", "some-two.yaml", "some-\u{202E}evil.yaml", "only-\u{9B}2J"] {
      _ = try folder.file(name, holding: "")
    }
    let terminal = try start()
    terminal.send("open \(folder.path)/some-\t\t")
    #expect(terminal.expect("some-two.yaml"))
    terminal.send("\u{15}open \(folder.path)/only\t\r")
    #expect(terminal.expect("/only\r\n"))
    let output = String(decoding: terminal.output, as: UTF8.self)
    #expect(!output.contains("\u{202E}"))
    #expect(!output.contains("\u{9B}"))
  }

  // MARK: History

  @Test func recallsCommandsButNotWhileAnswering() throws {
    let terminal = try start(["PROBE_HISTORY": try folder.file("history", holding: "older\n")])
    for line in ["newer", "answer", "\u{10}\u{10}my answer", "\u{10}again", "command"] {
      terminal.send(line + "\r")
      #expect(terminal.expect("> "))
    }
    #expect(terminal.screen().contains("got: my answer"))
    #expect(terminal.screen().contains("got: again"))
    terminal.send("\u{10}\u{10}!\r")
    #expect(terminal.expect("got: older!\r\n"))
    #expect(folder.text(of: "history") == "older\nnewer\nolder!\n")
  }

  // MARK: The editor outside

  @Test func opensTheLineInAnEditor() throws {
    let terminal = try start(["EDITOR": "sed -i s/foo/bar/"])
    terminal.send("some foo\u{18}\u{5}")
    #expect(terminal.expect("some bar"))
    terminal.send(" more\r")
    #expect(terminal.expect("got: some bar more\r\n"))
  }

  @Test func keepsTheLineWhenTheEditorFails() throws {
    let terminal = try start(["EDITOR": "no-such-editor"])
    terminal.send("some foo\u{18}\u{5}")
    #expect(terminal.expect("`no-such-editor` was not found"))
    #expect(terminal.expect("story> some foo"))
  }

  @Test func opensTheLineFromViMode() throws {
    let settings = try folder.file("inputrc", holding: "set editing-mode vi\n")
    let terminal = try start(["EDITOR": "sed -i s/foo/bar/", "INPUTRC": settings])
    terminal.send("some foo\u{1B}")
    // In vi mode Escape waits a moment, in case it begins a longer key.
    Thread.sleep(forTimeInterval: 0.7)
    terminal.send("0x")
    #expect(terminal.waitForScreen(showing: "story> ome foo"))
    terminal.send("v")
    #expect(terminal.waitForScreen(showing: "ome bar"))
    terminal.send("\r")
    #expect(terminal.expect("got: ome bar\r\n"))
  }

  @Test func obeysItsSectionOfInputrc() throws {
    let settings = try folder.file(
      "inputrc",
      holding:
        "$if warstory\n\"\\C-t\": \"macro text\"\n$endif\n$if other\n\"\\C-t\": \"no\"\n$endif\n"
    )
    let terminal = try start(["INPUTRC": settings])
    terminal.send("\u{14}\r")
    #expect(terminal.expect("got: macro text\r\n"))
  }

  // MARK: Keys and other input

  @Test func announcesNewsAboveTheLine() throws {
    let fifo = try folder.file("news")
    mkfifo(fifo, 0o600)
    // Open for both, so that neither side waits for the other.
    let descriptor = open(fifo, O_RDWR)
    defer { close(descriptor) }
    let terminal = try start(["PROBE_WATCH": fifo, "PROBE_BUDGET": "50"], columns: 40)
    let text = String(repeating: "wrapped ", count: 8) + "end"
    terminal.send(text + "\u{2}")
    #expect(terminal.waitForScreen(showing: "end"))
    _ = write(descriptor, "Kim joined", 10)
    #expect(
      terminal.waitForScreen {
        $0.lines.first == "news: Kim joined" && $0.lines.count == 3
          && $0.lines.dropFirst().joined().hasSuffix("> " + text)
      })
    _ = write(descriptor, "end", 3)
    #expect(terminal.expect("ended for news: \(text.prefix(10))"))
    terminal.send("!\r")
    #expect(terminal.expect("got: " + text + "!"))
  }
}

/// What `1:15` stands for.
private func seconds(_ clock: String) -> Int? {
  let figures = clock.split(separator: ":").compactMap { Int($0) }
  return figures.count == 2 ? figures[0] * 60 + figures[1] : nil
}

extension Screen {
  /// The clock in the last prompt, such as `1:15` or `+0:07`.
  fileprivate var clock: String? {
    lines.last { $0.contains(#/^\+?\d:\d\d /#) }.flatMap { $0.split(separator: " ").first }
      .map(String.init)
  }
}

extension PseudoTerminal {
  /// Waits until the clock shows something else than `earlier` while the screen is as `condition`
  /// wants it; a busy machine may skip a second.
  fileprivate func waitForClock(
    after earlier: String? = nil, where condition: (Screen) -> Bool
  ) -> String? {
    var clock: String?
    let isFound = waitForScreen { screen in
      clock = screen.clock
      return clock != nil && clock != earlier && condition(screen)
    }
    return isFound ? clock : nil
  }
}

extension String {
  fileprivate func trimmingSuffix(_ character: Character) -> String {
    String(reversed().drop { $0 == character }.reversed())
  }
}
