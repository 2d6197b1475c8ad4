import Foundation
import Scenarios

/// Scenarios of others, in folders of their own below the user's data.
///
/// A pack is checked before it counts, and its ids are kept apart by its name:
/// `pack/id`. Files are fetched beside the packs and moved there when they are
/// well, so that a broken update leaves what was there.
package struct Packs {
  package struct Pack: Equatable, Sendable {
    /// A well-formed id.
    package var name: String
    /// The folder or address that it came from.
    package var origin: String
    /// Where its scenario files lie.
    package var folder: String
    package var scenarioCount: Int
  }

  /// Why a pack was not added, updated or removed.
  package enum Failure: Error, Equatable, Sendable {
    case badName(String)
    case exists(String)
    case unknown(String, nearest: [String])
    /// Neither a folder nor an address that git may be given.
    case badOrigin(String)
    /// What git said.
    case git(String)
    /// No scenario was found.
    case empty(String)
    /// Its files have errors.
    case broken([Finding])
    case file(String)
  }

  /// Runs git with arguments; gives back its complaint where it fails.
  package typealias Git = (_ arguments: [String]) throws(Failure) -> Void

  private let root: URL
  private let git: Git
  private let files = FileManager.default

  /// Packs below `folder`, which is made with the first.
  package init(folder: String, git: @escaping Git) {
    root = URL(filePath: folder, directoryHint: .isDirectory)
    self.git = git
  }

  /// All packs by name.
  package var all: [Pack] {
    let names = (try? files.contentsOfDirectory(atPath: path(root))) ?? []
    return names.filter(Scenario.isValidID).sorted().compactMap(pack)
  }

  /// The packs as folders in which a library looks.
  package var sources: [ScenarioLibrary.Source] {
    all.map { ScenarioLibrary.Source(name: "pack \($0.name)", folder: $0.folder, pack: $0.name) }
  }

  /// Fetches the scenarios of a folder or of a git address.
  ///
  /// - throws: a ``Failure``; nothing has then changed.
  package func add(_ origin: String, as name: String? = nil) throws(Failure) -> Pack {
    let name = name ?? Self.name(of: origin)
    guard Scenario.isValidID(name) else { throw .badName(name) }
    guard pack(name) == nil else { throw .exists(name) }
    try fetch(Self.absolute(origin), as: name)
    guard let pack = pack(name) else { throw .empty(origin) }
    return pack
  }

  /// Fetches a pack again from where it came from.
  ///
  /// - throws: a ``Failure``; the pack is then as it was.
  package func update(_ name: String) throws(Failure) -> Pack {
    guard let pack = pack(name) else { throw unknown(name) }
    try fetch(pack.origin, as: name)
    return self.pack(name) ?? pack
  }

  /// Deletes a pack.
  package func remove(_ name: String) throws(Failure) {
    guard pack(name) != nil else { throw unknown(name) }
    try attempt { try files.removeItem(at: root.appending(path: name)) }
  }

  // MARK: - Fetching

  private func fetch(_ origin: String, as name: String) throws(Failure) {
    let draft = root.appending(path: ".\(name).new")
    let contents = draft.appending(path: "contents", directoryHint: .isDirectory)
    try? files.removeItem(at: draft)
    defer { try? files.removeItem(at: draft) }
    try attempt {
      try files.createDirectory(
        at: draft, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }
    if FolderFile.isFolder(origin), !FolderFile.exists(origin + "/.git") {
      try copy(from: origin, to: contents)
    } else {
      guard Self.isAllowed(origin) else { throw .badOrigin(origin) }
      // No hooks, no links that leave the folder, no further repositories, and
      // no question to the terminal.
      try git([
        "-c", "core.hooksPath=/dev/null", "-c", "core.symlinks=false", "-c",
        "protocol.ext.allow=never", "clone", "--quiet", "--depth", "1", "--no-recurse-submodules",
        "--", origin, path(contents),
      ])
    }
    try attempt {
      try Data((origin + "\n").utf8).write(to: draft.appending(path: "origin"))
    }
    try check(Self.scenarioFolder(in: path(contents)), origin: origin)
    let place = root.appending(path: name)
    let old = root.appending(path: ".\(name).old")
    try attempt {
      try? files.removeItem(at: old)
      if files.fileExists(atPath: path(place)) { try files.moveItem(at: place, to: old) }
      do {
        try files.moveItem(at: draft, to: place)
      } catch {
        try? files.moveItem(at: old, to: place)
        throw error
      }
      try? files.removeItem(at: old)
    }
  }

  /// Copies the scenario files of a folder, and nothing else.
  private func copy(from origin: String, to contents: URL) throws(Failure) {
    let folder = Self.scenarioFolder(in: origin)
    let names: [String]
    do { names = try FolderFile.names(in: folder) } catch { throw .broken([error]) }
    try attempt { try files.createDirectory(at: contents, withIntermediateDirectories: true) }
    for name in names where name.hasSuffix(".yaml") {
      let bytes: [UInt8]
      do { bytes = try FolderFile.read(name, in: folder).bytes } catch { throw .broken([error]) }
      try attempt { try Data(bytes).write(to: contents.appending(path: name)) }
    }
  }

  private func check(_ folder: String, origin: String) throws(Failure) {
    var inspection = Inspection(calibration: nil)
    var errors: [Finding] = []
    do {
      for file in try Inspection.files(in: [folder]) {
        inspection.check([file]) { if $0.severity == .error { errors.append($0) } }
      }
    } catch {
      throw .broken([error])
    }
    guard errors.isEmpty else { throw .broken(errors) }
    guard Self.count(in: folder) > 0 else { throw .empty(origin) }
  }

  private func pack(_ name: String) -> Pack? {
    let place = root.appending(path: name)
    guard
      let origin = try? FolderFile.read(path(place) + "/origin").bytes
    else { return nil }
    let folder = Self.scenarioFolder(in: path(place.appending(path: "contents")))
    return Pack(
      name: name, origin: String(decoding: origin, as: UTF8.self).terminalSafeLine.trimmedEnd,
      folder: folder, scenarioCount: Self.count(in: folder))
  }

  private func unknown(_ name: String) -> Failure {
    .unknown(name, nearest: Nearest.names(to: name, among: all.map(\.name)))
  }

  private func path(_ url: URL) -> String {
    let path = url.path(percentEncoded: false)
    return path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  private func attempt(_ work: () throws -> Void) throws(Failure) {
    do { try work() } catch { throw .file(error.localizedDescription.terminalSafeLine) }
  }

  private static func count(in folder: String) -> Int {
    ((try? FolderFile.names(in: folder)) ?? []).count(where: ScenarioLibrary.isScenario)
  }

  /// The `Scenarios` folder of a repository that has one, else its top.
  private static func scenarioFolder(in folder: String) -> String {
    let inner = folder + "/Scenarios"
    return FolderFile.isFolder(inner) ? inner : folder
  }

  private static func absolute(_ origin: String) -> String {
    FolderFile.isFolder(origin) ? FolderFile.realPath(origin) ?? origin : origin
  }

  /// A folder, or an address of https or ssh; git's other transports can run
  /// commands or read what they should not.
  private static func isAllowed(_ origin: String) -> Bool {
    if origin.hasPrefix("-") || origin.contains("::") { return false }
    if FolderFile.isFolder(origin) { return true }
    if ["https://", "ssh://"].contains(where: { origin.hasPrefix($0) }) { return true }
    // user@host:path
    let parts = origin.split(separator: ":", maxSplits: 1)
    return parts.count == 2 && parts[0].split(separator: "@").count == 2 && !parts[0].contains("/")
  }

  /// The last part of an address without `.git`, as an id.
  private static func name(of origin: String) -> String {
    let last = origin.split { "/:".contains($0) }.last.map(String.init) ?? ""
    let bare = last.hasSuffix(".git") ? String(last.dropLast(4)) : last
    let letters = bare.lowercased().map { character -> Character in
      character.isASCII && (character.isLetter || character.isNumber) ? character : "-"
    }
    return String(letters.split(separator: "-").joined(separator: "-").prefix(64))
  }
}

extension Packs.Failure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .badName(let name):
      "'\(name.terminalSafeLine)' is no name for a pack; give one in a-z, 0-9 and '-'"
    case .exists(let name):
      "there is a pack '\(name)' already; update or remove it, or give another name"
    case .unknown(let name, let nearest):
      "there is no pack '\(name.terminalSafeLine)'"
        + (nearest.isEmpty ? "; `packs list` names all" : "; did you mean \(nearest[0])?")
    case .badOrigin(let origin):
      "'\(origin.terminalSafeLine)' is neither a folder nor an address of https or ssh"
    case .git(let complaint): "git could not fetch it: \(complaint.terminalSafeLine)"
    case .empty(let origin):
      "no scenario files in '\(origin.terminalSafeLine)', neither at its top nor under Scenarios"
    case .broken(let findings):
      "\(findings.count) \(findings.count == 1 ? "error" : "errors") in its files; "
        + "it is left as it was:\n" + findings.prefix(20).map(\.description).joined(separator: "\n")
    case .file(let reason): "the pack could not be stored: \(reason)"
    }
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var text = self
    while text.last == " " || text.last == "\n" { text.removeLast() }
    return text
  }
}
