import Foundation
import Testing

@testable import Scenarios

/// Bytes that a stranger may send, and the rule that refuses them.
struct HostileFile: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let bytes: [UInt8]
  let rule: String
  let place: Place

  init(_ description: String, _ text: String, _ rule: String, line: Int, column: Int) {
    self.init(description, bytes: Array(text.utf8), rule, line: line, column: column)
  }

  init(_ description: String, bytes: [UInt8], _ rule: String, line: Int = 1, column: Int = 1) {
    testDescription = description
    self.bytes = bytes
    self.rule = rule
    place = Place(line: line, column: column)
  }
}

@Suite struct HostileFileTests {
  static let files = [
    HostileFile(
      "a billion laughs", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "alias", line: 1, column: 4
    ),
    HostileFile("an alias as a key", "*a : b\n", "alias", line: 1, column: 1),
    HostileFile("an anchor behind a dash", "- &a b\n", "alias", line: 1, column: 3),
    HostileFile("an alias in quotes' shadow", "a: 'x' \nb: *c\n", "alias", line: 2, column: 4),
    HostileFile(
      "a tag that calls code", "title: !!python/object/apply:os.system [ls]\n", "tag", line: 1,
      column: 8),
    HostileFile("a tag of its own", "id: !ruby x\n", "tag", line: 1, column: 5),
    HostileFile("a directive", "%TAG ! tag:x,2000:\n---\na: b\n", "directive", line: 1, column: 1),
    HostileFile(
      "20,000 brackets", String(repeating: "[", count: 20_000), "nesting", line: 1, column: 25),
    HostileFile(
      "20,000 braces", String(repeating: "{a: ", count: 20_000), "nesting", line: 1, column: 97),
    HostileFile(
      "20,000 dashes", String(repeating: "- ", count: 20_000), "nesting", line: 1, column: 49),
    HostileFile(
      "20,000 question marks", String(repeating: "? ", count: 20_000), "nesting", line: 1,
      column: 49),
    HostileFile(
      "blocks indented ever more",
      (0..<500).map { String(repeating: " ", count: $0) + "a:\n" }.joined(), "nesting", line: 25,
      column: 27),
    HostileFile("a second document", "a: b\n---\nc: d\n", "document", line: 2, column: 1),
    HostileFile(
      "an escape sequence", "title: \u{1B}[2J\n", "control-character", line: 1, column: 8),
    HostileFile("a NUL", "a: b\nc: \0d\n", "control-character", line: 2, column: 4),
    HostileFile(
      "text that runs backwards", "title: abc\u{202E}def\n", "control-character", line: 1,
      column: 11),
    HostileFile(
      "a lone carriage return", "title: abc\rdef\n", "control-character", line: 1, column: 11),
    HostileFile("a C1 control", "title: \u{9B}31m\n", "control-character", line: 1, column: 8),
    HostileFile(
      "Latin-1", bytes: Array("a: b\ntitle: gr".utf8) + [0xFC] + Array("n\n".utf8), "encoding",
      line: 2, column: 10),
    HostileFile("UTF-16", bytes: [0xFF, 0xFE, 0x61, 0x00], "encoding"),
    HostileFile("an overlong slash", bytes: [0x61, 0xC0, 0xAF], "encoding", line: 1, column: 2),
    HostileFile("a surrogate", bytes: [0xED, 0xA0, 0x80], "encoding"),
    HostileFile("a cut character", bytes: [0x61, 0xE2, 0x82], "encoding", line: 1, column: 2),
    HostileFile(
      "a large file", bytes: [UInt8](repeating: 0x61, count: 300_000), "file-size"),
  ]

  @Test(arguments: files) func isRefusedBeforeAnyParserSeesIt(file: HostileFile) throws {
    let read = ScenarioFile(file.bytes, file: "x.yaml", name: "x")
    let finding = try #require(read.findings.first)
    #expect(finding.rule == file.rule)
    #expect(finding.place == file.place)
    #expect(read.scenario == nil)
    #expect(finding.description.unicodeScalars.allSatisfy { !$0.isUnsafeOnTerminal })
  }

  @Test(arguments: [
    "title: 'a *star* & more!'\n", "title: a & b *c* !d\n", "title: \"say \\\"*hi*\\\" & go\"\n",
    "a: >\n  *bold*\n  &amp; !important\n\n  [[[[\nb: c\n", "a: b # *not* &an !alias\n",
    "# *a\n--- # %b\na: b\n", "a:\n  long text\n  *goes on*\n  - so\nb: [x *y, z &w]\n",
    "a: |\n  --- no document\n  %no directive\n", "- a\n- >\n  *b\n- c\n", "a: {b: 'it''s *c'}\n",
    "a: b\n...\n",
  ])
  func textThatOnlyLooksDangerousPasses(text: String) {
    #expect(Screening.screen(Array(text.utf8), file: "x.yaml").findings == [])
  }

  @Test func manyDuplicateKeysEndSoon() {
    let text = (0..<20_000).map { "k\($0 % 100): v\n" }.joined()
    let file = ScenarioFile(Array(text.utf8), file: "x.yaml", name: "x")
    #expect(file.findings.contains { $0.rule == "duplicate-key" })
  }

  @Test func duplicateKeysAreNamedInLinesOfWindowsAndInOneLine() {
    let text = "format: 1\r\nid: x\r\nid: y\r\nrole: a\r\n\"role\": b\r\n"
    let findings = ScenarioFile(Array(text.utf8), file: "x.yaml", name: "x").findings
    #expect(
      shown(findings.filter { $0.rule == "duplicate-key" }) == [
        "3:1: `id` stands twice, first in line 2", "5:1: `role` stands twice, first in line 4",
      ])
    let flow = ScenarioFile(Array("{id: a, id: b, id: c}".utf8), file: "x.yaml", name: "x")
    #expect(
      shown(flow.findings.filter { $0.rule == "duplicate-key" }) == [
        "1:9: `id` stands twice, first in line 1", "1:16: `id` stands twice, first in line 1",
      ])
  }

  @Test func aByteOrderMarkIsNoError() {
    let bytes = [0xEF, 0xBB, 0xBF] + Array(scenario().utf8)
    #expect(ScenarioFile(bytes, file: "x.yaml", name: nil).findings == [])
  }

  @Test func linesOfWindowsAreNoError() {
    let bytes = Array(scenario().replacing("\n", with: "\r\n").utf8)
    let file = ScenarioFile(bytes, file: "x.yaml", name: nil)
    #expect(file.findings == [])
    #expect(file.scenario?.followUps.first?.lookingFor == "Owns the restart window")
  }

  @Test func aLinkOutOfTheFolderIsRefusedAndOneInsideIsRead() throws {
    let folder = try TemporaryFolder()
    let outside = try TemporaryFolder()
    try outside.write("secret", to: "secret")
    try folder.write(scenario(), to: "cold-cache.yaml")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/a.yaml", withDestinationPath: outside.path + "/secret")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/b.yaml", withDestinationPath: "cold-cache.yaml")
    #expect(throws: Finding.self) { try FolderFile.read("a.yaml", in: folder.path) }
    #expect(try FolderFile.read("b.yaml", in: folder.path).bytes == Array(scenario().utf8))
  }

  @Test func pipesDevicesAndFoldersAreRefusedWithoutWaiting() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder.path + "/pipe.yaml", 0o600) == 0)
    try FileManager.default.createDirectory(
      atPath: folder.path + "/folder.yaml", withIntermediateDirectories: false)
    for name in ["pipe.yaml", "folder.yaml", "missing.yaml"] {
      #expect(throws: Finding.self) { try FolderFile.read(name, in: folder.path) }
    }
    #expect(throws: Finding.self) { try FolderFile.read("/dev/zero") }
  }

  @Test func aHugeFileIsRefusedUnread() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "huge.yaml")
    #expect(truncate(folder.path + "/huge.yaml", 40_000_000) == 0)
    let finding = try #require(throws: Finding.self) {
      try FolderFile.read("huge.yaml", in: folder.path)
    }
    #expect(finding.rule == "file-size")
  }
}
