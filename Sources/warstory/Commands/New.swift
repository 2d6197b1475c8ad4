import ArgumentParser
import Foundation
import LineEditing
import Scenarios

/// `new ID`: a scenario file to fill in.
struct New: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "write a scenario file, from scratch or a document")
  static let group = CommandGroup.scenarios

  @Argument(help: "Its id: lower-case letters, digits, hyphens.")
  var id: String

  @Option(help: "A post-mortem in Markdown to draft from.")
  var from: String?

  func run(in session: Session) throws {
    guard Scenario.isValidID(id) else {
      throw Complaint.usage(
        "'\(id)' can't be an id\nuse lower-case letters, digits and hyphens, as in cache-stampede")
    }
    if let item = session.library[id] {
      throw Complaint.usage("'\(id)' is there already: \(item.path)\nchoose another id")
    }
    let text: String
    if let from {
      guard
        let markdown = try PrivateFile(
          path: session.folders.absolute(from), limit: 1 << 20
        ).text()
      else { throw Complaint.noInput("\(from): there is no such file") }
      let name = from.split(separator: "/").last.map(String.init) ?? from
      text = PostMortemDraft(markdown: markdown, id: id, source: name).text
    } else {
      text = ScenarioTemplate.text(id: id)
    }
    let folder = try folder(in: session)
    let path = folder + "/\(id).yaml"
    try NewFile(path: session.folders.absolute(path)).write(text)
    // The first line of the file names it; one that is there is left as it is.
    let schema = session.folders.absolute(folder + "/schema.json")
    if !FolderFile.exists(schema) { try NewFile(path: schema).write(EditorSchema.text) }
    try session.world.output.write(
      StyledText("wrote \(path) \(session.world.output.glyphs.dot) edit it, then: ")
        + "warstory check \(path)")
    try open(path, in: session)
  }

  /// `./Scenarios`, or the user's own folder where there is none.
  private func folder(in session: Session) throws -> String {
    if let folder = session.ownScenarioFolders.first { return folder }
    try session.makeFolder(session.folders.ownScenarios)
    return session.folders.ownScenarios
  }

  /// Opens the file in the person's editor, where they have named one, and checks
  /// it once that is closed.
  private func open(_ path: String, in session: Session) throws {
    let environment = session.world.environment
    let named = [environment["VISUAL"], environment["EDITOR"]].compactMap { $0 }
      .first { !$0.isEmpty }
    guard case .terminal(let editor) = session.source, named != nil else { return }
    do throws(ExternalEditor.Failure) {
      try editor.edit(
        fileAt: session.folders.absolute(path), in: ExternalEditor(environment: environment))
    } catch {
      session.complain(Complaint.inputOutput(error.description))
      return
    }
    try Check.parse(["--", path]).run(in: session)
  }
}
