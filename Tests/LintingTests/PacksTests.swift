import Foundation
import Scenarios
import Testing

@testable import Linting

@Suite struct PacksTests {
  private let home: TemporaryFolder
  private let origin: TemporaryFolder
  private let good = Example("format: 1").text

  init() throws {
    home = try TemporaryFolder()
    origin = try TemporaryFolder()
  }

  private var packs: Packs {
    Packs(folder: home.path + "/packs") { (_: [String]) throws(Packs.Failure) in
      throw Packs.Failure.git("no network")
    }
  }

  @Test func aFolderIsAddedListedUpdatedAndRemoved() throws {
    try origin.write(good, to: "cold-cache.yaml")
    try origin.write("secret", to: "notes.txt")
    let pack = try packs.add(origin.path, as: "acme")
    #expect(pack.scenarioCount == 1)
    #expect(packs.all.map(\.name) == ["acme"])
    #expect(try FolderFile.names(in: pack.folder) == ["cold-cache.yaml"])
    #expect(ScenarioLibrary(sources: packs.sources).ids == ["acme/cold-cache"])

    try origin.write(good.replacing("cold-cache", with: "two"), to: "two.yaml")
    #expect(try packs.update("acme").scenarioCount == 2)

    try packs.remove("acme")
    #expect(packs.all == [])
    #expect(throws: Packs.Failure.unknown("acme", nearest: [])) { try packs.remove("acme") }
  }

  @Test func aPackWithErrorsDoesNotCountAndABrokenUpdateLeavesTheOldOne() throws {
    try origin.write(good.replacing("severity: P1", with: "severity: P9"), to: "cold-cache.yaml")
    #expect(throws: Packs.Failure.self) { try packs.add(origin.path, as: "acme") }
    #expect(packs.all == [])

    try origin.write(good, to: "cold-cache.yaml")
    _ = try packs.add(origin.path, as: "acme")
    try origin.write("a: &a [*a]", to: "bomb.yaml")
    #expect(throws: Packs.Failure.self) { try packs.update("acme") }
    #expect(ScenarioLibrary(sources: packs.sources).ids == ["acme/cold-cache"])
    #expect(try FolderFile.names(in: home.path + "/packs") == ["acme"])
  }

  @Test func gitIsGivenACarefulCommand() throws {
    try origin.write(good, to: "Scenarios/cold-cache.yaml")
    var commands: [[String]] = []
    let source = origin.path
    let packs = Packs(folder: home.path) { (arguments: [String]) throws(Packs.Failure) in
      commands.append(arguments)
      guard let target = arguments.last else { return }
      do {
        try FileManager.default.copyItem(atPath: source, toPath: target)
      } catch {
        throw Packs.Failure.git("\(error)")
      }
    }
    let pack = try packs.add("https://example.com/team/War_Stories.git")
    #expect(pack.name == "war-stories")
    #expect(pack.origin == "https://example.com/team/War_Stories.git")
    #expect(pack.scenarioCount == 1)
    let command = try #require(commands.first)
    #expect(command.contains("core.hooksPath=/dev/null"))
    #expect(command.contains("core.symlinks=false"))
    #expect(
      command.suffix(3).first == "--", "an address that begins with a hyphen is no option")
    #expect(throws: Packs.Failure.exists("war-stories")) {
      try packs.add("https://example.com/team/War_Stories.git")
    }
  }

  @Test(arguments: [
    "--upload-pack=touch /tmp/x", "ext::sh -c id", "file:///etc", "http://example.com/x",
    "/nowhere/at/all", "git://example.com/x",
  ])
  func otherTransportsAreRefused(origin: String) {
    #expect(throws: Packs.Failure.badOrigin(origin)) { try packs.add(origin, as: "x") }
  }

  @Test func gitsComplaintIsPassedOn() {
    #expect(throws: Packs.Failure.git("no network")) {
      try packs.add("https://example.com/x.git")
    }
  }

  @Test func anEmptyFolderAndABadNameAreRefused() throws {
    #expect(throws: Packs.Failure.empty(origin.path)) { try packs.add(origin.path, as: "x") }
    #expect(throws: Packs.Failure.badName("../x")) { try packs.add(origin.path, as: "../x") }
  }
}

@Suite struct ScenarioTemplateTests {
  @Test(arguments: ["cache-stampede", "a", "id", "my-incident-2024"])
  func isWithoutFindings(id: String) throws {
    let file = LintedFile(
      Array(ScenarioTemplate.text(id: id).utf8), file: "\(id).yaml", name: id, kind: .scenario)
    #expect(Linter().check(file).map(\.headline) == [])
    #expect(file.scenario?.id == id)
  }

  @Test func showsEveryKeyButTheMeeting() throws {
    let file = ScenarioFile(
      Array(ScenarioTemplate.text(id: "a").utf8), file: "a.yaml", name: "a")
    let keys = Set(try #require(file.root).block.keys)
    #expect(Set(Form.scenario.keys.map(\.name)).subtracting(keys) == ["meeting"])
  }

  @Test func aDraftIsReportedUntilItsTODOsAreWritten() {
    let draft = PostMortemDraft(
      markdown: "# Queue stuck\n\n## Timeline\n- 10:00 paged\n", id: "queue-stuck", source: "x.md")
    let file = LintedFile(
      Array(draft.text.utf8), file: "queue-stuck.yaml", name: "queue-stuck", kind: .scenario)
    let findings = Linter().check(file)
    #expect(findings.contains { $0.severity == .error })
    #expect(findings.allSatisfy { $0.severity == .warning || $0.sourceLine.contains("TODO") })
  }
}
