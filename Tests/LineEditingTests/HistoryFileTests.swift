import Foundation
import LineEditing
import Testing

@Suite struct HistoryFileTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func keepsLinesInAFileThatOnlyItsOwnerReads() throws {
    let history = HistoryFile(path: try folder.file("history"))
    #expect(try history.load() == [])
    try history.append("practice disk-full")
    try history.append("list")
    #expect(try history.load() == ["practice disk-full", "list"])
    #expect(try folder.permissions(of: "history") == 0o600)
  }

  @Test func closesAFileThatOthersCouldRead() throws {
    let path = try folder.file("history", holding: "list\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
    try HistoryFile(path: path).append("help")
    #expect(try folder.permissions(of: "history") == 0o600)
  }

  @Test func neverFollowsASymbolicLink() throws {
    let target = try folder.file("target", holding: "mine\n")
    let link = try folder.file("history")
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    let history = HistoryFile(path: link)
    let failure = HistoryFile.Failure(path: link, code: ELOOP)
    #expect(throws: failure) { try history.append("list") }
    #expect(throws: failure) { try history.load() }
    #expect(folder.text(of: "target") == "mine\n")
  }

  @Test func cutsTheFileBackOnceItHoldsTwiceTheLimit() throws {
    let path = try folder.file("history", holding: (1...25).map { "line \($0)\n" }.joined())
    #expect(try HistoryFile(path: path, limit: 20).load().first == "line 6")
    #expect(folder.text(of: "history")?.split(separator: "\n").count == 25)
    #expect(try HistoryFile(path: path, limit: 10).load().count == 10)
    #expect(folder.text(of: "history")?.split(separator: "\n").first == "line 16")
    #expect(try folder.permissions(of: "history") == 0o600)
  }

  @Test func leavesOutWhatCannotBeALine() throws {
    let path = try folder.file("history", holding: "good\nb\u{1B}[31mad\n\n")
    let history = HistoryFile(path: path)
    try history.append("two\nlines")
    try history.append("")
    try history.append(String(repeating: "x", count: 5000))
    #expect(try history.load() == ["good"])
  }

  @Test func namesTheFileThatCannotBeWritten() throws {
    let history = HistoryFile(path: try folder.file("absent/history"))
    #expect(throws: HistoryFile.Failure(path: history.path, code: ENOENT)) {
      try history.append("list")
    }
    #expect(
      HistoryFile.Failure(path: "h", code: ENOENT).description
        == "h: cannot keep the history here: No such file or directory")
    #expect(throws: HistoryFile.Failure.self) { try HistoryFile(path: folder.path).load() }
  }
}
