import ArgumentParser
import Linting
import Scenarios

/// `check [PATH …]`: what is wrong with scenario files, and how to mend it.
struct Check: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "check scenario files and their sample answers",
    discussion: """
      Without a path it checks ./Scenarios, or the folders of --scenarios, or else the scenarios in \
      the data folder. `help RULE` explains the name in brackets behind a finding; \
      `# warstory: ignore RULE` in a file leaves it alone there.
      """)
  static let group = CommandGroup.scenarios
  static let completion = ArgumentCompletion.files
  static let formats = FindingReport.allCases.map(\.rawValue)

  @Argument(
    help: ArgumentHelp(
      "Files, folders with their sub-folders, ids; - is standard input.", valueName: "path"))
  var paths: [String] = []

  @Option(help: "text, json, github for annotations in CI, or sarif.")
  var format: FindingReport = .text

  @ArgumentParser.Flag(help: "End with 1 at warnings and missed expectations, too.")
  var strict = false

  @ArgumentParser.Flag(
    help: "Show which levels the sample answers get now, and write them as expectations.")
  var accept = false

  /// How many files are read side by side, and in memory.
  private static let atOnce = 16

  func run(in session: Session) throws {
    let files = try files(in: session)
    // What is not there was told.
    guard !files.isEmpty || paths.contains("-") else { return }
    let calibration = CalibrationCheck(session.scorer)
    if accept { return try accept(files, calibration, in: session) }

    let frame = format.frame
    let output = session.world.output
    var isFirst = true
    var inspection = Inspection(calibration: calibration)
    let progress = ProgressLine(of: files.count, noun: "file", on: session.world.complaints)
    var closed: (any Error)?
    func report(_ finding: Finding) {
      guard closed == nil else { return }
      do {
        if format == .text {
          try output.write(finding)
        } else {
          let line = format == .github ? format.line(finding) : format.line(finding).jsonSafe
          try output.write(raw: (isFirst ? "" : frame.separator) + line)
        }
        isFirst = false
      } catch { closed = error }
    }
    if format != .text { try output.write(raw: frame.head) }
    if paths.contains("-") {
      inspection.check(try standardInput(in: session), shown: "-", report: report)
    }
    for start in stride(from: 0, to: files.count, by: Self.atOnce) where closed == nil {
      progress.show(start)
      try session.stopIfAsked()
      inspection.check(Array(files[start...].prefix(Self.atOnce)), report: report)
    }
    progress.clear()
    if let closed { throw closed }
    let tally = inspection.tally
    if format == .text {
      try output.write(StyledText("\(tally)"))
    } else {
      try output.write(raw: (isFirst || format == .sarif ? "" : "\n") + frame.tail)
    }
    let isWell = tally.errors == 0 && (!strict || tally.warnings + tally.calibrationsOff == 0)
    if !isWell { session.end(with: .findings) }
  }

  /// The files that are asked for; what is not there is told, and the others are
  /// checked.
  private func files(in session: Session) throws -> [String] {
    var named: [String] = []
    for path in paths where path != "-" {
      let shown = session.folders.shown(path)
      if FolderFile.exists(shown) {
        named.append(shown)
      } else if let file = session.file(of: path) {
        named.append(file)
      } else {
        session.complain(Complaint.noInput("\(path): there is no such file, folder or scenario"))
      }
    }
    if paths.isEmpty {
      let own = session.folders.ownScenarios
      named = session.ownScenarioFolders
      if named.isEmpty, FolderFile.isFolder(own) { named = [own] }
    }
    guard !named.isEmpty || !paths.isEmpty else {
      throw Complaint.noInput("there is no ./Scenarios here\nname files or folders to check")
    }
    let files: [String]
    do throws(Finding) {
      files = try Inspection.files(in: named)
    } catch {
      throw Complaint.noInput(error.headline)
    }
    if files.isEmpty, !named.isEmpty {
      throw Complaint.noInput(
        "\(named.joined(separator: ", ")): no scenario files there\n`new ID` writes one")
    }
    return files
  }

  /// All of standard input, up to one byte more than is read of any file.
  private func standardInput(in session: Session) throws -> [UInt8] {
    let file = try AnswerFile("-", in: session)
    var bytes: [UInt8] = []
    while bytes.count <= Screening.largestFile, let piece = try file.next() { bytes += piece }
    return Array(bytes.prefix(Screening.largestFile + 1))
  }

  // MARK: - Accepting

  /// A file of sample answers with what would be written into it.
  private struct Acceptance {
    let path: String
    let file: LintedFile
    let changes: [CalibrationCheck.Change]
  }

  private func accept(
    _ files: [String], _ calibration: CalibrationCheck, in session: Session
  ) throws {
    let output = session.world.output
    var seen: Set<String> = []
    var acceptances: [Acceptance] = []
    for path in files where LintedFile.Kind(name: path) != .deck {
      // Either of the two files may be named.
      let ending = LintedFile.Kind(name: path) == .calibration ? ".calibration.yaml" : ".yaml"
      guard path.hasSuffix(ending) else { continue }
      let stem = String(path.dropLast(ending.count))
      let samples = stem + ".calibration.yaml"
      guard FolderFile.exists(samples), seen.insert(samples).inserted else { continue }
      let name = stem.split(separator: "/").last.map(String.init) ?? stem
      let scenario = ScenarioFile(
        try bytes(of: stem + ".yaml"), file: stem + ".yaml", name: name
      ).scenario
      let file = LintedFile(try bytes(of: samples), file: samples, name: nil, kind: .calibration)
      guard let scenario, let changes = calibration.changes(to: file, of: scenario) else {
        session.complain(
          Complaint.badData("\(samples): it has errors; `check \(stem).yaml` shows them"))
        continue
      }
      guard !changes.isEmpty else { continue }
      acceptances.append(Acceptance(path: samples, file: file, changes: changes))
      for change in changes {
        try output.write(
          StyledText("\(samples):\(change.line): ")
            + "\(change.answer): \(change.what) \(change.old) -> \(change.new)", hanging: 2)
      }
    }
    guard !acceptances.isEmpty else {
      if session.status == .done { try output.write("every expectation holds already") }
      return
    }
    guard isAgreed(session) else { return try output.write("nothing was written") }
    for acceptance in acceptances {
      let bytes = calibration.applying(acceptance.changes, to: acceptance.file)
      try PrivateFile(path: session.folders.absolute(acceptance.path)).replace(
        with: String(decoding: bytes, as: UTF8.self), keepingMode: true)
      try output.write(StyledText("wrote the present levels into \(acceptance.path)"))
    }
  }

  /// Asks a person; a script has asked for it by `--accept`.
  private func isAgreed(_ session: Session) -> Bool {
    guard session.source.isTerminal else { return true }
    let turn = session.source.next { _ in "Write these levels? y/n › " }
    guard case .line(let line) = turn.event else { return false }
    return line.lowercased().hasPrefix("y")
  }

  private func bytes(of path: String) throws -> [UInt8] {
    do throws(Finding) {
      return try FolderFile.read(path, shown: path).bytes
    } catch {
      throw Complaint.noInput(error.headline)
    }
  }
}

extension FindingReport: ExpressibleByArgument {}

extension Output {
  /// Writes a finding with its line and caret.
  func write(_ finding: Finding) throws {
    let lines = finding.text(width: width).split(
      separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let ink: Ink = index > 0 ? .plain : finding.severity == .error ? .bad : .warning
      // The caret must stay under its character.
      let isExcerpt = index > 0 && index < lines.count - 1
      let text = StyledText(String(line), ink)
      try write(
        isExcerpt ? text.truncated(to: width, ellipsis: glyphs.ellipsis) : text,
        hanging: index == 0 ? 2 : 6)
    }
  }
}
