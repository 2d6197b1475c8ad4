import Foundation
import LineEditing
import Testing

@Suite struct ExternalEditorTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func editor(_ command: String, limit: Int = 1000) -> ExternalEditor {
    ExternalEditor(command: command, directory: folder.path, limit: limit)
  }

  private var leftovers: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? ["?"]
  }

  @Test func givesBackWhatTheEditorSaved() throws {
    #expect(try editor("sed -i s/foo/bar/").edit("some foo text") == "some bar text")
    #expect(try editor("true").edit("two\nlines") == "two\nlines")
    #expect(leftovers == [])
  }

  @Test func keepsTheFileToItsOwner() throws {
    let command = "sh -c 'stat -c %a \"$0\" > \"$0.mode\"; mv \"$0.mode\" \"$0\"'"
    #expect(try editor(command).edit("secret") == "600")
  }

  @Test func tellsWhyTheTextStaysAsItWas() {
    #expect(throws: ExternalEditor.Failure.failed(command: "exit 3;", status: 3)) {
      try editor("exit 3;").edit("x")
    }
    #expect(throws: ExternalEditor.Failure.tooLong(limit: 3)) {
      try editor("true", limit: 3).edit("longer")
    }
    #expect(throws: ExternalEditor.Failure.notUTF8) {
      try editor("printf '\\351' >").edit("x")
    }
    #expect(throws: ExternalEditor.Failure.noFile(directory: "/absent", code: ENOENT)) {
      try ExternalEditor(command: "true", directory: "/absent").edit("x")
    }
    #expect(leftovers == [])
    #expect(
      ExternalEditor.Failure.failed(command: "emac", status: 127).description
        == "`emac` was not found; set VISUAL or EDITOR to an editor")
  }

  @Test(arguments: [
    (["VISUAL": "code -w", "EDITOR": "vim"], "code -w"),
    (["VISUAL": "", "EDITOR": "vim"], "vim"),
    ([:], "vi"),
  ])
  func asksVisualBeforeEditor(environment: [String: String], command: String) {
    #expect(ExternalEditor(environment: environment).command == command)
  }
}
