import Foundation
import TestSupport
import Testing

/// What a shell or a script learns from the exit status.
@Suite struct StatusTests {
  private let good = #"{"id":"a","scenario":null,"beats":{"action":"I checked the logs."}}"# + "\n"

  @Test(arguments: [
    (["practice silent-data-loss", "Finance called."], [String](), 65, "the input ended"),
    (
      ["practice silent-data-loss", "/foo", "", "", "", "", "", "", ""], [], 64, "no command `/foo`"
    ),
    (["practice silent-data-loss", "quit", "", "", "", "", "", "", ""], [], 64, "`quit` alone"),
    (["score nosuch.jsonl"], [], 66, "nosuch.jsonl"),
    (["check nosuch.yaml"], [], 66, "nosuch.yaml"),
    (["postmortem --check nosuch.md", "help"], ["--bail"], 66, "nosuch.md"),
    (["list", "bogus", "show nosuch", "help"], [], 66, "bogus"),
  ])
  func aScriptEndsWithItsWorst(
    _ lines: [String], arguments: [String], status: Int, complaint: String
  ) throws {
    let outcome = try Home().script(lines, arguments)
    #expect(outcome.status == Int32(status), "\(outcome.complaints)")
    #expect(outcome.complaints.contains(complaint), "\(outcome.complaints)")
    if arguments == ["--bail"] { #expect(outcome.output.isEmpty) }
  }

  @Test func bailStopsAfterACheckThatFoundErrors() throws {
    let home = try Home()
    _ = try home.file("bad.yaml", holding: "format: 1\ntitle: x\n")
    let outcome = try home.script(["check bad.yaml", "help"], ["--bail"])
    #expect(outcome.status == 1)
    #expect(!outcome.output.contains("Practice"))
  }

  @Test func everyFileIsReadAndTheWorstStatusCounts() throws {
    let home = try Home()
    let one = try home.file("one.jsonl", holding: good)
    let other = try home.file("other.jsonl", holding: "{oops\n")
    let outcome = try home.run(["score", "--format", "json", one, "/nope", other, one])
    #expect(outcome.status == 66)
    #expect(outcome.complaints.contains("/nope"))
    #expect(outcome.output.split(separator: "\n").count == 3)
  }

  @Test(arguments: [
    (["check", "/nope"], "/nope"), (["--scenarios", "/nope", "list"], "/nope"),
    (["postmortem", "--check", "/nope"], "/nope"),
  ])
  func whatIsNotThereIs66AndSaidOnStandardError(_ arguments: [String], complaint: String) throws {
    let outcome = try Home().run(arguments)
    #expect(outcome.status == 66)
    #expect(outcome.complaints.contains(complaint))
    #expect(outcome.output.isEmpty)
  }

  @Test(arguments: ["\u{FEFF}", "\u{FEFF}\n", " ", "\n\n", "oops\n", "\n \t\r\n"])
  func theFirstLinesDecideWhateverThePipesTiming(_ start: String) throws {
    let home = try Home()
    let whole = try home.run(
      ["score", "--format", "json"], input: Data((start + good + good).utf8))
    #expect(whole.output.split(separator: "\n").filter { $0.contains(#""id":"a""#) }.count == 2)
    #expect(whole.status == (start == "oops\n" ? 65 : 0))

    let pipe = Pipe()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Home.program)
    process.arguments = ["score", "--format", "json"]
    process.environment = ["HOME": home.path, "WARSTORY_SCENARIOS": Home.scenarios]
    process.standardInput = pipe
    let result = home.path + "/result"
    try Data().write(to: URL(fileURLWithPath: result))
    process.standardOutput = FileHandle(forWritingAtPath: result)
    try process.run()
    // A byte at a time, each its own read or not: it must not matter.
    for byte in (start + good + good).utf8 {
      try pipe.fileHandleForWriting.write(contentsOf: Data([byte]))
    }
    try pipe.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(try String(contentsOfFile: result, encoding: .utf8) == whole.output)
    #expect(process.terminationStatus == whole.status)
  }
}
