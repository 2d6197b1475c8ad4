import ArgumentParser
import Foundation
import Journal
import LineEditing
import Linting
import PostMortem
import Scenarios
import Scoring

/// What commands work on: the world, the scenarios, the settings, the journal,
/// and where lines come from.
final class Session {
  let world: World
  let folders: Folders
  let source: LineSource
  var settings = Settings()
  var library: ScenarioLibrary
  let packs: Packs
  /// Set by `quit`.
  var isOver = false

  /// What was practised.
  let journal: Journal
  /// The scenario of the last attempt that was told to its end.
  var lastScenario: String?
  /// The worst that came up in the present command, by which a script or a shell
  /// is told.
  private(set) var status = ExitStatus.done
  /// Whether words of the person could not be kept.
  var hasLost = false
  /// Whether the command came with the program's arguments, so that standard
  /// input is free.
  var commandIsFromShell = false
  /// Scenarios that lie in no folder of the library, by id.
  var tried: [String: TriedScenario] = [:]
  private(set) lazy var scorer = Scorer()
  /// Holds answers against points, one a scenario, since making one takes longer
  /// than using it.
  private var matchers: [String: PointMatcher] = [:]
  private(set) lazy var replyScorer = ReplyScorer()
  /// Divides a transcript into its beats.
  private(set) lazy var divider = Transcript()

  private let commandHistory: HistoryFile
  private let namedScenarioFolders: [String]

  init(world: World, folders: Folders, source: LineSource, scenarioFolders: [String]) {
    self.world = world
    self.folders = folders
    self.source = source
    journal = Journal(at: folders.journal)
    commandHistory = HistoryFile(path: folders.commandHistory)
    namedScenarioFolders = scenarioFolders
    packs = Packs(folder: folders.packs, git: Git.run)
    library = ScenarioLibrary(
      sources: folders.sources(named: scenarioFolders, packs: packs.sources))
  }

  /// Reads the settings, says what is wrong with them and with the scenarios,
  /// and makes earlier commands reachable.
  ///
  /// - Throws: ``Complaint`` where a folder that was named is not there.
  func begin() throws {
    for folder in namedScenarioFolders where !FolderFile.isFolder(folders.absolute(folder)) {
      throw Complaint.noInput("\(folder): there is no such folder of scenarios")
    }
    readSettings()
    report(library.findings)
    guard case .terminal(let editor) = source else { return }
    do throws(HistoryFile.Failure) {
      for line in try commandHistory.load() { editor.remember(line) }
    } catch {
      complain(Complaint.inputOutput(error.description))
    }
    let completion = CommandCompletion(session: self)
    editor.completer = { completion.candidates(for: $0) }
  }

  // MARK: - Commands

  /// Has the command end with `status`, unless something worse came up.
  func end(with status: ExitStatus) { self.status = max(self.status, status) }

  /// Runs the command that `words` spell.
  ///
  /// - Throws: ``Complaint``, or what the command throws.
  func run(_ words: [String]) throws {
    guard let name = words.first else { return }
    guard name.hasPrefix("-") || Warstory.command(named: name) != nil else {
      throw Complaint.unknown(
        "command", name, among: Warstory.commandNames, then: "`help` lists the commands")
    }
    let command = try Warstory.parseAsRoot(words)
    guard let command = command as? any SessionCommand else {
      // `check --help` was parsed as a wish for help.
      guard let asked = Warstory.command(named: name) else {
        return try world.output.write(Help.overview(width: world.output.width))
      }
      return try world.output.write(raw: asked.helpText(columns: world.output.width) + "\n")
    }
    try command.run(in: self)
  }

  /// Does `work`, a whole command, and complains of what it throws; what ends the
  /// program goes on.
  ///
  /// - Throws: ``OutputClosed``, ``Terminated``.
  func perform(_ work: () throws -> Void) throws {
    status = .done
    do {
      try work()
    } catch let error as OutputClosed {
      throw error
    } catch let error as Terminated {
      throw error
    } catch {
      // A wish for help, the version or a script for the shell is no failure.
      guard !(error is Complaint), Warstory.exitCode(for: error).isSuccess else {
        return complain(error)
      }
      try world.output.write(raw: Warstory.fullMessage(for: error, columns: 80) + "\n")
    }
  }

  /// Ends a long command of the prompt where Ctrl-C was pressed or the program is to
  /// end meanwhile.
  ///
  /// - Throws: ``Complaint``, ``Terminated``.
  func stopIfAsked() throws {
    guard case .terminal(let editor) = source, !commandIsFromShell else { return }
    switch editor.wish() {
    case .interrupted: throw Complaint.usage("stopped before the end")
    case .terminated(let signal, _): throw Terminated(signal: signal)
    default: return
    }
  }

  /// Complains where the input ended by an error rather than its end.
  func noteUnreadableInput() {
    guard case .pipe(let input) = source, let code = input.errorCode else { return }
    let reason = String(cString: strerror(code))
    complain(Complaint.inputOutput("standard input can't be read: \(reason)"))
  }

  /// Keeps `line` for the Up key, now and in later runs.
  func remember(_ line: String) {
    guard case .terminal(let editor) = source else { return }
    let line = JoinCommand.withoutCode(line)
    editor.remember(line)
    do {
      try makeFolder(folders.data)
      try commandHistory.append(line)
    } catch {
      // Said once at the start; a command must not fail for it.
    }
  }

  // MARK: - Complaints

  /// Tells the person what went wrong, and the shell or script by the status.
  func complain(_ error: any Error) {
    let complaint = Complaint(describing: error)
    end(with: complaint.status)
    show(complaint)
  }

  /// Tells a person at the prompt of a slip that they can mend there and then;
  /// a script can't, so that it is told as of any failure.
  func slip(_ complaint: Complaint) {
    if source.isTerminal { show(complaint) } else { complain(complaint) }
  }

  private func show(_ complaint: Complaint) {
    if !complaint.text.isEmpty {
      let lines = complaint.text.split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() {
        let prefix: StyledText =
          index > 0 ? "  " : complaint.status == .done ? "" : .bad("\(source.place)error: ")
        let text = prefix + StyledText(String(line))
        // What is to be copied stays in one piece.
        if line.hasPrefix("  ") {
          try? world.complaints.write(raw: world.complaints.render(text) + "\n")
        } else {
          try? world.complaints.write(text, hanging: 2)
        }
      }
    }
  }

  /// Shows what is wrong with scenario files.
  func report(_ findings: [Finding]) {
    for finding in findings { try? world.complaints.write(finding) }
  }

  // MARK: - Scenarios

  /// Picks up the files that changed since the last command.
  func refreshScenarios() throws {
    report(library.reload())
  }

  /// The folders that a person works in: those named on the command line, or
  /// `./Scenarios`; none where there is neither.
  var ownScenarioFolders: [String] {
    if !namedScenarioFolders.isEmpty { return namedScenarioFolders.map(folders.shown) }
    return FolderFile.isFolder(folders.current + "/Scenarios") ? ["Scenarios"] : []
  }

  /// Looks for scenarios anew, after packs have come or gone.
  func reloadSources() {
    library = ScenarioLibrary(
      sources: folders.sources(named: namedScenarioFolders, packs: packs.sources))
    report(library.findings)
  }

  /// What holds answers against the points of `scenario`.
  func matcher(for scenario: Scenario) -> PointMatcher? {
    let key = scenario.id + " " + scenario.digest
    if let matcher = matchers[key] { return matcher }
    let matcher = PointMatcher(standard: scenario)
    matchers[key] = matcher
    return matcher
  }

  /// The general pushbacks, from the first scenario folder that has a deck.
  ///
  /// - Throws: ``Complaint`` where none has one, or it has errors.
  func meetingDeck() throws -> MeetingDeck {
    for source in library.sources {
      let path = source.folder + "/meeting.deck.yaml"
      guard FolderFile.exists(path) else { continue }
      do throws(Finding) {
        let file = MeetingDeckFile(try FolderFile.read(path, shown: path).bytes, file: path)
        report(file.findings)
        if let deck = file.deck { return deck }
      } catch {
        report([error])
      }
    }
    throw Complaint.noInput(
      "there is no meeting.deck.yaml with the general pushbacks\n"
        + "`help scenarios` says where it is looked for")
  }

  /// The file of a scenario or draft of the library.
  func file(of id: String) -> String? {
    library[id]?.path ?? library.drafts.first { $0.id == id }?.path
  }

  /// The scenario in a file that lies anywhere.
  ///
  /// - Throws: ``Complaint`` where there is none, or it has errors.
  func scenario(inFile file: String) throws -> TriedScenario {
    let path = folders.shown(file)
    let bytes: [UInt8]
    do throws(Finding) {
      bytes = try FolderFile.read(path, shown: path).bytes
    } catch {
      throw Complaint.noInput(error.headline)
    }
    let decoded = ScenarioFile(bytes, file: path, name: nil)
    report(decoded.findings)
    guard let scenario = decoded.scenario else {
      throw Complaint.badData(
        decoded.isDraft
          ? "\(file) is a draft: write what is left to do before you practise it"
          : "\(file) can't be practised until it is mended")
    }
    return TriedScenario(scenario: scenario, text: String(decoding: bytes, as: UTF8.self))
  }

  /// The scenario called `id`.
  ///
  /// - Throws: ``Complaint`` with the nearest ids, or with what is wrong in its
  ///   file.
  func scenario(_ id: String) throws -> Scenario {
    do throws(ScenarioLibrary.Failure) {
      return try library.scenario(id)
    } catch {
      switch error {
      case .unknown(let id, _):
        if let scenario = tried[id]?.scenario { return scenario }
        throw Complaint.unknown(
          "scenario", id, among: library.ids, then: "`list` shows them all", status: .noInput)
      case .broken(let id, let findings):
        report(findings)
        throw Complaint.badData("'\(id)' can't be used until its file is mended")
      case .draft(let id, let findings):
        report(Array(findings.prefix(20)))
        throw Complaint.badData(
          "'\(id)' is a draft: write what is left to do, and `check` it, before you practise it")
      }
    }
  }

  // MARK: - Settings

  /// Sets `entry` to `value` in the settings file, and leaves the rest of it as it
  /// is.
  ///
  /// - Throws: ``Complaint`` when the file can't be read or written; it is then
  ///   unchanged.
  func save(_ entry: Settings.Entry, as value: String) throws {
    let file = PrivateFile(path: folders.settings)
    let text = try file.text() ?? ""
    try makeFolder(folders.configuration)
    try file.replace(
      with: Settings.text(text, setting: entry.name, to: value), keepingMode: file.isLink)
  }

  private func readSettings() {
    do {
      guard let text = try PrivateFile(path: folders.settings).text() else { return }
      let (settings, complaints) = Settings.read(text)
      self.settings = settings
      for complaint in complaints {
        complain(Complaint.badData("\(folders.settings):\(complaint.line): \(complaint.text)"))
      }
    } catch {
      complain(error)
      complain(Complaint("the usual settings hold until it is mended", .done))
    }
  }

  /// Makes a folder for the person alone, if it is not there.
  ///
  /// - Throws: ``Complaint`` when it can't be made.
  func makeFolder(_ path: String) throws {
    guard !FileManager.default.fileExists(atPath: path) else { return }
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Complaint.inputOutput(
        "\(path): this folder can't be made: \(error.localizedDescription)")
    }
  }
}
