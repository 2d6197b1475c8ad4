import Foundation
import Testing

@testable import Scenarios

@Suite struct ScenarioLibraryTests {
  private func source(_ folder: TemporaryFolder, _ name: String = "own", pack: String? = nil)
    -> ScenarioLibrary.Source
  {
    ScenarioLibrary.Source(name: name, folder: folder.path, pack: pack)
  }

  @Test func theFirstFolderWinsAndTheOtherIsReported() throws {
    let first = try TemporaryFolder()
    let second = try TemporaryFolder()
    try first.write(scenario(), to: "cold-cache.yaml")
    try second.write(scenario(replacing: "P1", with: "P3"), to: "cold-cache.yaml")
    try second.write(scenario("warm-cache"), to: "warm-cache.yaml")
    var library = ScenarioLibrary(sources: [source(first), source(second, "shipped")])
    #expect(library.ids == ["cold-cache", "warm-cache"])
    #expect(try library.scenario("cold-cache").severity == .p1)
    #expect(library["warm-cache"]?.source.name == "shipped")
    #expect(library.findings.map(\.rule) == ["duplicate-id"])
  }

  @Test func twoCopiesOfOneFileAndOneFolderTwiceAreNoNews() throws {
    let first = try TemporaryFolder()
    let second = try TemporaryFolder()
    try first.write(scenario(), to: "cold-cache.yaml")
    try second.write(scenario(), to: "cold-cache.yaml")
    let library = ScenarioLibrary(sources: [source(first), source(first), source(second)])
    #expect(library.ids == ["cold-cache"])
    #expect(library.findings == [])
  }

  @Test func aPackKeepsItsIDsApart() throws {
    let own = try TemporaryFolder()
    let pack = try TemporaryFolder()
    try own.write(scenario(), to: "cold-cache.yaml")
    try pack.write(scenario(replacing: "P1", with: "P0"), to: "cold-cache.yaml")
    var library = ScenarioLibrary(sources: [source(own), source(pack, "acme", pack: "acme")])
    #expect(library.ids == ["acme/cold-cache", "cold-cache"])
    #expect(try library.scenario("acme/cold-cache").id == "acme/cold-cache")
    #expect(library.findings == [])
  }

  @Test func abrokenFileIsReportedAndTheOthersLoad() throws {
    let folder = try TemporaryFolder()
    try folder.write(scenario("good"), to: "good.yaml")
    try folder.write("a: &a [*a]", to: "bomb.yaml")
    try folder.write("not a scenario", to: "notes.txt")
    #expect(mkfifo(folder.path + "/pipe.yaml", 0o600) == 0)
    let library = ScenarioLibrary(sources: [source(folder)])
    #expect(library.ids == ["good"])
    #expect(Set(library.findings.map(\.rule)) == ["alias", "file"])
  }

  @Test func anErrorBelowTheMarginComesWhenTheScenarioIsAskedFor() throws {
    let folder = try TemporaryFolder()
    try folder.write(scenario(replacing: "T+8m", with: "8m"), to: "cold-cache.yaml")
    var library = ScenarioLibrary(sources: [source(folder)])
    #expect(library.ids == ["cold-cache"])
    let failure = #expect(throws: ScenarioLibrary.Failure.self) {
      try library.scenario("cold-cache")
    }
    guard case .broken("cold-cache", let findings) = failure else {
      Issue.record("expected a broken file, got \(String(describing: failure))")
      return
    }
    #expect(findings.map(\.rule) == ["time"])
  }

  @Test func anUnknownIDNamesTheNearest() throws {
    var library = ScenarioLibrary(
      sources: [.init(name: "shipped", folder: ShippedScenarios.folder)])
    #expect(
      throws: ScenarioLibrary.Failure.unknown(id: "cache-stampde", nearest: ["cache-stampede"])
    ) { try library.scenario("cache-stampde") }
    #expect(library.nearest(to: "sil") == ["silent-data-loss"])
    #expect(library.nearest(to: "credential") == ["leaked-credential"])
  }

  @Test func reloadTakesASavedFileAndKeepsTheLastGoodVersionOfABrokenOne() throws {
    let folder = try TemporaryFolder()
    try folder.write(scenario(), to: "cold-cache.yaml")
    var library = ScenarioLibrary(sources: [source(folder)])
    #expect(library.reload() == [])

    try folder.write(scenario(replacing: "P1", with: "P10"), to: "cold-cache.yaml")
    #expect(library.reload().map(\.rule) == ["choice"])
    #expect(try library.scenario("cold-cache").severity == .p1)
    #expect(library.reload() == [], "what was said once is not said again")
    #expect(try library.scenario("cold-cache").severity == .p1)

    try folder.write(scenario(replacing: "P1", with: "P2"), to: "cold-cache.yaml")
    try folder.write(scenario("new-one"), to: "new-one.yaml")
    #expect(library.reload() == [])
    #expect(library.ids == ["cold-cache", "new-one"])
    #expect(try library.scenario("cold-cache").severity == .p2)

    try FileManager.default.removeItem(atPath: folder.path + "/cold-cache.yaml")
    #expect(library.reload().map(\.rule) == ["removed"])
    #expect(library.ids == ["new-one"])
  }

  @Test func searchFindsTitlesFirstThenTheSituation() {
    var library = ScenarioLibrary(
      sources: [.init(name: "shipped", folder: ShippedScenarios.folder)])
    #expect(library.search("kafka").first?.id == "consumer-lag-spike")
    #expect(library.search("TV spot").map(\.id) == ["cache-stampede"])
    #expect(library.search("no such words at all").isEmpty)
  }

  @Test(arguments: [
    "title: \"a \\\"quoted\\\" title\"", "title: a: b", "title: >\n  folded", "title: a\n  b",
    "title: 'it''s'", "title: [a]", "title: *a", "title: ~", "title: null", "titel: x",
    "title: x\ntitle: y", "title: \"open", "title: a # comment", "title: - a", "title: ? a",
  ])
  func anUnusualMarginIsLeftToTheDecoder(line: String) {
    let text = scenario(replacing: "title: Product pages slow after a restart", with: line)
    #expect(ScenarioHeader(scanning: Array(text.utf8), name: "cold-cache") == nil)
  }

  @Test(arguments: [
    "title: plain text", "title: 'single quoted'", "title: \"double: quoted\"", "title:  spaced  ",
    "title: plain\ntags: [a, b c]", "title: plain\ntags: []\ndomain: 'X'",
    "title: plain\n\n# comment\ndomain: Y", "title: über 10% [a]",
  ])
  func aUsualMarginSaysWhatTheDecoderSays(line: String) throws {
    let text = scenario(replacing: "title: Product pages slow after a restart", with: line)
    let decoded = try #require(
      ScenarioFile(Array(text.utf8), file: "a.yaml", name: "cold-cache").scenario)
    #expect(
      ScenarioHeader(scanning: Array(text.utf8), name: "cold-cache") == ScenarioHeader(decoded))
  }
}
