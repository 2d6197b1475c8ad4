import Foundation
import TestSupport
import Testing

/// What the person wrote in files stays theirs, and what strangers wrote stays text.
@Suite struct FilesTests {
  private let settings = ".config/warstory/settings"

  @Test func setChangesOneValueAndNoOtherByte() throws {
    let home = try Home()
    let before = "# mine\r\n\ntyping =  60  # slow\r\nfuture = x\n  spoken=off"
    let file = try home.file(settings, holding: before)
    #expect(try home.run(["set", "typing", "75"]).status == 0)
    #expect(
      try String(contentsOfFile: file, encoding: .utf8)
        == "# mine\r\n\ntyping =  75  # slow\r\nfuture = x\n  spoken=off")
    #expect(try home.run(["set", "spoken", "on"]).status == 0)
    #expect(try home.run(["set", "self-rating", "on"]).status == 0)
    #expect(
      try String(contentsOfFile: file, encoding: .utf8)
        == "# mine\r\n\ntyping =  75  # slow\r\nfuture = x\n  spoken=on\nself-rating = on\n")
    #expect(try home.run(["set", "typing"]).output.hasPrefix("typing = 75"))
  }

  @Test func settingsThatCannotBeReadAreNeverWrittenOver() throws {
    let home = try Home()
    let file = try home.file(settings, holding: "")
    let bytes = Data("typing = 60\n# caf".utf8) + Data([0xE9, 0x0A])
    try bytes.write(to: URL(fileURLWithPath: file))
    let read = try home.run(["set", "typing"])
    #expect(read.complaints.contains("settings: this is not UTF-8 text"))
    let written = try home.run(["set", "typing", "75"])
    #expect(written.status == 65)
    #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == bytes)
  }

  @Test func aLinkedSettingsFileStaysALink() throws {
    let home = try Home()
    let target = try home.file("dotfiles/warstory", holding: "typing = 60\n")
    let link = try home.file(settings, holding: "")
    try FileManager.default.removeItem(atPath: link)
    try FileManager.default.createSymbolicLink(
      atPath: link, withDestinationPath: "../../dotfiles/warstory")
    #expect(try home.run(["set", "typing", "75"]).status == 0)
    #expect(
      try FileManager.default.destinationOfSymbolicLink(atPath: link) == "../../dotfiles/warstory")
    #expect(try String(contentsOfFile: target, encoding: .utf8) == "typing = 75\n")
  }

  @Test(arguments: [["list"], ["search", "snowflake"], ["next"], ["list", "--format", "json"]])
  func scenariosNeedNoJournal(_ command: [String]) throws {
    let home = try Home()
    _ = try home.file(
      ".local/share/warstory/journal.sqlite",
      holding: String(repeating: "this is no database. ", count: 100))
    let outcome = try home.run(command)
    #expect(outcome.status == 0)
    #expect(!outcome.output.isEmpty)
    #expect(outcome.complaints.contains("this is not a journal"))
    if command == ["list"] {
      #expect(try home.run(["list", "--practised"]).status == 65)
    }
  }

  @Test func whatStrangersWroteNeverSteersATerminal() throws {
    let home = try Home()
    let evil = "esc\u{1B}]52;c;x\u{7} c1\u{9B}2J del\u{7F} bidi\u{202E}x\u{2066}"
    _ = try home.script(
      ["postmortem cache-stampede", evil, "", "", "", "", "", ""])
    _ = try home.script(["practice cache-stampede", evil, "", "", "", "", "", "", ""])
    try FileManager.default.createDirectory(
      atPath: home.path + "/dir\u{9B}\u{202E}", withIntermediateDirectories: true)
    let folder = home.path + "/dir\u{9B}\u{202E}"
    try FileManager.default.copyItem(
      atPath: Home.scenarios + "/cache-stampede.yaml", toPath: folder + "/cache-stampede.yaml")
    for command in [
      ["postmortem", "--export", "1"], ["export", "1", "2"], ["show", "2"], ["show", "1"],
      ["export", "1", "2", "--format", "json"],
      ["--scenarios", folder, "list", "--format", "json"],
      ["--scenarios", folder, "search", "stampede", "--format", "json"],
    ] {
      let outcome = try home.run(command)
      #expect(outcome.status == 0, "\(command): \(outcome.complaints)")
      let unsafe = (outcome.output + outcome.complaints).unicodeScalars.filter {
        ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value)
          || (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
      }
      #expect(unsafe.isEmpty, "\(command)")
    }
    // As JSON it still says the same.
    let json = try home.run(["export", "2", "--format", "json"]).output
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    let parts = object?["parts"] as? [[String: Any]]
    #expect(parts?.contains { $0["text"] as? String == evil } == true)
  }

  @Test(arguments: [
    (["--version"], "warstory "), (["completions", "bash"], "#!/bin/bash"),
    (["completions", "zsh"], "#compdef warstory"), (["completions", "fish"], "function "),
    (["--generate-completion-script", "bash"], "#!/bin/bash"),
    (["list", "--tag", "nosuch"], "No scenario is like that"),
    (["packs"], "no packs"),
  ])
  func saysItOnStandardOutput(_ arguments: [String], text: String) throws {
    let outcome = try Home().run(arguments)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains(text), "\(outcome.output.prefix(200))")
    #expect(outcome.complaints.isEmpty)
  }
}
