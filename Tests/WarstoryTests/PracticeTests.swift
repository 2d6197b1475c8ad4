import Foundation
import TestSupport
import Testing

@Suite(.serialized) struct PracticeTests {
  /// Types a short answer of five beats, one line each, and no follow-up.
  private func answer(_ terminal: PseudoTerminal, from beat: Int = 1) {
    let beats = [
      "Finance called at nine, revenue was 2.3 million short for three days.",
      "I was on call and led the response.",
      "At 9:05 we compared row counts in Kafka and Snowflake hour by hour and they matched until "
        + "Monday. At 9:15 I read the load history, no failed COPY. We found a null cast.",
      "It took two hours and nothing was lost.",
      "Each run now compares counts and sums with the source before it publishes.",
    ]
    for (index, text) in beats.enumerated().dropFirst(beat - 1) {
      #expect(terminal.expect("\(index + 1)/5 "))
      #expect(terminal.expect("› "))
      terminal.send(text + "\r")
      terminal.send("\r")
    }
  }

  @Test func walksFromTheGreetingToTheReport() throws {
    let home = try Home()
    let terminal = try home.terminal()
    #expect(terminal.expect("24 scenarios, none practised yet"))
    terminal.send("practice silen\t\r")
    #expect(terminal.expect("Revenue that goes missing"))
    #expect(terminal.expect("Tell me about a time"))
    answer(terminal)
    #expect(terminal.expect("Interviewer:"))
    terminal.send("We only watched whether jobs end.\r\r")
    #expect(terminal.expect(" of 16"))
    #expect(terminal.expect("Diagnosis"))
    #expect(terminal.expect("Blamelessness"))
    #expect(terminal.expect("Beats:"))
    #expect(terminal.expect("warstory> "))
    terminal.send("history\r")
    #expect(terminal.expect("silent-data-loss"))
    terminal.send("model\r")
    #expect(terminal.expect("The scenario's own path"))
    terminal.send("quit\r")
    #expect(terminal.exitStatus() == 0)
  }

  @Test func theClockTicksThroughAWrappedLineWithTheCursorInItsMiddle() throws {
    let home = try Home()
    let terminal = try home.terminal(["practice", "silent-data-loss"], columns: 60)
    #expect(terminal.expect("› "))
    let text = String(repeating: "row counts matched until Monday ", count: 5)
    terminal.send(text)
    // Back by sixty characters, then a word is put in while the clock goes on.
    terminal.send(String(repeating: "\u{2}", count: 60))
    #expect(terminal.waitForScreen(showing: "1:13 "))
    terminal.send("HERE ")
    #expect(terminal.waitForScreen(showing: "1:11 "))
    let shown = terminal.screen().joined()
    let at = text.index(text.endIndex, offsetBy: -60)
    #expect(
      shown.contains(text[..<at] + "HERE " + text[at...].trimmingCharacters(in: .whitespaces)))
  }

  @Test func goesOnAfterCtrlZWithTheClockHavingStood() throws {
    let home = try Home()
    // A shell with job control, since a lone session leader can't be stopped.
    let terminal = try home.shell(
      "$WARSTORY practice silent-data-loss; echo stopped; read x; fg; echo over")
    #expect(terminal.waitForScreen(showing: "1:14 "))
    // What is typed but not read yet is dropped by the kernel at Ctrl-Z.
    terminal.send("half a thought")
    #expect(terminal.waitForScreen(showing: "half a thought"))
    terminal.send("\u{1A}")
    #expect(terminal.expect("stopped"))
    // The stop must be longer than what the clock may go on before and after it.
    Thread.sleep(forTimeInterval: 3)
    terminal.send("\r")
    #expect(
      terminal.waitForScreen { screen in
        guard let line = screen.lines.last(where: { $0.hasSuffix("half a thought") }) else {
          return false
        }
        return ["1:13", "1:12"].contains { line.hasPrefix($0) }
      })
    terminal.send("\r/quit\r")
    #expect(terminal.expect("over"))
  }

  @Test func keepsTheTextWhenTheWindowIsResized() throws {
    let home = try Home()
    let terminal = try home.terminal(["practice", "silent-data-loss"])
    #expect(terminal.expect("› "))
    terminal.send("revenue was short by two million on Thursday morning and nobody was paged")
    terminal.resize(columns: 50, rows: 40)
    terminal.resize(columns: 100, rows: 40)
    terminal.send(" at all\r\r")
    #expect(terminal.expect("2/5 Task"))
    terminal.send("/quit\r")
    #expect(terminal.expect("`resume` goes on with it"))
    let shown = try home.run(["show", "1"]).output
    #expect(
      shown.contains(
        "revenue was short by two million on Thursday morning and nobody was paged at all"))
  }

  @Test func resumesAfterAKillWithEveryFinishedLineThere() throws {
    let home = try Home()
    let first = try home.terminal(["practice", "silent-data-loss"])
    #expect(first.expect("› "))
    first.send("first line\r")
    first.send("second line\r\r")
    #expect(first.expect("2/5 "))
    first.send("on call\r\r")
    #expect(first.expect("3/5 "))
    first.send("counted the rows\r")
    // The line has been taken once its echo is followed by the next prompt.
    #expect(first.expect("counted the rows\r\n"))
    #expect(first.expect("› "))
    first.send("this one is not finis")
    #expect(first.expect("this one is not finis"))
    first.killHard()

    let second = try home.terminal(rows: 60)
    #expect(second.expect("is unfinished"))
    second.send("resume\r")
    #expect(second.expect("goes on where it stopped, with 4 lines"))
    #expect(second.expect("3/5 "))
    #expect(second.expect("counted the rows"))
    second.send("/back\r")
    #expect(second.expect("2/5 "))
    #expect(second.expect("on call"))
  }

  @Test func takesABracketedPasteOfTenLines() throws {
    let home = try Home()
    let terminal = try home.terminal(["practice", "silent-data-loss"])
    #expect(terminal.expect("› "))
    let lines = (1...10).map { "pasted line number \($0)" }
    terminal.send("\u{1B}[200~" + lines.joined(separator: "\n") + "\u{1B}[201~")
    terminal.send("\r\r")
    #expect(terminal.expect("2/5 "))
    terminal.send("/quit\r")
    #expect(terminal.expect("`resume`"))
    let shown = try home.run(["show", "1"]).output
    for line in lines { #expect(shown.contains(line)) }
  }

  @Test func asksBeforeCtrlCGivesTheAttemptUp() throws {
    let home = try Home()
    let terminal = try home.terminal()
    #expect(terminal.expect("warstory> "))
    terminal.send("practice cache-stampede\r")
    #expect(terminal.expect("› "))
    terminal.send("some words\u{3}")
    #expect(terminal.expect("Ctrl-C again"))
    terminal.send("\u{3}")
    #expect(terminal.expect("[y/N]"))
    terminal.send("n\r")
    #expect(terminal.expect("› "))
    terminal.send("\u{3}")
    #expect(terminal.expect("Ctrl-C again"))
    terminal.send("\u{3}")
    #expect(terminal.expect("[y/N]"))
    terminal.send("y\r")
    #expect(terminal.expect("Given up"))
    #expect(terminal.expect("warstory> "))
  }

  @Test func savesTheHalfTypedLineWhenTheTerminalGoesAway() throws {
    let home = try Home()
    let terminal = try home.terminal(["practice", "cache-stampede"])
    #expect(terminal.expect("› "))
    terminal.send("half typed when the lid closed")
    #expect(terminal.expect("lid closed"))
    terminal.signal(SIGHUP)
    #expect(terminal.exitStatus() == 129)
    #expect(try home.run(["show", "1"]).output.contains("half typed when the lid closed"))
  }

  @Test(arguments: [
    (40, ["TERM": "xterm"]), (80, ["TERM": "dumb"]), (40, ["TERM": "dumb", "NO_COLOR": "1"]),
  ])
  func fitsTheTerminal(columns: Int, environment: [String: String]) throws {
    let home = try Home()
    let terminal = try home.terminal(columns: columns, rows: 200, environment: environment)
    #expect(terminal.expect("warstory> "))
    terminal.send("practice silent-data-loss\r")
    answer(terminal)
    #expect(terminal.expect("Interviewer:"))
    terminal.send("\r")
    #expect(terminal.expect(" of 16"))
    #expect(terminal.expect("goes on"))
    let text = String(decoding: terminal.output, as: UTF8.self)
    if environment["TERM"] == "dumb" { #expect(!text.contains("\u{1B}[")) }
    // No row is wider than the terminal: the screen would have wrapped it within a word.
    for word in ["Communication", "Blamelessness", "Prevention"] {
      #expect(terminal.screen().contains { $0.contains(word) })
    }
  }

  @Test func showsNoColourWhenAskedNotTo() throws {
    let home = try Home()
    let terminal = try home.terminal(environment: ["NO_COLOR": "1"])
    #expect(terminal.expect("warstory> "))
    terminal.send("help\r")
    #expect(terminal.expect("Topics"))
    #expect(!String(decoding: terminal.output, as: UTF8.self).contains("\u{1B}[1m"))
  }

  @Test func scoresAnAnswerThatComesThroughAPipe() throws {
    let home = try Home()
    let outcome = try home.script([
      "practice silent-data-loss",
      "Finance called at nine, revenue was 2.3 million short for three days.", "",
      "I was on call.", "",
      "At 9:05 we compared row counts hour by hour and they matched until Monday.", "",
      "It took two hours.", "", "Each run now compares counts with the source.", "", "", "history",
    ])
    #expect(outcome.status == 0, "\(outcome.complaints)")
    #expect(!outcome.output.contains("›"))
    #expect(!outcome.output.contains("\u{1B}"))
    #expect(outcome.output.contains("silent-data-loss"))
  }

  @Test func keepsWhatWasSaidWhenTheInputEndsInTheMiddle() throws {
    let home = try Home()
    let outcome = try home.script(["practice silent-data-loss", "Finance called.", "", "On call."])
    #expect(outcome.complaints.contains("the input ended in the middle"))
    #expect(try home.run(["show", "1"]).output.contains("Finance called."))
  }
}
