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
    try origin.write("format: 1\na: &a [*a]", to: "bomb.yaml")
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

  @Test func anEmptyFolderIsRefused() throws {
    #expect(throws: Packs.Failure.empty(origin.path, skipped: [])) {
      try packs.add(origin.path, as: "x")
    }
  }

  @Test(arguments: [
    "../x", "../../notes", "..", ".", "", "a/b", "/etc", "a/", "./a", "A", "a b", "a\0b", "-x",
    ".acme.new", "~",
  ])
  func nothingButAPlainNameLeadsToAFolderInAnyAction(name: String) throws {
    try origin.write(good, to: "cold-cache.yaml")
    try home.write("kept", to: "notes/origin")
    try home.write("kept", to: "x/origin")
    #expect(throws: Packs.Failure.badName(name)) { try packs.add(origin.path, as: name) }
    #expect(throws: Packs.Failure.badName(name)) { try packs.update(name) }
    #expect(throws: Packs.Failure.badName(name)) { try packs.remove(name) }
    #expect(try FolderFile.names(in: home.path) == ["notes", "x"])
  }

  @Test func aLinkAmongThePacksLeadsNowhere() throws {
    try origin.write(good, to: "cold-cache.yaml")
    try home.write(origin.path, to: "notes/origin")
    try home.write(good, to: "notes/contents/cold-cache.yaml")
    try FileManager.default.createDirectory(
      atPath: home.path + "/packs/half", withIntermediateDirectories: true)
    for (link, target) in [("acme", "../notes"), ("half/contents", "../../notes/contents")] {
      try FileManager.default.createSymbolicLink(
        atPath: home.path + "/packs/" + link, withDestinationPath: target)
    }
    try home.write(origin.path, to: "packs/half/origin")
    #expect(packs.all == [])
    #expect(throws: Packs.Failure.foreign("acme")) { try packs.add(origin.path, as: "acme") }
    #expect(throws: Packs.Failure.foreign("acme")) { try packs.update("acme") }
    #expect(throws: Packs.Failure.foreign("acme")) { try packs.remove("acme") }
    #expect(throws: Packs.Failure.unknown("half", nearest: [])) { try packs.remove("half") }
    #expect(try FolderFile.names(in: home.path + "/notes/contents") == ["cold-cache.yaml"])
  }

  @Test func aFolderThatIsNoPackIsNotReplaced() throws {
    try origin.write(good, to: "cold-cache.yaml")
    try home.write("mine", to: "packs/acme/diary.txt")
    #expect(throws: Packs.Failure.foreign("acme")) { try packs.add(origin.path, as: "acme") }
    #expect(try FolderFile.names(in: home.path + "/packs/acme") == ["diary.txt"])
  }

  @Test func foreignFilesAreSkippedAndNamed() throws {
    try origin.write(good, to: "cold-cache.yaml")
    try origin.write("services:\n  db: {image: postgres}\n", to: "docker-compose.yaml")
    try origin.write("on: push\n", to: "ci.yml")
    try origin.write(good, to: "more/cold-cache.yaml")
    try origin.write("# docs", to: "docs/readme.md")
    try FileManager.default.createSymbolicLink(
      atPath: origin.path + "/passwords.yaml", withDestinationPath: "/etc/passwd")
    let pack = try packs.add(origin.path, as: "acme")
    #expect(pack.scenarioCount == 1)
    #expect(
      pack.skipped == [
        "ci.yml: a scenario's name ends in .yaml",
        "docker-compose.yaml: it has none of the keys of a scenario",
        "more/: scenarios in sub-folders are packs of their own",
        "passwords.yaml: is a link that leads out of its folder",
      ])
    #expect(ScenarioLibrary(sources: packs.sources).findings == [])
    #expect(try FolderFile.names(in: pack.folder) == ["cold-cache.yaml"])
  }

  @Test func errorsNameFilesThatAreStillThere() throws {
    try origin.write(good.replacing("severity: P1", with: "severity: P9"), to: "cold-cache.yaml")
    let failure = #expect(throws: Packs.Failure.self) { try packs.add(origin.path, as: "acme") }
    guard case .broken(let findings) = failure else {
      return #expect(Bool(false), "\(String(describing: failure))")
    }
    #expect(findings.map(\.file) == [origin.path + "/cold-cache.yaml"])
    let git = Packs(folder: home.path) { (arguments: [String]) throws(Packs.Failure) in
      throw Packs.Failure.git("could not create work tree '\(arguments.last ?? "")': Disk full")
    }
    #expect(throws: Packs.Failure.git("could not create work tree 'its folder': Disk full")) {
      try git.add("https://example.com/x.git")
    }
  }

  @Test(arguments: [
    ("https://ola:s3cret@example.com/x.git", "https://…@example.com/x.git"),
    ("https://ghp_s3cret@example.com/x.git", "https://…@example.com/x.git"),
    ("https://ola:s3c@ret@example.com/x.git", "https://…@example.com/x.git"),
    ("https://ola:s3c/ret@example.com/x.git", "https://…@example.com/x.git"),
    ("https://example.com/x.git?token=s3cret", "https://example.com/x.git?…"),
    ("ssh://git:s3cret@example.com/x.git", "ssh://…@example.com/x.git"),
    ("ssh://git@example.com/x.git", "ssh://git@example.com/x.git"),
    ("git@example.com:team/x.git", "git@example.com:team/x.git"),
    ("ftp://ola:s3cret@example.com/x.git", "ftp://…@example.com/x.git"),
    ("ola:s3cret@example.com/x.git", "…@example.com/x.git"),
    ("https://example.com:8443/@team/x.git", "https://example.com:8443/@team/x.git"),
  ])
  func whatIsSecretInAnAddressIsShownNowhere(address: String, shown: String) throws {
    #expect(PackOrigin(address).shown == shown)
    #expect(PackOrigin(address).packName == "x")
    let words = "fatal: unable to access '\(address)/': s3cret, s3c@ret or s3c/ret is wrong"
    let cleaned = PackOrigin(address).cleaned(words)
    if address.contains("s3c") && !shown.contains("?") {
      #expect(!cleaned.contains(address.contains("ghp_") ? "ghp_s3cret" : ":s3c"), "\(cleaned)")
    }
    let packs = Packs(folder: home.path) { (_: [String]) throws(Packs.Failure) in
      throw Packs.Failure.git("fatal: Authentication failed for '\(address)/'")
    }
    let said = #expect(throws: Packs.Failure.self) { try packs.add(address) }
    switch said {
    case .git(let words): #expect(words == "fatal: Authentication failed for '\(shown)/'")
    case .badOrigin(let origin): #expect(origin == shown)
    default: #expect(Bool(false), "\(String(describing: said))")
    }
  }

  @Test func anAddressWithAPasswordIsKeptForUpdatesAndNotListed() throws {
    try origin.write(good, to: "cold-cache.yaml")
    var asked: [String] = []
    let source = origin.path
    let packs = Packs(folder: home.path) { (arguments: [String]) throws(Packs.Failure) in
      asked.append(arguments[arguments.count - 2])
      try? FileManager.default.copyItem(atPath: source, toPath: arguments[arguments.count - 1])
    }
    let address = "https://ola:s3cret@example.com/x.git"
    #expect(try packs.add(address).origin == "https://…@example.com/x.git")
    #expect(packs.all.map(\.origin) == ["https://…@example.com/x.git"])
    _ = try packs.update("x")
    #expect(asked == [address, address])
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
