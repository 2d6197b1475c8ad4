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

  private func failure(_ edit: () throws -> String) -> ExternalEditor.Failure? {
    do {
      _ = try edit()
      return nil
    } catch {
      return error as? ExternalEditor.Failure
    }
  }

  @Test func tellsWhyTheTextStaysAsItWas() {
    #expect(
      failure { try editor("exit 3;").edit("x") }
        == ExternalEditor.Failure(.failed(command: "exit 3;", status: 3)))
    #expect(
      failure { try editor("true", limit: 3).edit("longer") }
        == ExternalEditor.Failure(.tooLong(limit: 3)))
    #expect(
      failure { try ExternalEditor(command: "true", directory: "/absent").edit("x") }
        == ExternalEditor.Failure(.noFile(directory: "/absent", code: ENOENT)))
    // Nothing was written, so nothing is kept.
    #expect(leftovers == [])
    #expect(
      ExternalEditor.Failure(.failed(command: "emac", status: 127)).description
        == "`emac` was not found; set VISUAL or EDITOR to an editor")
  }

  @Test(arguments: [
    ("printf '\\351' >", 1000, ExternalEditor.Failure.Reason.notUTF8),
    ("sh -c 'echo written > \"$0\"; exit 3'", 1000, nil),
    ("sh -c 'echo much longer than that > \"$0\"'", 8, .tooLong(limit: 8)),
  ])
  func keepsInItsFileWhatItCannotTake(
    command: String, limit: Int, reason: ExternalEditor.Failure.Reason?
  ) throws {
    let failure = try #require(failure { try editor(command, limit: limit).edit("x") })
    if let reason { #expect(failure.reason == reason) }
    let kept = try #require(failure.kept)
    #expect(failure.description.contains("what you wrote is in \(kept)"))
    #expect(leftovers == [URL(fileURLWithPath: kept).lastPathComponent])
    #expect(try Data(contentsOf: URL(fileURLWithPath: kept)).count > 0)
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
