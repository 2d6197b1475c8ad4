import Foundation
import GRDB
import TestSupport
import Testing

/// Nothing that a person said is lost: locks, signals, editors, slips.
@Suite(.serialized) struct KeepingTests {
  private let file = ".local/share/warstory/journal.sqlite"

  /// Keeps the journal of `home` locked until it is let go.
  private final class Lock {
    private let queue: DatabaseQueue

    init(on path: String) throws {
      var configuration = Configuration()
      configuration.allowsUnsafeTransactions = true
      queue = try DatabaseQueue(path: path, configuration: configuration)
      try queue.inDatabase { try $0.execute(sql: "BEGIN IMMEDIATE") }
    }

    func letGo() throws {
      try queue.inDatabase { try $0.execute(sql: "COMMIT") }
    }
  }

  /// A home whose journal holds an attempt that was given a few words.
  private func homeWithAJournal() throws -> Home {
    let home = try Home()
    _ = try home.script(["practice cache-stampede", "Pages were slow."])
    return home
  }

  @Test func anAttemptThatCouldNotBeBegunIsWrittenOnceTheJournalIsFree() throws {
    let home = try homeWithAJournal()
    let lock = try Lock(on: home.path + "/" + file)
    let terminal = try home.terminal(rows: 60)
    #expect(terminal.expect("warstory> "))
    terminal.send("practice silent-data-loss\r")
    #expect(terminal.expect("another program keeps the journal locked"))
    #expect(terminal.expect("you can go on: what you say is kept in memory"))
    #expect(terminal.expect("› "))
    terminal.send("said while it was locked\r")
    #expect(terminal.expect("said while it was locked\r\n"))
    #expect(terminal.expect("› "))
    try lock.letGo()
    terminal.send("said when it was free\r")
    #expect(terminal.expect("the journal can be written again: all of attempt 2 is in it now"))
    // Before the attempt is left, so that a kill would not lose it either.
    let shown = try home.run(["show", "2"]).output
    #expect(shown.contains("said while it was locked"))
    #expect(shown.contains("said when it was free"))
    terminal.send("/quit\r")
    #expect(terminal.expect("Left at attempt 2"))
    terminal.send("history\r")
    #expect(terminal.expect("cache-stampede"))
  }

  @Test func theAttemptAfterOneThatCouldNotBeKeptIsKept() throws {
    let home = try homeWithAJournal()
    let lock = try Lock(on: home.path + "/" + file)
    let terminal = try home.terminal(rows: 60)
    #expect(terminal.expect("warstory> "))
    terminal.send("practice silent-data-loss\r")
    #expect(terminal.expect("› "))
    terminal.send("words without a journal\r/quit\r")
    #expect(
      terminal.expect("nothing of this attempt will be there afterwards", within: .seconds(20)))
    #expect(terminal.expect("what you said is in"))
    #expect(terminal.expect("warstory> "))
    let folder = home.path + "/.local/share/warstory"
    let rescued = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasPrefix("unsaved-") }
    let path = folder + "/" + (try #require(rescued.first))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "words without a journal\n")
    try lock.letGo()
    terminal.send("practice silent-data-loss\r")
    #expect(terminal.expect("› "))
    terminal.send("kept as ever\r/quit\r")
    #expect(terminal.expect("Left at attempt 2"))
    terminal.send("quit\r")
    #expect(terminal.exitStatus() == 74)
    #expect(try home.run(["show", "2"]).output.contains("kept as ever"))
  }

  @Test func ticksAfterSpeakingAreKeptWithHalvesAndTheBeatsTimes() throws {
    let home = try Home()
    let terminal = try home.terminal(["practice", "cache-stampede", "--spoken"], rows: 80)
    for beat in 1...5 {
      #expect(terminal.expect("\(beat)/5 "))
      #expect(terminal.expect("› "))
      terminal.send(beat == 2 ? "stray\r\r" : "\r")
    }
    #expect(terminal.expect("Interviewer:"))
    #expect(terminal.expect("› "))
    terminal.send("\r")
    #expect(terminal.expect("What did you say?"))
    #expect(terminal.expect("› "))
    terminal.send("\r")
    #expect(terminal.expect("would have ticked"))
    #expect(terminal.expect("said › "))
    terminal.send("d1 d2?\r")
    #expect(terminal.expect("said › "))
    terminal.send("p1?\r")
    #expect(terminal.expect("said › "))
    terminal.send("\r")
    #expect(terminal.expect("2 of "))
    #expect(terminal.expect("Beats:"))
    #expect(terminal.exitStatus() == 0)
    let shown = try home.run(["show", "1"]).output
    #expect(shown.contains("Ticked by yourself: d1 d2? p1?"), "\(shown)")
    #expect(try home.run(["model"]).status == 0)
    let asked = terminal.output.split(separator: UInt8(ascii: "\n"))
      .filter { String(decoding: $0, as: UTF8.self).hasPrefix("  f") }
    #expect(asked.count == 1)
  }

  @Test func againRepeatsWhatWasSpokenLast() throws {
    let home = try Home()
    let silence = Array(repeating: "", count: 8)
    let outcome = try home.script(
      ["practice silent-data-loss"] + silence + ["practice cache-stampede --spoken"] + silence
        + ["again"])
    let titles = outcome.output.split(separator: "\n").filter { $0.contains("Product pages") }
    #expect(titles.count >= 2, "\(outcome.output)")
  }

  @Test func anEditedPostMortemSurvivesQuitAndResume() throws {
    let home = try Home()
    let editor = try home.file(
      "editor", holding: "#!/bin/sh\nsed -i 's/old words/new words/' \"$1\"\n")
    chmod(editor, 0o755)
    let environment = ["EDITOR": editor]
    let first = try home.terminal(
      ["postmortem", "cache-stampede"], rows: 60, environment: environment)
    #expect(first.expect("1/6 Summary"))
    #expect(first.expect("› "))
    first.send("old words of the summary\r\r")
    #expect(first.expect("2/6 Timeline"))
    #expect(first.expect("› "))
    first.send("18:02 old words\r")
    #expect(first.expect("old words\r\n"))
    first.send("/edit\r")
    #expect(first.expect("18:02 new words"))
    #expect(first.expect("› "))
    first.send("18:10 more\r")
    #expect(first.expect("more\r\n"))
    first.send("/quit\r")
    #expect(first.expect("Left at attempt 1"))
    let second = try home.terminal(["resume"], rows: 60)
    #expect(second.expect("18:02 new words"))
    #expect(second.expect("18:10 more"))
    second.send("/quit\r")
    #expect(second.expect("Left at attempt 1"))
    for command in [["show", "1"], ["postmortem", "--export", "1"], ["export", "1"]] {
      let text = try home.run(command).output
      #expect(text.contains("new words of the summary"), "\(command)")
      #expect(text.contains("18:02 new words"), "\(command)")
      #expect(text.contains("18:10 more"), "\(command)")
      #expect(!text.contains("old words"), "\(command)")
    }
  }

  @Test func backInAMeetingKeepsWhatWasTyped() throws {
    let home = try Home()
    let terminal = try home.terminal(["meeting", "cache-stampede", "--seed", "7"], rows: 80)
    #expect(terminal.expect("Opening"))
    #expect(terminal.expect("› "))
    terminal.send("Thanks for coming. Pages were down for 40 minutes; it is blameless.\r\r")
    #expect(terminal.expect("Pushback 1"))
    #expect(terminal.expect("› "))
    terminal.send("typed before going back\r")
    #expect(terminal.expect("going back\r\n"))
    terminal.send("/back\r")
    #expect(terminal.expect("Opening"))
    #expect(terminal.expect("Thanks for coming."))
    #expect(terminal.expect("› "))
    terminal.send("\r")
    #expect(terminal.expect("Pushback 1"))
    #expect(terminal.expect("typed before going back"))
  }

  @Test(arguments: [("postmortem", "a few words"), ("meeting", "a sentence or two")])
  func theFirstQuestionsLinesAreOnDiskAndASignalEndsIt(command: String, question: String) throws {
    let home = try Home()
    let first = try home.terminal([command], rows: 60)
    #expect(first.expect(question))
    #expect(first.expect("› "))
    first.send("Logins failed for an hour\r")
    #expect(first.expect("an hour\r\n"))
    #expect(first.expect("› "))
    first.send("and half a")
    #expect(first.expect("half a"))
    first.signal(SIGTERM)
    #expect(first.exitStatus() == 143)
    let second = try home.terminal(["resume"], rows: 60)
    #expect(second.expect(question))
    #expect(second.expect("Logins failed for an hour"))
    #expect(second.expect("and half a"))
    second.send("\r")
    #expect(second.expect(command == "meeting" ? "Opening" : "1/6 Summary"))
  }

  @Test func whatTheEditorWroteAndCannotBeTakenIsNamed() throws {
    let home = try Home()
    let editor = try home.file("editor", holding: "#!/bin/sh\nprintf 'caf\\351\\n' > \"$1\"\n")
    chmod(editor, 0o755)
    let terminal = try home.terminal(
      ["practice", "cache-stampede"], rows: 60, environment: ["EDITOR": editor])
    #expect(terminal.expect("› "))
    terminal.send("/edit\r")
    #expect(terminal.expect("what you wrote is in"))
    #expect(terminal.expect("\(home.path)/warstory-"))
    #expect(terminal.expect("› "))
  }

  @Test func aCommandInsideABeatIsNeverSilentlyPartOfTheAnswer() throws {
    let home = try Home()
    let terminal = try home.terminal(["practice", "cache-stampede"], rows: 100)
    #expect(terminal.expect("› "))
    terminal.send("/hnit\r")
    #expect(terminal.expect("did you mean `/hint`?"))
    #expect(terminal.expect("› "))
    terminal.send("/hel\t\r")
    #expect(terminal.expect("list these commands"))
    terminal.send("/var/log was full\r")
    #expect(terminal.expect("A space before it makes it part of the answer"))
    #expect(terminal.expect("/var/log was full"))
    terminal.send("\u{1} \r")
    #expect(terminal.expect("› "))
    terminal.send("quit\r")
    #expect(terminal.expect("Is `quit` part of your answer?"))
    terminal.send("n\r")
    #expect(terminal.expect("› "))
    terminal.send("/foo bar\r")
    #expect(terminal.expect("no command `/foo bar`"))
    // Typed behind the line that was given back.
    terminal.send("/quit\r")
    #expect(terminal.expect("Left at attempt 1"))
    let shown = try home.run(["show", "1"]).output
    #expect(shown.contains("/var/log was full"))
    for word in ["/hnit", "/foo", "quit"] { #expect(!shown.contains(word)) }
  }

  @Test func ctrlCTwiceCountsAnewOnceSomethingWasTyped() throws {
    let home = try Home()
    let terminal = try home.terminal(["practice", "cache-stampede"], rows: 60)
    #expect(terminal.expect("› "))
    terminal.send("one")
    #expect(terminal.expect("one"))
    terminal.send("\u{3}")
    #expect(terminal.expect("Ctrl-C again"))
    #expect(terminal.expect("› "))
    terminal.send("two")
    #expect(terminal.expect("two"))
    terminal.send("\u{3}")
    #expect(terminal.expect("Ctrl-C again"))
    terminal.send("\u{3}")
    #expect(terminal.expect("[y/N]"))
    // The habitual Enter belongs to the answer, not to the beat.
    terminal.send("n\r")
    #expect(terminal.expect("› "))
    terminal.send("still the first beat\r")
    #expect(terminal.expect("first beat\r\n"))
    #expect(!String(decoding: terminal.output, as: UTF8.self).contains("2/5"))
  }

  @Test func aSignalAtAQuestionEndsTheProgram() throws {
    let home = try Home()
    #expect(try home.run(["set", "self-rating", "on"]).status == 0)
    let terminal = try home.terminal(["practice", "cache-stampede"], rows: 60)
    for beat in 1...5 {
      #expect(terminal.expect("\(beat)/5 "))
      terminal.send(beat == 1 ? "Pages were slow.\r\r" : "\r")
    }
    #expect(terminal.expect("Diagnosis 0-4: "))
    terminal.signal(SIGTERM)
    #expect(terminal.exitStatus() == 143)
    let second = try home.terminal(["resume"], rows: 60)
    #expect(second.expect("Diagnosis 0-4: "))
  }

  @Test func aTriedScenarioIsKnownToResumeAgainAndModel() throws {
    let home = try Home()
    let text = try String(contentsOfFile: Home.scenarios + "/cache-stampede.yaml", encoding: .utf8)
      .replacing("id: cache-stampede", with: "id: my-own")
    let file = try home.file("my-own.yaml", holding: text)
    let silence = Array(repeating: "", count: 8)
    let first = try home.script(["try my-own.yaml", "Pages were slow."])
    #expect(first.output.contains("Left at attempt 1; `resume` goes on with it."))
    try FileManager.default.removeItem(atPath: file)
    let second = try home.script(["resume"] + silence + ["model", "again"] + silence)
    #expect(second.status == 0, "\(second.complaints)")
    #expect(second.output.contains("The scenario's own path"))
    let third = try home.script(["again", "Once more."])
    #expect(third.output.contains("Left at attempt 3"))
    #expect(try home.script(["resume 3"] + silence).status == 0)
  }

  @Test func theEndOfAFileAlsoEndsAnAnswerThatIsComplete() throws {
    let readme = try String(contentsOfFile: Home.scenarios + "/../README.md", encoding: .utf8)
    let session = try #require(readme.split(separator: "```text\n", maxSplits: 1).last)
      .prefix { $0 != "`" }
    let outcome = try Home().run(["--bail"], input: Data(session.utf8))
    #expect(outcome.status == 0, "\(outcome.complaints)")
    #expect(outcome.output.contains(" of 16"))
  }

  @Test func theSessionOfTheReadmePrintsWhatTheReadmeShows() throws {
    let readme = try String(contentsOfFile: Home.scenarios + "/../README.md", encoding: .utf8)
    let blocks = readme.components(separatedBy: "```text\n").dropFirst()
      .map { String($0.prefix { $0 != "`" }) }
    let session = try #require(blocks.first { $0.hasPrefix("practice ") })
    let shown = try #require(blocks.first { $0.contains(" of 16\n") })
    let outcome = try Home().run([], input: Data(session.utf8))
    var printed = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)[...]
    for line in shown.split(separator: "\n") where !line.hasSuffix("   …") {
      let place = printed.firstIndex(of: line)
      #expect(place != nil, "\(line)")
      if let place { printed = printed[(place + 1)...] }
    }
  }

  @Test func ctrlCEndsALongCommandOfThePrompt() throws {
    let home = try Home()
    let line = #"{"id":"a","scenario":"cache-stampede","beats":{"action":"I checked the logs."}}"#
    let file = try home.file(
      "many.jsonl", holding: String(repeating: line + "\n", count: 100_000))
    let terminal = try home.terminal()
    #expect(terminal.expect("warstory> "))
    terminal.send("score --format json \(file)\r")
    #expect(terminal.expect(#"{"id":"a""#))
    terminal.send("\u{3}")
    #expect(terminal.expect("stopped before the end", within: .seconds(30)))
    #expect(terminal.expect("warstory> "))
    terminal.send("quit\r")
    #expect(terminal.exitStatus() == 0)
  }

  @Test(arguments: [
    ("set spoken o\t", "set spoken o"), ("set typing \t", "set typing "),
    ("export --format m\t", "export --format markdown "),
    ("check --format g\t", "check --format github "),
    ("list --tag thundering\t", "list --tag thundering-herd "),
  ])
  func tabOffersWhatIsTaken(keys: String, line: String) throws {
    let home = try Home()
    let terminal = try home.terminal()
    #expect(terminal.expect("warstory> "))
    terminal.send(keys)
    #expect(
      terminal.waitForScreen(showing: "warstory> " + line.trimmingCharacters(in: .whitespaces)))
    #expect(!terminal.screen().contains { $0.contains("text  ") })
  }

  @Test func whatAFullDiskDidNotTakeIsInAFileAndNotSaidToBeResumable() throws {
    let home = try Home()
    let lines = (1...1500).map { "line \($0) of the answer, with some words so that it grows" }
    let script = try home.file(
      "session", holding: (["practice cache-stampede"] + lines).map { $0 + "\n" }.joined())
    let terminal = try home.shell("ulimit -f 160; $WARSTORY < \(script); echo status $?")
    #expect(terminal.expect("you can go on"))
    #expect(terminal.expect("the end of attempt 1 is not in the journal"))
    #expect(terminal.expect("status 74"))
    #expect(!String(decoding: terminal.output, as: UTF8.self).contains("Left at"))
    let folder = home.path + "/.local/share/warstory"
    let name = try FileManager.default.contentsOfDirectory(atPath: folder)
      .first { $0.hasPrefix("unsaved-") }
    let rescued = try String(contentsOfFile: folder + "/" + (try #require(name)), encoding: .utf8)
    // Together they have every line, in order.
    let kept = try home.run(["show", "1"]).output.split(separator: "\n")
      .filter { $0.hasPrefix("line ") }
    #expect(kept.map(String.init) + rescued.split(separator: "\n").map(String.init) == lines)
  }
}
