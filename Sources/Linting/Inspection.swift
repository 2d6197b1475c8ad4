import Scenarios
import Scoring

/// A run of all rules, and of the sample answers, over many files.
///
/// A batch of files at a time is in memory; of the others only ids are kept.
package struct Inspection {
  /// What a run came to.
  package struct Tally: Equatable, Sendable {
    package var files = 0
    package var errors = 0
    package var warnings = 0
    /// Expectations of sample answers that were missed.
    package var calibrationsOff = 0

    package init() {}
  }

  package private(set) var tally = Tally()
  private let linter = Linter()
  private let calibration: CalibrationCheck?
  /// Where each id was seen, and each id without its hyphens.
  private var paths: [String: String] = [:]
  private var bareIDs: [String: String] = [:]
  /// A file with what the rules find in it by itself.
  private struct Linted: Sendable {
    var file: LintedFile
    var findings: [Finding]
  }

  /// Scores sample answers by `calibration`; nil leaves them unscored.
  package init(calibration: CalibrationCheck?) {
    self.calibration = calibration
  }

  /// The files that `paths` name: of a folder all scenarios, sample answers and
  /// decks, those of its sub-folders too where they are any, of a file itself; a
  /// file of sample answers goes with its scenario.
  ///
  /// - throws: a ``Finding`` where a folder can't be read.
  package static func files(in paths: [String]) throws(Finding) -> [String] {
    var files: [String] = []
    for path in paths {
      guard FolderFile.isFolder(path) else {
        files.append(path)
        continue
      }
      try add(path.hasSuffix("/") ? String(path.dropLast()) : path, depth: 0, to: &files)
    }
    return files
  }

  private static func add(
    _ folder: String, depth: Int, to files: inout [String]
  ) throws(Finding) {
    let names = try FolderFile.names(in: folder)
    let all = Set(names)
    for name in names {
      let path = folder + "/" + name
      if FolderFile.isFolder(path) {
        // A link may lead back to where it stands.
        guard depth < deepest, FolderFile.realPath(path)?.hasSuffix("/" + name) == true else {
          continue
        }
        try add(path, depth: depth + 1, to: &files)
        continue
      }
      guard name.hasSuffix(".yaml") || name.hasSuffix(".yml") else { continue }
      // It is checked with the scenario beside it.
      if name.hasSuffix(calibrationEnding), all.contains(stem(of: name) + ".yaml") { continue }
      // Below the folder that was named, YAML may be of anything.
      if depth > 0 {
        guard name.hasSuffix(".yaml"), let bytes = try? FolderFile.read(path).bytes,
          !LintedFile.isForeign(bytes)
        else { continue }
      }
      files.append(path)
    }
  }

  /// How far down sub-folders are looked at.
  private static let deepest = 8

  /// Checks the bytes of a file that has no path, such as standard input.
  package mutating func check(_ bytes: [UInt8], shown: String, report: (Finding) -> Void) {
    tally.files += 1
    let file = LintedFile(
      bytes, file: shown, name: nil, kind: LintedFile.Kind(guessing: bytes))
    give(linter.check(file), to: report)
  }

  /// Checks files, each with its sample answers if it is a scenario that has some.
  ///
  /// All of them are read side by side and are in memory together; findings come
  /// in their order.
  package mutating func check(_ paths: [String], report: (Finding) -> Void) {
    let linter = linter
    let linted = paths.mapSideBySide { path -> Result<Linted, Finding>? in
      let isRead = !path.hasSuffix(".yml") && LintedFile.Kind(name: path) != .calibration
      return isRead ? Self.linted(path, by: linter) : nil
    }
    for (path, linted) in zip(paths, linted) { check(path, linted, report: report) }
  }

  private static func linted(_ path: String, by linter: Linter) -> Result<Linted, Finding> {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    do throws(Finding) {
      let file = LintedFile(
        try FolderFile.read(path, shown: path).bytes, file: path, name: stem(of: name),
        kind: LintedFile.Kind(name: name))
      return .success(Linted(file: file, findings: linter.check(file)))
    } catch {
      return .failure(error)
    }
  }

  /// `linted` is nil for what is not linted as a file of its own.
  private mutating func check(
    _ path: String, _ linted: Result<Linted, Finding>?, report: (Finding) -> Void
  ) {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let folder = String(path.dropLast(name.count))
    guard !name.hasSuffix(".yml") else {
      tally.files += 1
      give([Finding("file-name", file: path, message: .ending(name))], to: report)
      return
    }
    let stem = Self.stem(of: name)
    guard let linted else {
      // On its own: the scenario beside it is read, not reported on.
      let scenario = (try? FolderFile.read(folder + stem + ".yaml")).flatMap {
        ScenarioFile($0.bytes, file: stem, name: stem).scenario
      }
      checkCalibration(path, of: scenario, hasScenario: scenario != nil, report: report)
      return
    }
    tally.files += 1
    let file: LintedFile
    var findings: [Finding]
    do throws(Finding) {
      let linted = try linted.get()
      (file, findings) = (linted.file, linted.findings)
    } catch {
      return give([error], to: report)
    }
    if file.kind == .scenario {
      findings += file.ignoring.kept(clashes(of: file, path: path))
    }
    give(findings.sorted(), to: report)
    let calibrationPath = folder + stem + Self.calibrationEnding
    if file.kind == .scenario, FolderFile.exists(calibrationPath) {
      checkCalibration(calibrationPath, of: file.scenario, hasScenario: true, report: report)
    }
  }

  private mutating func checkCalibration(
    _ path: String, of scenario: Scenario?, hasScenario: Bool, report: (Finding) -> Void
  ) {
    guard let file = read(path, name: nil, kind: .calibration, report: report) else { return }
    var ofFolder: [Finding] = []
    if !hasScenario {
      ofFolder.append(
        Finding("orphan", severity: .warning, file: path, message: .orphan(Self.stem(of: path))))
    }
    if let scenario, let calibration {
      ofFolder += calibration.findings(in: file, of: scenario)
    }
    give((linter.check(file) + file.ignoring.kept(ofFolder)).sorted(), to: report)
  }

  private mutating func read(
    _ path: String, name: String?, kind: LintedFile.Kind, report: (Finding) -> Void
  ) -> LintedFile? {
    tally.files += 1
    do {
      return LintedFile(
        try FolderFile.read(path, shown: path).bytes, file: path, name: name, kind: kind)
    } catch {
      give([error], to: report)
      return nil
    }
  }

  private mutating func give(_ findings: [Finding], to report: (Finding) -> Void) {
    for finding in findings {
      switch (finding.rule, finding.severity) {
      case ("calibration", _): tally.calibrationsOff += 1
      case (_, .error): tally.errors += 1
      case (_, .warning): tally.warnings += 1
      }
      report(finding)
    }
  }

  /// Ids that were seen in another file, or that differ only in hyphens.
  private mutating func clashes(of file: LintedFile, path: String) -> [Finding] {
    guard let entry = file.root?["id"], Scenario.isValidID(entry.text) else { return [] }
    let id = entry.text
    let bare = id.replacing("-", with: "")
    defer {
      if paths[id] == nil { paths[id] = path }
      if bareIDs[bare] == nil { bareIDs[bare] = id }
    }
    let message: Finding.Message
    if let first = paths[id] {
      message = .duplicate(id, first: first)
    } else if let other = bareIDs[bare] {
      message = .clash(id, other)
    } else {
      return []
    }
    return [
      file.source.finding(
        "duplicate-id", message, at: entry.extent(in: file.source), severity: .warning)
    ]
  }

  private static let calibrationEnding = ".calibration.yaml"

  /// The name without what follows its first dot.
  private static func stem(of name: String) -> String {
    String((name.split(separator: "/").last ?? "").prefix { $0 != "." })
  }
}

extension Inspection.Tally: CustomStringConvertible {
  /// `9 files, 1 error, 1 calibration off`.
  package var description: String {
    func count(_ number: Int, _ one: String, _ many: String) -> String {
      "\(number) \(number == 1 ? one : many)"
    }
    var parts = [count(files, "file", "files"), count(errors, "error", "errors")]
    if warnings > 0 { parts.append(count(warnings, "warning", "warnings")) }
    if calibrationsOff > 0 {
      parts.append(count(calibrationsOff, "calibration off", "calibrations off"))
    }
    return parts.joined(separator: ", ")
  }
}

extension Finding.Message {
  fileprivate static func ending(_ name: String) -> Self {
    Self(
      "files that end in .yml are not looked at", advice: "call it \(name.dropLast(4)).yaml")
  }

  fileprivate static func orphan(_ stem: String) -> Self {
    Self(
      "there is no scenario \(stem).yaml beside these answers",
      advice: "give the file the name of its scenario")
  }

  fileprivate static func duplicate(_ id: String, first: String) -> Self {
    Self("'\(id)' is also the id of \(first)", advice: "rename one, file and id")
  }

  fileprivate static func clash(_ id: String, _ other: String) -> Self {
    Self(
      "'\(id)' and '\(other)' differ only in hyphens",
      advice: "rename one, so that both can be typed")
  }
}
