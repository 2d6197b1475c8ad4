import Foundation
import TestSupport
import Testing

@testable import warstory

/// Mock interviews as two people see them, each at a terminal of their own.
@Suite(.serialized) struct InterviewTests {
  private static let command = [
    "interview", "consumer-lag-spike", "--candidate", "Kim", "--interviewer", "Ola",
  ]

  /// Without colour, so that expectations need not know where it would stand.
  private func open(_ home: Home, _ arguments: [String] = []) throws -> PseudoTerminal {
    try home.terminal(arguments, environment: ["NO_COLOR": "1"])
  }

  /// From the levels to the end, taking every proposal.
  private func grade(_ terminal: PseudoTerminal) {
    for signal in ["Diagnosis", "Communication", "Blamelessness", "Prevention"] {
      #expect(terminal.expect("\(signal) ["))
      terminal.send("\r")
    }
    #expect(terminal.expect("One strength"))
    terminal.send("Scope came first.\r")
    #expect(terminal.expect("One thing to change"))
    terminal.send("Say what support was told.\r")
    #expect(terminal.expect("1-5"))
    terminal.send("5 calm\r")
    #expect(terminal.expect("of 16"))
  }

  @Test func aWholeInterviewWithMarksExportAndSwap() throws {
    let home = try Home()
    let terminal = try open(home)
    #expect(terminal.expect("warstory> "))
    terminal.send(Self.command.joined(separator: " ") + "\r")
    #expect(terminal.expect("Read aloud"))
    #expect(terminal.expect("Enter starts the clock"))
    terminal.send("\r")
    #expect(terminal.expect("Situation · 20 s"))
    terminal.send("d1\r")
    #expect(terminal.expect("✓ d1 at 0:0"))
    terminal.send("asked who owned the push batch, no blame\r")
    #expect(terminal.expect("note at 0:0"))
    terminal.send("d9\r")
    #expect(terminal.expect("no point `d9`; there are `d1` to `d5`"))
    terminal.send("d3?\r")
    #expect(terminal.expect("~ d3 at"))
    terminal.send("u\r")
    #expect(terminal.expect("undone: d3?"))
    terminal.send("trip\t\r")
    #expect(terminal.expect("d4 at"), "completed by word")
    terminal.send("-d4\r")
    #expect(terminal.expect("d4 is taken back"))
    for beat in ["Task", "Action", "Result", "Takeaway"] {
      terminal.send("\r")
      #expect(terminal.expect("\(beat) ·"))
    }
    terminal.send("\r")
    #expect(terminal.expect("Read aloud:"))
    terminal.send("push\r")
    #expect(terminal.expect("Read aloud, as"))
    terminal.send("done\r")
    #expect(terminal.expect("The levels."))
    grade(terminal)
    #expect(terminal.expect("Kim, by Ola"))
    #expect(terminal.expect("warstory> "))
    terminal.send("export 1 --output kim.md\r")
    #expect(terminal.expect("Wrote 1 attempt"))
    terminal.send("swap\r")
    #expect(terminal.expect("for Kim alone"))
    terminal.send("\r")
    #expect(terminal.expect("Situation ·"))
    terminal.send("\u{3}")
    #expect(terminal.expect("The line is dropped"))
    terminal.send("\u{3}")
    #expect(terminal.expect("[l/g/N]"))
    terminal.send("g\r")
    #expect(terminal.expect("Given up"))
    terminal.send("quit\r")
    #expect(terminal.exitStatus() == 0)

    let page = try String(contentsOfFile: home.path + "/kim.md", encoding: .utf8)
    #expect(page.contains("# Mock interview: "))
    #expect(page.contains("**One thing to change.** Say what support was told."))
    #expect(page.contains("asked who owned the push batch"))
    let both = try home.run(["history", "--person", "ola"]).output
    #expect(both.contains("consumer-lag-spike (Kim)"))
    #expect(both.split(separator: "\n").count == 2, "the swapped round is another scenario")
    #expect(!both.contains("consumer-lag-spike (Ola)"))
    #expect(try home.run(["stats", "--person", "Kim"]).output.contains("1 attempt"))
  }

  @Test func anInterviewThatWasKilledGoesOn() throws {
    let home = try Home()
    let first = try open(home, Self.command)
    #expect(first.expect("Enter starts the clock"))
    first.send("\r")
    #expect(first.expect("Situation ·"))
    first.send("d1\r")
    #expect(first.expect("d1 at"))
    first.send("\r")
    #expect(first.expect("Task ·"))
    // The next prompt comes after the disk.
    #expect(first.expect("› "))
    first.killHard()
    let second = try open(home, ["resume"])
    #expect(second.expect("The interview of Kim by Ola goes on"))
    #expect(second.expect("Task ·"))
    #expect(second.waitForScreen(showing: "✓ d1"))
    second.send("done\r")
    grade(second)
    #expect(second.exitStatus() == 0)
  }

  /// What the candidate types: the words after `warstory`, and the code.
  private func invitation(_ terminal: PseudoTerminal) throws -> (line: [String], code: String) {
    #expect(terminal.expect("by typing there:"))
    #expect(terminal.expect("Enter starts the clock"))
    let screen = terminal.screen()
    let line = try #require(screen.first { $0.contains("warstory join ") })
    let asked = try #require(screen.firstIndex { $0.contains("when asked, this code") })
    return (
      line.split(separator: " ").dropFirst().map(String.init),
      screen[asked + 1].trimmingCharacters(in: .whitespaces)
    )
  }

  /// Joins as a person does, who types the code when asked.
  private func join(_ home: Home, _ invitation: (line: [String], code: String)) throws
    -> PseudoTerminal
  {
    let terminal = try open(home, invitation.line)
    #expect(terminal.expect("Code"))
    terminal.send(invitation.code + "\r")
    return terminal
  }

  @Test func theCandidateFollowsTypesIsCutOffAndComesBack() throws {
    let home = try Home()
    let interviewer = try open(home, Self.command + ["--share"])
    let invited = try invitation(interviewer)
    #expect(interviewer.screen().contains { $0.contains("This machine only.") })
    let there = try Home()
    let first = try join(there, invited)
    #expect(first.expect("You are in."))
    #expect(first.expect("14 million"))
    #expect(interviewer.expect("Kim's screen is there"))
    interviewer.send("\r")
    #expect(first.expect("Situation · 20 s"))
    first.send("In came two million a minute, out went three hundred thousand.\r")
    #expect(interviewer.expect("Kim: In came two million"))

    // Wrong codes are turned away, a slip is noticed before anything is sent.
    let strangers = try (0..<2).map { _ in try Home() }
    let guess = try open(strangers[0], invited.line)
    #expect(guess.expect("Code"))
    guess.send(invited.code + "X\r")
    #expect(guess.expect("this is no join code"))
    guess.send("00000-00000-00000-00000-00000\r")
    #expect(guess.expect("nobody there knows this code"))
    #expect(guess.exitStatus() == 66)
    #expect(interviewer.expect("Somebody tried a wrong code"))
    let slip = try open(strangers[1], invited.line + [invited.code + "X"])
    #expect(slip.expect("this is no join code"))
    #expect(slip.exitStatus() == 64)

    // The candidate's program dies, the interview goes on, the same line comes back.
    first.killHard()
    #expect(interviewer.expect("screen broke"))
    interviewer.send("\r")
    #expect(interviewer.expect("Task ·"))
    let again = try open(there, invited.line)
    #expect(again.expect("Code, Enter for the last one there"))
    again.send("\r")
    #expect(again.expect("You are in."))
    #expect(again.expect("Task · 10 s"))
    #expect(interviewer.expect("Kim's screen is back"))
    again.send("I was on call for the platform.\r")
    #expect(interviewer.expect("Kim: I was on call"))
    interviewer.send("done\r")
    #expect(again.expect("That was the last"))
    grade(interviewer)
    #expect(interviewer.expect("Kept out: 1 × a wrong code"))
    #expect(interviewer.exitStatus() == 0)
    #expect(again.expect("The interview is over"))
    #expect(again.exitStatus() == 0)
    // The rubric's words that neither the situation nor a question has.
    for screen in [first, again, guess] {
      let seen = String(decoding: screen.output, as: UTF8.self)
      for word in ["parallelism", "checkpoint", "500K", "task manager", "Diagnosis", "✓"] {
        #expect(!seen.contains(word))
      }
    }
    let shown = try home.run(["export", "1", "--format", "json"]).output
    #expect(shown.contains("I was on call for the platform."))
  }

  @Test func theNewestOfTwoScreensHasThePlaceAndTheOldOneIsTold() throws {
    let home = try Home()
    let interviewer = try open(home, Self.command + ["--share"])
    let invited = try invitation(interviewer)
    let homes = try (0..<2).map { _ in try Home() }
    let first = try join(homes[0], invited)
    #expect(first.expect("You are in."))
    let second = try join(homes[1], invited)
    #expect(second.expect("You are in."))
    #expect(first.expect("has moved to another screen"))
    #expect(first.exitStatus() == 66)
    #expect(interviewer.expect("Another screen with the code is there now"))
    interviewer.send("\r")
    #expect(second.expect("Situation · 20 s"))
    interviewer.killHard()
  }

  @Test func portAndCodeSurviveAPauseAndAKillAndGivingUpIsTold() throws {
    let home = try Home()
    let there = try Home()
    let first = try open(home, Self.command + ["--share"])
    let invited = try invitation(first)
    let candidate = try join(there, invited)
    #expect(candidate.expect("You are in."))
    first.send("\r")
    #expect(candidate.expect("Situation · 20 s"))
    #expect(first.expect("Situation · 20 s"))
    first.send("\u{3}")
    #expect(first.expect("The line is dropped"))
    first.send("\u{3}")
    #expect(first.expect("[l/g/N]"))
    first.send("l\r")
    #expect(first.exitStatus() == 0)
    #expect(candidate.expect("Your interviewer paused."))

    let second = try open(home, ["resume"])
    #expect(second.expect("by typing there:"))
    #expect(candidate.expect("You are back."))
    #expect(second.expect("Kim's screen is there"))
    second.send("\r")
    #expect(candidate.expect("Task · 10 s"))
    #expect(second.expect("› "))
    second.killHard()
    #expect(candidate.expect("The connection broke."))

    let third = try open(home, ["resume"])
    #expect(candidate.expect("You are back."))
    #expect(third.expect("Kim's screen is there"))
    third.send("\u{3}")
    #expect(third.expect("The line is dropped"))
    third.send("\u{3}")
    #expect(third.expect("[l/g/N]"))
    third.send("g\r")
    #expect(third.expect("Given up"))
    #expect(candidate.expect("The interview was given up"))
    #expect(candidate.exitStatus() == 0)
  }

  @Test func theCodeComesFromAFileOrTheEnvironmentAndStaysOutOfTheHistory() throws {
    let home = try Home()
    let interviewer = try open(home, Self.command + ["--share"])
    let invited = try invitation(interviewer)
    let there = try Home()
    let file = try there.file("code", holding: invited.code + "\n")
    let first = try open(there, invited.line + ["--code-file", file])
    #expect(first.expect("You are in."))
    let environment = ["NO_COLOR": "1", "WARSTORY_CODE": invited.code]
    let second = try there.terminal(invited.line, environment: environment)
    #expect(second.expect("You are in."))
    second.killHard()
    let third = try open(there)
    #expect(third.expect("warstory> "))
    third.send(invited.line.joined(separator: " ") + " \(invited.code)\r")
    #expect(third.expect("You are in."))
    third.send("\u{4}")
    #expect(third.expect("warstory> "))
    third.send("quit\r")
    #expect(third.exitStatus() == 0)
    let history = try String(
      contentsOfFile: there.path + "/.local/share/warstory/command-history", encoding: .utf8)
    #expect(history == invited.line.joined(separator: " ") + "\nquit\n")
    interviewer.killHard()
  }

  static let obstacles: [(place: String, words: String)] = [
    ("127.0.0.1:1", "nothing listens at 127.0.0.1:1"),
    ("no-such-host.invalid:7000", "no machine is called as in no-such-host.invalid"),
  ]

  @Test(arguments: obstacles)
  func whatCannotBeReachedIsSaidInPlainWords(place: String, words: String) throws {
    let code = "00000-00000-00000-00000-00000"
    let home = try Home()
    let terminal = try open(home, ["join", place, code])
    #expect(terminal.expect(words, within: .seconds(30)))
    #expect(terminal.exitStatus() == 66)
  }

  static let places: [(text: String, address: String?, port: Int?)] = [
    ("7000", nil, 7000), ("127.0.0.1", "127.0.0.1", nil), ("192.168.1.7:80", "192.168.1.7", 80),
    ("*:7000", nil, 7000), ("[::1]:80", "::1", 80),
  ]

  @Test(arguments: places)
  func aPlaceToShareIsReadAsPeopleTypeIt(text: String, address: String?, port: Int?) throws {
    #expect(try SharePlace(text) == SharePlace(address: address, port: port))
  }

  @Test(arguments: ["0", "70000", "", "7000x:"])
  func whatIsNoPlaceToShareIsRefused(text: String) {
    #expect(throws: Complaint.self) { try SharePlace(text) }
  }

  @Test func beforeTheClockRunsHelpIsShownAndNothingTypedIsLost() throws {
    let home = try Home()
    let terminal = try open(home, Self.command)
    #expect(terminal.expect("Enter starts the clock"))
    terminal.send("?\r")
    #expect(terminal.expect("tick points"))
    terminal.send("d1\r")
    #expect(terminal.expect("Enter alone starts it"))
    #expect(terminal.waitForScreen(showing: "› d1"))
    terminal.send("\u{15}\r")
    #expect(terminal.expect("Situation · 20 s"))
    terminal.killHard()
  }

  @Test func aNameHoldsNothingThatTurnsTextRound() throws {
    #expect(try PartnerName("Ki\u{202E}m\u{1B}").text == "Kim")
    #expect(throws: Complaint.self) { try PartnerName("\u{202E}") }
  }

  @Test func aTranscriptIsReadBesideTheLevels() throws {
    let home = try Home()
    let terminal = try open(home, Self.command)
    #expect(terminal.expect("Enter starts the clock"))
    terminal.send("\r")
    #expect(terminal.expect("Situation ·"))
    terminal.send("d1 told finance own it\r")
    terminal.send("done\r")
    grade(terminal)
    #expect(terminal.exitStatus() == 0)
    let file = try home.file(
      "call.txt",
      holding: """
        On Thursday at 17:59 the lag of our event topic went from zero to fourteen million messages. \
        I was on call. I first compared producer and consumer throughput at 18:00 and found two \
        million in and three hundred thousand out. At 18:05 I traced the jump to a push campaign of \
        fifty million events. I told the product teams and said the next update comes in fifteen \
        minutes. We tripled the parallelism at 18:12 and followed the lag to zero at 18:37. Data was \
        late by 67 minutes and none was lost. Afterwards we added autoscaling above 500 thousand \
        messages of lag, and every big send is announced two days before.
        """)
    let read = try home.run(["score", "--attempt", "1", file])
    #expect(read.status == 0, "\(read.complaints)")
    #expect(read.output.contains("The machine's reading"))
    #expect(read.output.contains("Ola "))
    #expect(try home.run(["export", "1"]).output.contains("## The machine's reading"))
    let wrong = try home.run(["score", "--attempt", "7", file])
    #expect(wrong.status != 0)
  }

  @Test func anInterviewCanBeScripted() throws {
    let home = try Home()
    let outcome = try home.script([
      Self.command.joined(separator: " "), "", "d1", "told finance", "done", "3", "", "2", "0",
      "Calm.", "Numbers.", "", "history",
    ])
    #expect(outcome.status == 0, "\(outcome.complaints)")
    #expect(outcome.output.contains("d3 c2 b2 p0"))
    #expect(!outcome.output.contains("\u{1B}"))
  }

  static let addresses: [(text: String, host: String, port: Int?)] = [
    ("127.0.0.1:7000", "127.0.0.1", 7000),
    ("example.org", "example.org", nil),
    ("[::1]:80", "::1", 80),
    ("fe80::1", "fe80::1", nil),
  ]

  @Test(arguments: addresses)
  func anAddressIsReadAsPeopleTypeIt(text: String, host: String, port: Int?) throws {
    let address = try NetworkAddress(text)
    #expect(address.host == host)
    #expect(address.port == port)
  }

  @Test(arguments: ["", ":80", "host:", "host:0", "host:99999", "host:x", "a b:1", "[::1]x"])
  func whatIsNoAddressIsRefused(text: String) {
    #expect(throws: Complaint.self) { try NetworkAddress(text) }
  }
}
