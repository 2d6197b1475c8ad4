import ArgumentParser
import Foundation
import Linting
import Scenarios

/// `packs`: scenarios of others.
struct PacksCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "packs", abstract: "add, list, update or remove packs of scenarios",
    discussion: """
      packs list
      packs add DIR-or-GIT-URL [--name NAME]
      packs update [NAME]
      packs remove NAME

      A pack is checked before it counts; its scenarios are called NAME/ID.
      """)
  static let group = CommandGroup.scenarios
  static let completion = ArgumentCompletion.words(["list", "add", "update", "remove"])

  @Argument(help: "list, add, update or remove.")
  var action: Action = .list

  @Argument(
    help: ArgumentHelp(
      "A folder or git address to add; the name of a pack to update or remove.",
      valueName: "what"))
  var what: String?

  @Option(help: "What an added pack is called; without it, as its folder or repository.")
  var name: String?

  enum Action: String, ExpressibleByArgument, CaseIterable {
    case list, add, update, remove
  }

  func run(in session: Session) throws {
    let packs = session.packs
    let output = session.world.output
    do throws(Packs.Failure) {
      switch action {
      case .list:
        let all = packs.all
        try? output.write(all.isEmpty ? ["no packs; `packs add` adds one"] : all.map(line))
      case .add:
        guard let what else { throw .badOrigin("") }
        let origin =
          FolderFile.isFolder(session.folders.absolute(what))
          ? session.folders.absolute(what) : what
        let pack = try packs.add(origin, as: name)
        try? output.write(StyledText("added ") + line(pack))
      case .update:
        for pack in packs.all where what == nil || pack.name == what {
          try? output.write(StyledText("updated ") + line(try packs.update(pack.name)))
        }
        if let what, !packs.all.contains(where: { $0.name == what }) { _ = try packs.update(what) }
      case .remove:
        guard let what else { throw .badName("") }
        try packs.remove(what)
        try? output.write(StyledText("removed \(what)"))
      }
    } catch {
      if case .broken(let findings) = error { session.report(Array(findings.prefix(20))) }
      throw Complaint(error)
    }
    session.reloadSources()
  }

  private func line(_ pack: Packs.Pack) -> StyledText {
    StyledText(pack.name, .heading) + "  \(counted(pack.scenarioCount, "scenario"))  "
      + .faint(pack.origin)
  }
}

extension Complaint {
  /// Why a pack was not added, updated or removed, in words.
  init(_ failure: Packs.Failure) {
    switch failure {
    case .badName(let name):
      self.init(
        "'\(name)' can't be a pack's name\nuse lower-case letters, digits and hyphens: --name NAME",
        .usage)
    case .exists(let name):
      self.init(
        "there is a pack '\(name)' already\n`packs update \(name)`, or add it by --name",
        .usage)
    case .unknown(let name, let nearest):
      let guess = nearest.first.map { "; did you mean '\($0)'?" } ?? ""
      self.init("no pack '\(name)'\(guess)\n`packs list` shows them", .noInput)
    case .badOrigin(let origin):
      self.init(
        "'\(origin)' is neither a folder nor an address that git may be given\n"
          + "use a folder, https://…, ssh://… or user@host:path", .usage)
    case .git(let words): self.init("git could not fetch it: \(words)", .inputOutput)
    case .empty(let origin): self.init("'\(origin)' holds no scenario", .badData)
    case .broken: self.init("the pack has errors and was not taken", .badData)
    case .file(let words): self.init(words, .inputOutput)
    }
  }
}
