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
    switch action {
    case .list:
      let all = packs.all
      try output.write(all.isEmpty ? ["no packs; `packs add` adds one"] : all.map(line))
      return
    case .add:
      let absolute = session.folders.absolute(try asked("DIR-or-GIT-URL"))
      let origin = FolderFile.isFolder(absolute) ? absolute : try asked("")
      try attempt(in: session) { () throws(Packs.Failure) in
        tell("added", try packs.add(origin, as: name), in: session)
      }
    case .update:
      // One that can't be fetched keeps none of the others from it.
      var failure: Complaint?
      for name in what.map({ [$0] }) ?? packs.all.map(\.name) {
        do {
          try attempt(in: session) { () throws(Packs.Failure) in
            tell("updated", try packs.update(name), in: session)
          }
        } catch let complaint as Complaint {
          if let earlier = failure { session.complain(earlier) }
          failure = complaint
          if what == nil { failure?.text = "\(name): \(complaint.text)" }
        }
      }
      if let failure {
        session.reloadSources()
        throw failure
      }
    case .remove:
      let name = try asked("NAME")
      try attempt(in: session) { () throws(Packs.Failure) in try packs.remove(name) }
      try output.write(StyledText("removed \(name)"))
    }
    session.reloadSources()
  }

  private func asked(_ missing: String) throws -> String {
    guard let what else {
      throw Complaint.usage("packs \(action.rawValue) needs \(missing)\n`help packs` shows how")
    }
    return what
  }

  private func attempt(
    in session: Session, _ work: () throws(Packs.Failure) -> Void
  ) throws {
    do {
      try work()
    } catch {
      if case .broken(let findings) = error { session.report(Array(findings.prefix(Self.most))) }
      throw Complaint(error)
    }
  }

  private func tell(_ what: String, _ pack: Packs.Pack, in session: Session) {
    try? session.world.output.write(StyledText(what + " ") + line(pack))
    for words in pack.skipped.prefix(Self.most) {
      try? session.world.output.write(StyledText("  skipped " + words), hanging: 4)
    }
    if pack.skipped.count > Self.most {
      try? session.world.output.write(
        StyledText("  and \(pack.skipped.count - Self.most) more were skipped"))
    }
  }

  /// Errors and skipped files that are told of one pack.
  private static let most = 20

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
        "'\(name)' can't be a pack's name\nit has lower-case letters, digits and hyphens only",
        .usage)
    case .foreign(let name):
      self.init(
        "what stands in the place of '\(name)' is no pack, and is left as it is\n"
          + "move it out of the folder of packs, or choose another name", .badData)
    case .exists(let name):
      self.init(
        "there is a pack '\(name)' already\n`packs update \(name)`, or add it by --name",
        .usage)
    case .unknown(let name, let nearest):
      let guess = nearest.first.map { "; did you mean '\($0)'?" } ?? ""
      self.init("no pack '\(name)'\(guess)\n`packs list` shows them", .noInput)
    case .badOrigin(let origin):
      self.init(
        "'\(origin)' is neither a folder that is there nor an address that git may be given\n"
          + "use a folder, https://…, ssh://… or user@host:path", .usage)
    case .git(let words): self.init("git could not fetch it: \(words)", .inputOutput)
    case .empty(let origin, let skipped):
      self.init(
        (["'\(origin)' holds no scenario, neither at its top nor in Scenarios"]
          + skipped.prefix(20).map { "skipped " + $0 }).joined(separator: "\n"), .badData)
    case .broken(let findings):
      self.init(
        "\(counted(findings.count, "error")) in its files; nothing was changed", .badData)
    case .file(let words): self.init(words, .inputOutput)
    }
  }
}
