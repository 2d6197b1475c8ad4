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
    /// The folder or address that it came from, as a person may see it.
    package var origin: String
    /// Where its scenario files lie.
    package var folder: String
    package var scenarioCount: Int
    /// What its origin holds besides and was not taken, each with the reason;
    /// known after it was fetched.
    package var skipped: [String] = []
  }

  /// Why a pack was not added, updated or removed.
  package enum Failure: Error, Equatable, Sendable {
    case badName(String)
    case exists(String)
    /// What stands in its place is a link, or no pack.
    case foreign(String)
    case unknown(String, nearest: [String])
    /// Neither a folder nor an address that git may be given.
    case badOrigin(String)
    /// What git said.
    case git(String)
    /// No scenario was found, but what was skipped.
    case empty(String, skipped: [String])
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
    let real = FolderFile.isFolder(origin) ? FolderFile.realPath(origin) ?? origin : origin
    let origin = PackOrigin(real)
    let name = name ?? origin.packName
    let place = try place(of: name)
    guard pack(name) == nil else { throw .exists(name) }
    guard !FolderFile.exists(path(place)) else { throw .foreign(name) }
    return try fetch(origin, as: name)
  }

  /// Fetches a pack again from where it came from.
  ///
  /// - throws: a ``Failure``; the pack is then as it was.
  package func update(_ name: String) throws(Failure) -> Pack {
    let place = try place(of: name)
    guard pack(name) != nil, let origin = origin(in: place) else { throw unknown(name) }
    return try fetch(origin, as: name)
  }

  /// Deletes a pack.
  package func remove(_ name: String) throws(Failure) {
    let place = try place(of: name)
    guard pack(name) != nil else { throw unknown(name) }
    try attempt { try files.removeItem(at: place) }
  }

  // MARK: - Places

  /// The folder of a pack, there or not: the one way from a name to a path.
  ///
  /// - throws: a ``Failure`` for what is no plain name, and for a link, which
  ///   may lead anywhere.
  private func place(of name: String) throws(Failure) -> URL {
    guard Scenario.isValidID(name) else { throw .badName(name) }
    let place = root.appending(path: name)
    guard [nil, .typeDirectory].contains(type(of: place)) else { throw .foreign(name) }
    return place
  }

  /// What stands at a place, a link not followed; nil where nothing does.
  private func type(of place: URL) -> FileAttributeType? {
    (try? files.attributesOfItem(atPath: path(place)))?[.type] as? FileAttributeType
  }

  private func pack(_ name: String) -> Pack? {
    guard let place = try? place(of: name), let origin = origin(in: place) else { return nil }
    let contents = place.appending(path: Self.contents)
    guard type(of: contents) == .typeDirectory else { return nil }
    let folder = Self.scenarioFolder(in: path(contents))
    return Pack(
      name: name, origin: origin.shown, folder: folder, scenarioCount: Self.count(in: folder))
  }

  /// Where the pack at a place came from; nil where it says nothing of it.
  private func origin(in place: URL) -> PackOrigin? {
    guard let bytes = try? FolderFile.read("origin", in: path(place)).bytes else { return nil }
    return PackOrigin(String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
  }

  private static let contents = "contents"

  // MARK: - Fetching

  private func fetch(_ origin: PackOrigin, as name: String) throws(Failure) -> Pack {
    guard origin.isAllowed else { throw .badOrigin(origin.shown) }
    let place = try place(of: name)
    let draft = root.appending(path: ".\(name).new")
    let contents = draft.appending(path: Self.contents)
    try? files.removeItem(at: draft)
    defer { try? files.removeItem(at: draft) }
    try attempt {
      try files.createDirectory(
        at: contents, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try Data((origin.address + "\n").utf8).write(to: draft.appending(path: "origin"))
    }
    var source = origin.address
    if !FolderFile.isFolder(source) || origin.isRepository {
      source = path(draft.appending(path: "clone"))
      try clone(origin, to: source)
    }
    let skipped = try copy(from: source, to: contents)
    try check(path(contents), as: origin, skipped: skipped)
    try attempt { try? files.removeItem(atPath: path(draft.appending(path: "clone"))) }
    try put(draft, at: place)
    guard var pack = pack(name) else { throw .empty(origin.shown, skipped: skipped) }
    pack.skipped = skipped
    return pack
  }

  private func clone(_ origin: PackOrigin, to folder: String) throws(Failure) {
    do {
      // No hooks, no links that leave the folder, no further repositories, and
      // no question to the terminal.
      try git([
        "-c", "core.hooksPath=/dev/null", "-c", "core.symlinks=false", "-c",
        "protocol.ext.allow=never", "clone", "--quiet", "--depth", "1", "--no-recurse-submodules",
        "--", origin.address, folder,
      ])
    } catch {
      guard case .git(let words) = error else { throw error }
      // The folder will be gone when this is read.
      throw .git(origin.cleaned(words.replacing(folder, with: "its folder")))
    }
  }

  /// Moves what was fetched to its place; where that fails, what was there stays.
  private func put(_ draft: URL, at place: URL) throws(Failure) {
    let old = root.appending(path: ".\(place.lastPathComponent).old")
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
  ///
  /// - Returns: What was left, each with the reason.
  private func copy(from origin: String, to contents: URL) throws(Failure) -> [String] {
    let folder = Self.scenarioFolder(in: origin)
    let names: [String]
    do { names = try FolderFile.names(in: folder) } catch { throw .broken([error]) }
    var skipped: [String] = []
    for name in names {
      if FolderFile.isFolder(folder + "/" + name) {
        if Self.holdsScenarios(folder + "/" + name) {
          skipped.append("\(name)/: scenarios in sub-folders are packs of their own")
        }
        continue
      }
      if name.hasSuffix(".yml") { skipped.append("\(name): a scenario's name ends in .yaml") }
      guard name.hasSuffix(".yaml") else { continue }
      let bytes: [UInt8]
      do {
        bytes = try FolderFile.read(name, in: folder).bytes
      } catch {
        skipped.append("\(name): \(error.message)")
        continue
      }
      guard !LintedFile.isForeign(bytes) else {
        skipped.append("\(name): it has none of the keys of a scenario")
        continue
      }
      try attempt { try Data(bytes).write(to: contents.appending(path: name)) }
    }
    return skipped.map(\.terminalSafeLine)
  }

  /// Holds the files against the rules; their errors name them as the origin
  /// does, since the folder will be gone.
  private func check(
    _ folder: String, as origin: PackOrigin, skipped: [String]
  ) throws(Failure) {
    var inspection = Inspection(calibration: nil)
    var errors: [Finding] = []
    do {
      for file in try Inspection.files(in: [folder]) {
        inspection.check([file]) { finding in
          guard finding.severity == .error else { return }
          var finding = finding
          finding.file = finding.file.replacing(folder, with: origin.shown)
          errors.append(finding)
        }
      }
    } catch {
      throw .broken([error])
    }
    guard errors.isEmpty else { throw .broken(errors) }
    guard Self.count(in: folder) > 0 else { throw .empty(origin.shown, skipped: skipped) }
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

  private static func holdsScenarios(_ folder: String) -> Bool {
    ((try? FolderFile.names(in: folder)) ?? []).contains { name in
      guard ScenarioLibrary.isScenario(name) else { return false }
      return (try? FolderFile.read(name, in: folder)).map { !LintedFile.isForeign($0.bytes) }
        ?? false
    }
  }

  /// The `Scenarios` folder in a folder that has one, else its top; not one that
  /// a link puts elsewhere.
  private static func scenarioFolder(in folder: String) -> String {
    guard let real = FolderFile.realPath(folder) else { return folder }
    return ["Scenarios", "scenarios"].map { folder + "/" + $0 }.first { inner in
      FolderFile.isFolder(inner) && FolderFile.realPath(inner)?.hasPrefix(real + "/") == true
    } ?? folder
  }
}
