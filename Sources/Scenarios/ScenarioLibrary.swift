/// The scenarios of several folders, by id: where an id is found twice, the
/// first folder wins.
///
/// Loading reads each file and scans its margin; a file is decoded when its
/// scenario is asked for, or when it is unusual.
package struct ScenarioLibrary: Sendable {
  /// A folder to look in, in the order of search.
  package struct Source: Equatable, Sendable {
    /// What a person calls it: `./Scenarios`, `shipped`.
    package var name: String
    package var folder: String
    /// The pack that the folder belongs to; its scenarios are called `pack/id`.
    package var pack: String?

    package init(name: String, folder: String, pack: String? = nil) {
      self.name = name
      self.folder = folder
      self.pack = pack
    }
  }

  /// One scenario as the library lists it.
  package struct Item: Sendable {
    package let header: ScenarioHeader
    /// The source that it came from.
    package let source: Source
    /// The file's name in the source's folder.
    package let file: String
    fileprivate var contents: Contents
    fileprivate let stamp: FileStamp

    package var id: String { header.id }

    /// The path as findings show it.
    package var path: String { source.folder + "/" + file }
  }

  fileprivate enum Contents {
    case bytes([UInt8])
    case scenario(Scenario)
  }

  /// Why there is no scenario for an id.
  package enum Failure: Error, Equatable, Sendable {
    /// No file holds it; the ids that are nearest to it.
    case unknown(id: String, nearest: [String])
    /// Its file has errors.
    case broken(id: String, findings: [Finding])
    /// Something has still to be written in its file.
    case draft(id: String, findings: [Finding])
  }

  /// A file in which something has still to be written: it is no scenario yet.
  package struct Draft: Equatable, Sendable {
    package let id: String
    package let path: String
    /// What is left to do, and what else is wrong.
    package let findings: [Finding]
  }

  package let sources: [Source]
  /// What was wrong when the folders were last read.
  package private(set) var findings: [Finding] = []
  private var items: [String: Item] = [:]
  /// Files that hold no scenario, so that a reload looks at them only when
  /// they have changed.
  private var broken: [String: (stamp: FileStamp?, findings: [Finding])] = [:]
  private var draftsByPath: [String: (stamp: FileStamp?, draft: Draft)] = [:]

  /// The drafts by path.
  package var drafts: [Draft] { draftsByPath.sorted { $0.key < $1.key }.map(\.value.draft) }

  /// Reads all of `sources`; a folder that does not exist is empty.
  package init(sources: [Source]) {
    self.sources = sources
    _ = reload()
  }

  /// All scenarios by id.
  package var all: [Item] { items.values.sorted { $0.id < $1.id } }

  /// All ids, sorted.
  package var ids: [String] { items.keys.sorted() }

  package var count: Int { items.count }

  package subscript(id: String) -> Item? { items[id] }

  /// The scenario called `id`, decoded at the first call.
  package mutating func scenario(_ id: String) throws(Failure) -> Scenario {
    guard let item = items[id] else {
      if let draft = drafts.first(where: { $0.id == id }) {
        throw .draft(id: id, findings: draft.findings)
      }
      throw .unknown(id: id, nearest: nearest(to: id))
    }
    switch item.contents {
    case .scenario(let scenario): return scenario
    case .bytes(let bytes):
      let file = item.decoded(bytes)
      guard let scenario = file.scenario else {
        throw .broken(id: id, findings: file.findings)
      }
      items[id]?.contents = .scenario(scenario)
      return scenario
    }
  }

  /// Ids for a name that is none: similar ones, and those that hold it.
  package func nearest(to id: String) -> [String] { Nearest.names(to: id, among: ids) }

  /// The scenarios that hold all words of `text`, those with a word in their
  /// id, title, domain or tags before those that only tell of it.
  package mutating func search(_ text: String) -> [Item] {
    let words = text.lowercased().split { $0.isWhitespace }.map(String.init)
    guard !words.isEmpty else { return all }
    var first: [Item] = []
    var second: [Item] = []
    for item in all {
      let header = item.header
      let margin = ([header.id, header.title, header.domain ?? ""] + header.tags)
        .joined(separator: " ").lowercased()
      if words.allSatisfy(margin.contains) {
        first.append(item)
      } else if let scenario = try? scenario(item.id) {
        let whole = margin + " " + scenario.situation.lowercased()
        if words.allSatisfy(whole.contains) { second.append(item) }
      }
    }
    return first + second
  }

  /// Reads what has changed since the last time.
  ///
  /// A scenario whose file is now broken stays as it was; one whose file is gone
  /// goes.
  ///
  /// - Returns: What is new: the findings of changed files, and what was removed.
  package mutating func reload() -> [Finding] {
    let before = items
    let brokenBefore = broken
    let draftsBefore = draftsByPath
    let isFirst = before.isEmpty && brokenBefore.isEmpty && draftsBefore.isEmpty
    items = [:]
    broken = [:]
    draftsByPath = [:]
    findings = []
    var news: [Finding] = []
    var folders: Set<String> = []
    for source in sources {
      guard let real = FolderFile.realPath(source.folder), folders.insert(real).inserted else {
        continue
      }
      let names: [String]
      do {
        names = try FolderFile.names(in: source.folder)
      } catch {
        findings.append(error)
        continue
      }
      for name in names where Self.isScenario(name) {
        let id = source.id(of: name)
        let path = source.folder + "/" + name
        let stamp = FolderFile.stamp(of: name, in: source.folder)
        let last = before[id].flatMap { $0.path == path ? $0 : nil }
        if let known = brokenBefore[path], known.stamp == stamp, stamp != nil {
          broken[path] = known
          findings += known.findings
          if items[id] == nil { items[id] = last }
          continue
        }
        if let last, last.stamp == stamp {
          add(last, as: id)
          continue
        }
        if let known = draftsBefore[path], known.stamp == stamp, stamp != nil {
          draftsByPath[path] = known
          continue
        }
        switch Item.read(name, from: source, isChanged: !isFirst) {
        case .success(let item): add(item, as: id)
        case .failure(let failure) where failure.isDraft:
          draftsByPath[path] = (stamp, Draft(id: id, path: path, findings: failure.findings))
          news.append(
            Finding(
              ScenarioFile.draftRule, severity: .warning, file: path,
              message: .draft(failure.findings.count)))
        case .failure(let failure):
          broken[path] = (stamp, failure.findings)
          findings += failure.findings
          news += failure.findings
          if items[id] == nil { items[id] = last }
        }
      }
    }
    for item in before.values where items[item.id] == nil && draftsByPath[item.path] == nil {
      news.append(
        Finding("removed", severity: .warning, file: item.path, message: .removed(item.id)))
    }
    return isFirst ? findings : news.sorted()
  }

  /// Adds an item, or reports the one that it would shadow.
  private mutating func add(_ item: Item, as id: String) {
    guard let first = items[id] else {
      items[id] = item
      return
    }
    // Two copies of one file are no reason to worry anybody.
    guard first.digest != item.digest else { return }
    findings.append(
      Finding(
        "duplicate-id", severity: .warning, file: item.path,
        message: .duplicate(id, first: first.path)))
  }

  /// Whether the name is one of a scenario file.
  package static func isScenario(_ name: String) -> Bool {
    name.hasSuffix(".yaml") && !name.hasSuffix(".calibration.yaml") && !name.hasSuffix(".deck.yaml")
  }
}

extension ScenarioLibrary.Source {
  /// The id of a file, if it is well.
  fileprivate func id(of name: String) -> String {
    let id = String(name.dropLast(".yaml".count))
    return pack.map { "\($0)/\(id)" } ?? id
  }
}

extension ScenarioLibrary.Item {
  fileprivate struct Failure: Error {
    let findings: [Finding]
    var isDraft = false
  }

  /// The digest of the file as it was read.
  package var digest: String {
    switch contents {
    case .bytes(let bytes): Digest.short(bytes)
    case .scenario(let scenario): scenario.digest
    }
  }

  /// Reads a file, decoding it where it has changed since it was first seen or
  /// its margin is unusual.
  fileprivate static func read(
    _ name: String, from source: ScenarioLibrary.Source, isChanged: Bool
  ) -> Result<Self, Failure> {
    let bytes: [UInt8]
    let stamp: FileStamp
    do {
      (bytes, stamp) = try FolderFile.read(name, in: source.folder)
    } catch {
      return .failure(Failure(findings: [error]))
    }
    let stem = String(name.dropLast(".yaml".count))
    if !isChanged, var header = ScenarioHeader(scanning: bytes, name: stem) {
      header.id = source.id(of: name)
      return .success(
        Self(header: header, source: source, file: name, contents: .bytes(bytes), stamp: stamp))
    }
    let file = ScenarioFile(bytes, file: source.folder + "/" + name, name: stem)
    guard var scenario = file.scenario else {
      return .failure(Failure(findings: file.findings, isDraft: file.isDraft))
    }
    scenario.id = source.id(of: name)
    return .success(
      Self(
        header: ScenarioHeader(scenario), source: source, file: name,
        contents: .scenario(scenario), stamp: stamp))
  }

  /// The file decoded, its scenario under the library's id.
  fileprivate func decoded(_ bytes: [UInt8]) -> (scenario: Scenario?, findings: [Finding]) {
    let decoded = ScenarioFile(bytes, file: path, name: String(file.dropLast(".yaml".count)))
    var scenario = decoded.scenario
    scenario?.id = id
    return (scenario, decoded.findings)
  }
}

extension Finding.Message {
  fileprivate static func duplicate(_ id: String, first: String) -> Self {
    Self(
      "'\(id)' is also in \(first), which comes first", advice: "rename this one, file and id")
  }

  fileprivate static func draft(_ count: Int) -> Self {
    Self(
      "is a draft, \(count == 1 ? "one thing is" : "\(count) things are") left to do",
      advice: "`check` shows each; until then it can't be practised")
  }

  fileprivate static func removed(_ id: String) -> Self {
    Self("'\(id)' is no longer there", advice: "put the file back if you want to practise it")
  }
}
