import ArgumentParser
import Linting
import Scenarios

/// `check [PATH …]`: what is wrong with scenario files, and how to mend it.
struct Check: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "check scenario files and their sample answers")
  static let group = CommandGroup.scenarios
  static let completion = ArgumentCompletion.files

  @Argument(
    help: ArgumentHelp(
      "Files and folders; without them ./Scenarios, or the folders of --scenarios.",
      valueName: "path"))
  var paths: [String] = []

  @Option(help: "text, json, or github for annotations in CI.")
  var format: FindingReport = .text

  @ArgumentParser.Flag(help: "Write the present levels into the sample answers' expectations.")
  var accept = false

  /// How many files are read side by side, and in memory.
  private static let atOnce = 16

  func run(in session: Session) throws {
    let named = paths.isEmpty ? session.ownScenarioFolders : paths.map(session.folders.shown)
    guard !named.isEmpty else {
      throw Complaint.noInput("there is no ./Scenarios here\nname files or folders to check")
    }
    let paths = named.filter { path in
      guard !FolderFile.exists(path) else { return true }
      session.complain(Complaint.noInput("\(path): there is no such file or folder"))
      return false
    }
    guard !paths.isEmpty else { return }
    let files: [String]
    do throws(Finding) {
      files = try Inspection.files(in: paths)
    } catch {
      throw Complaint.noInput(error.headline)
    }
    let calibration = CalibrationCheck(session.scorer)
    if accept { return try accept(files, calibration, in: session) }

    var inspection = Inspection(calibration: calibration)
    let progress = ProgressLine(of: files.count, noun: "file", on: session.world.complaints)
    var closed: (any Error)?
    for start in stride(from: 0, to: files.count, by: Self.atOnce) where closed == nil {
      progress.show(start)
      try session.stopIfAsked()
      inspection.check(Array(files[start...].prefix(Self.atOnce))) { finding in
        guard closed == nil else { return }
        do { try write(finding, to: session.world.output) } catch { closed = error }
      }
    }
    progress.clear()
    if let closed { throw closed }
    if format == .text { try session.world.output.write(StyledText("\(inspection.tally)")) }
    if inspection.tally.errors > 0 { session.end(with: .findings) }
  }

  private func write(_ finding: Finding, to output: Output) throws {
    guard format == .text else {
      return try output.write(
        raw: (format == .json ? format.line(finding).jsonSafe : format.line(finding)) + "\n")
    }
    let lines = finding.description.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let ink: Ink = index > 0 ? .plain : finding.severity == .error ? .bad : .warning
      // The caret must stay under its character.
      let isExcerpt = index > 0 && index < lines.count - 1
      let text = StyledText(String(line), ink)
      try output.write(
        isExcerpt ? text.truncated(to: output.width, ellipsis: output.glyphs.ellipsis) : text,
        hanging: index == 0 ? 2 : 6)
    }
  }

  private func accept(
    _ files: [String], _ calibration: CalibrationCheck, in session: Session
  ) throws {
    let output = session.world.output
    var changed = 0
    for path in files where LintedFile.Kind(name: path) == .scenario {
      let stem = String(path.dropLast(".yaml".count))
      let samples = stem + ".calibration.yaml"
      guard FolderFile.exists(samples) else { continue }
      let name = stem.split(separator: "/").last.map(String.init) ?? stem
      let scenario = ScenarioFile(try bytes(of: path), file: path, name: name).scenario
      let before = try bytes(of: samples)
      let file = LintedFile(before, file: samples, name: nil, kind: .calibration)
      guard let scenario, let after = calibration.accepted(file, of: scenario) else {
        session.complain(Complaint.badData("\(samples): it has errors; `check \(path)` shows them"))
        continue
      }
      guard after != before else { continue }
      try PrivateFile(path: session.folders.absolute(samples)).replace(
        with: String(decoding: after, as: UTF8.self), keepingMode: true)
      try output.write(StyledText("wrote the present levels into \(samples)"))
      changed += 1
    }
    if changed == 0 { try output.write("every expectation holds already") }
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
