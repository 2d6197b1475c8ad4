import Foundation
import TestSupport
import Testing

/// Commands from the shell: what they say, where they say it, how they end.
@Suite struct CommandTests {
  @Test(arguments: [
    (["check", "--help"], 0, "--accept", ""),
    (["help"], 0, "practice", ""),
    (["help", "scoring"], 0, "How the score comes about", ""),
    (["help", "practice"], 0, "--spoken", ""),
    (["list", "--severity", "P0"], 0, "silent-data-loss", ""),
    (["list", "--tag", "kafka"], 0, "consumer-lag-spike", ""),
    (["search", "snowflake", "finance"], 0, "silent-data-loss", ""),
    (["show", "silent-data-loss"], 0, "board pack", ""),
    (["show", "silent-data-los"], 66, "", "did you mean 'silent-data-loss'"),
    (["show", "7"], 66, "", "there is no attempt 7"),
    (["practise"], 64, "", "did you mean 'practice'"),
    (["list", "--severity", "P9"], 64, "", "no severity 'P9'"),
    (["search", "xylophone"], 66, "", "no scenario holds 'xylophone'"),
    (["model", "silent-data-loss"], 64, "", "--anyway"),
    (["resume"], 66, "", "no attempt is unfinished"),
    (["again"], 66, "", "nothing has been practised yet"),
    (["set", "typing", "300"], 64, "", "'typing' takes 10-200, not '300'"),
    (["history"], 0, "Nothing here yet", ""),
    (["stats"], 0, "Nothing scored yet", ""),
    (["next"], 0, "not practised yet", ""),
  ])
  func answers(_ arguments: [String], status: Int, output: String, complaint: String) throws {
    let outcome = try Home().run(arguments)
    #expect(outcome.status == Int32(status))
    #expect(output.isEmpty || outcome.output.contains(output), "\(outcome.output)")
    #expect(complaint.isEmpty || outcome.complaints.contains(complaint), "\(outcome.complaints)")
    // Results and complaints each keep to their stream.
    if status == 0 { #expect(outcome.complaints.isEmpty) } else { #expect(outcome.output.isEmpty) }
  }

  @Test func listsAsJSONLines() throws {
    let outcome = try Home().run(["list", "--format", "json"])
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 24)
    for line in lines {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object?["id"] is String)
      #expect(object?["severity"] is String)
    }
  }

  @Test func goesOnAfterAnErrorInAScriptUnlessToldToBail() throws {
    let script = ["bogus", "show cache-stampede"]
    let going = try Home().script(script)
    #expect(going.status == 64)
    #expect(going.output.contains("Product pages collapse"))
    #expect(going.complaints.contains("line 1: error: no command 'bogus'"))
    let bailing = try Home().script(script, ["--bail"])
    #expect(bailing.status == 64)
    #expect(bailing.output.isEmpty)
  }

  @Test func remembersSettings() throws {
    let home = try Home()
    #expect(try home.run(["set", "typing", "60"]).status == 0)
    #expect(try home.run(["set", "typing"]).output.hasPrefix("typing = 60"))
    #expect(try home.permissions(of: ".config/warstory/settings") == 0o600)
    #expect(try home.permissions(of: ".config/warstory") == 0o700)
  }

  @Test(arguments: [
    (Data([0x68, 0xE9, 0x6C, 0x70, 0x0A]), "not UTF-8"),
    (Data([0x68, 0x00, 0x0A]), "NUL byte"),
    (Data(repeating: UInt8(ascii: "x"), count: 10_000_000) + Data([0x0A]), "too long"),
  ])
  func namesALineThatItCannotRead(_ input: Data, complaint: String) throws {
    let outcome = try Home().run([], input: input + Data("show cache-stampede\n".utf8))
    #expect(outcome.complaints.contains(complaint), "\(outcome.complaints.prefix(300))")
    #expect(outcome.output.contains("Product pages collapse"))
    #expect(outcome.status == 65)
  }

  @Test func saysThatAFullHomeKeepsNothing() throws {
    let home = try Home()
    // As root nothing is read-only, so that a file stands where the folder should be.
    _ = try home.file(".local/share", holding: "")
    let outcome = try home.script(["practice cache-stampede", "We saw it.", "", "", "", "", ""])
    #expect(outcome.complaints.contains("nothing of this attempt will be there afterwards"))
    #expect(outcome.output.contains("Tell me about a time"))
  }

  @Test func leavesADamagedJournalAsItIs() throws {
    let home = try Home()
    let text = String(repeating: "this is no database. ", count: 100)
    let file = try home.file(".local/share/warstory/journal.sqlite", holding: text)
    let outcome = try home.run(["history"])
    #expect(outcome.status == 65)
    #expect(outcome.complaints.contains("this is not a journal"))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == text)
  }

  @Test func keepsAnswersOutOfTheCommandHistory() throws {
    let home = try Home()
    let terminal = try home.terminal()
    #expect(terminal.expect("warstory> "))
    terminal.send("practice cache-stampede\r")
    #expect(terminal.expect("› "))
    terminal.send("a secret of my answer\r")
    terminal.send("/quit\r")
    #expect(terminal.expect("`resume`"))
    terminal.send("quit\r")
    #expect(terminal.exitStatus() == 0)
    let history = try String(
      contentsOfFile: home.path + "/.local/share/warstory/command-history", encoding: .utf8)
    #expect(history == "practice cache-stampede\nquit\n")
    #expect(try home.permissions(of: ".local/share/warstory/command-history") == 0o600)
    #expect(try home.permissions(of: ".local/share/warstory/journal.sqlite") == 0o600)
  }

  @Test func tellsWhyAPackWasNotUpdatedAndKeepsTheOldOne() throws {
    let home = try Home()
    let good = try String(contentsOfFile: Home.scenarios + "/cache-stampede.yaml", encoding: .utf8)
    let file = try home.file("team/cache-stampede.yaml", holding: good)
    _ = try home.file("other/cache-stampede.yaml", holding: good)
    _ = try home.file("team/docker-compose.yaml", holding: "services: {}\n")
    let added = try home.run(["packs", "add", "team"])
    #expect(added.status == 0)
    #expect(added.output.contains("skipped docker-compose.yaml"))
    #expect(try home.run(["packs", "add", "other"]).status == 0)
    try Data("format: 1\n".utf8).write(to: URL(fileURLWithPath: file))
    let broken = try home.run(["packs", "update", "team"])
    #expect(broken.status == 65)
    #expect(broken.complaints.contains("lacks `title`"))
    try FileManager.default.removeItem(atPath: home.path + "/team")
    let all = try home.run(["packs", "update"])
    #expect(all.status == 64)
    #expect(all.complaints.contains("team: '\(home.path)/team' is neither a folder that is there"))
    #expect(all.output.contains("updated other"))
    #expect(try home.run(["packs"]).output.contains("team  1 scenario"))
  }

  private static let good = try? String(
    contentsOfFile: Home.scenarios + "/cache-stampede.yaml", encoding: .utf8)

  @Test(arguments: [
    (["check", "good.yaml"], 0, "1 file, 0 errors", ""),
    (["check", "vague.yaml"], 0, "[vague-measure]", ""),
    (["check", "--strict", "vague.yaml"], 1, "[vague-measure]", ""),
    (["check", "broken.yaml"], 1, "error: 'P9' is no `severity` [choice]", ""),
    (["check", "nowhere.yaml", "good.yaml"], 66, "1 file, 0 errors", "no such file"),
    (["check", "empty"], 66, "", "no scenario files there"),
    (["check", "sub"], 0, "1 file, 0 errors", ""),
    (["check", "cache-stampede"], 0, "2 files, 0 errors", ""),
    (["check", "--format", "sarif", "broken.yaml"], 1, "\"ruleId\":\"choice\"", ""),
    (["check"], 66, "", "no ./Scenarios"),
    (["help", "vague-measure"], 0, "# warstory: ignore vague-measure", ""),
    (["help", "vague-mesure"], 64, "", "did you mean 'vague-measure'?"),
    (["help", "rules"], 0, "cause-told", ""),
    (["check", "--accept", "good.yaml"], 0, "every expectation holds", ""),
  ])
  func checks(_ arguments: [String], status: Int, output: String, complaint: String) throws {
    let home = try Home()
    let good = try #require(Self.good)
    _ = try home.file("good.yaml", holding: good.replacing("id: cache-stampede", with: "id: good"))
    let text = good.replacing("id: cache-stampede", with: "id: vague").replacing(
      "prevention:\n", with: "prevention:\n  - measure: Add alerts\n")
    _ = try home.file("vague.yaml", holding: text)
    _ = try home.file(
      "broken.yaml",
      holding: good.replacing("id: cache-stampede", with: "id: broken")
        .replacing("severity: P1", with: "severity: P9"))
    _ = try home.file("empty/notes.txt", holding: "")
    _ = try home.file("sub/a/cache-stampede.yaml", holding: good)
    let outcome = try home.run(arguments)
    #expect(outcome.status == Int32(status), "\(outcome)")
    #expect(output.isEmpty || outcome.output.contains(output), "\(outcome)")
    #expect(complaint.isEmpty || outcome.complaints.contains(complaint), "\(outcome)")
  }

  @Test func checksStandardInput() throws {
    let good = try #require(Self.good)
    let home = try Home()
    #expect(try home.run(["check", "-"], input: Data(good.utf8)).status == 0)
    let outcome = try home.run(
      ["check", "-"], input: Data(good.replacing("severity: P1", with: "severity: p1").utf8))
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("-:4:11: error: 'p1' is no `severity`"))
    #expect(outcome.output.contains("write P1"))
  }

  @Test func acceptingShowsWhatItWritesWhicheverFileIsNamed() throws {
    let home = try Home()
    _ = try home.file("cache-stampede.yaml", holding: try #require(Self.good))
    let samples = try home.file(
      "cache-stampede.calibration.yaml",
      holding: """
        format: 1
        answers:
          - name: hardly anything
            beats: {action: "We looked at it for a while and then it was fine again somehow."}
            expect: {diagnosis: 4}

        """)
    let outcome = try home.run(["check", "--accept", "cache-stampede.calibration.yaml"])
    #expect(outcome.status == 0)
    #expect(
      outcome.output.contains(
        "cache-stampede.calibration.yaml:5: hardly anything: diagnosis 4 -> "), "\(outcome)")
    #expect(try !String(contentsOfFile: samples, encoding: .utf8).contains("diagnosis: 4"))
  }

  @Test func aDraftIsNamedOnceAndNotPlayed() throws {
    let home = try Home()
    let good = try #require(Self.good)
    _ = try home.file(
      "Scenarios/half-done.yaml",
      holding: good.replacing("id: cache-stampede", with: "id: half-done")
        .replacing("severity: P1", with: "severity: TODO"))
    let list = try home.run(["list"])
    #expect(list.complaints.isEmpty)
    #expect(list.output.contains("Scenarios/half-done.yaml is a draft, 1 thing left to do"))
    #expect(try home.run(["history"]).complaints.isEmpty)
    for command in ["practice", "show", "interview"] {
      let names = command == "interview" ? ["--candidate", "A", "--interviewer", "B"] : []
      let outcome = try home.run([command, "half-done"] + names)
      #expect(outcome.status == 65)
      #expect(outcome.complaints.contains("'half-done' is a draft"), "\(outcome)")
    }
    #expect(try home.run(["check"]).status == 1)
  }

  @Test func aTriedFileIsFoundAgain() throws {
    let home = try Home()
    _ = try home.file(
      "far/away.yaml",
      holding: try #require(Self.good).replacing("id: cache-stampede", with: "id: away"))
    let told = [
      "We compared the hit rate with yesterday at 18:05, it was 3%.", "", "", "", "", "", "",
    ]
    let tried = try home.script(["try far/away.yaml"] + told + ["model", "again"] + told)
    #expect(!tried.complaints.contains("error"), "\(tried.complaints)")
    for command in [["show", "far/away.yaml"], ["model"]] {
      let outcome = try home.run(command)
      #expect(outcome.status == 0, "\(command): \(outcome.complaints)")
      #expect(outcome.output.contains(command[0] == "show" ? "Product pages" : "Split errors"))
    }
    let again = try home.script(["again"] + told)
    #expect(again.output.contains("Product pages collapse"))
  }

  @Test func newWritesTheSchemaBesideTheFileAndCheckFindsIt() throws {
    let home = try Home()
    #expect(try home.run(["new", "my-incident"]).status == 0)
    let folder = home.path + "/.local/share/warstory/scenarios"
    #expect(FileManager.default.fileExists(atPath: folder + "/schema.json"))
    #expect(try home.run(["check"]).output.contains("1 file, 0 errors"))
    #expect(try home.run(["check", "my-incident"]).output.contains("1 file, 0 errors"))
  }

  @Test func newOpensTheFileItselfAndChecksIt() throws {
    let home = try Home()
    let editor = try home.file(
      "editor",
      holding: "#!/bin/sh\necho \"$1\" > opened\nsed -i 's/severity: P1/severity: P9/' \"$1\"\n")
    chmod(editor, 0o755)
    let terminal = try home.terminal(environment: ["EDITOR": editor])
    #expect(terminal.expect("warstory> "))
    terminal.send("new my-incident\r")
    #expect(terminal.expect("1 file, 1 error"))
    terminal.send("quit\r")
    #expect(terminal.exitStatus() == 0)
    let opened = try String(contentsOfFile: home.path + "/opened", encoding: .utf8)
    #expect(opened.hasSuffix("scenarios/my-incident.yaml\n"))
  }

  @Test func removesNoFolderThatIsNoPack() throws {
    let home = try Home()
    let notes = try home.file("notes/origin", holding: "mine")
    let outcome = try home.run(["packs", "remove", "../../../../notes"])
    #expect(outcome.status == 64)
    #expect(outcome.complaints.contains("can't be a pack's name"))
    #expect(FileManager.default.fileExists(atPath: notes))
  }

  @Test func documentsEveryCommandInTheReadme() throws {
    let readme = try String(contentsOfFile: Home.scenarios + "/../README.md", encoding: .utf8)
    let help = try Home().run(["help"]).output
    let commands = help.split(separator: "\n")
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first }
    #expect(commands.count > 10)
    for command in commands { #expect(readme.contains("`\(command)"), "\(command)") }
  }
}
