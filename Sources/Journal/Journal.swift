import Foundation
import GRDB

/// What was practised, in an SQLite file of one's own.
///
/// The file is opened at the first read and made at the first write, so that a
/// home that cannot be written still lets a person read and practise. Every
/// write is on the disk when the call returns. Several processes may share the
/// file; an attempt belongs to the one that has claimed it. A journal is used
/// by one thread.
package final class Journal {
  /// Seconds to wait for another process that is writing, unless ``patience``
  /// says otherwise.
  package static let usualPatience = 5.0

  /// Where it is kept; nil in memory.
  package let path: String?
  private let file: PrivateFile?
  private let schema: Schema
  private var queue: DatabaseQueue?
  /// Whether ``queue`` leads to the file itself.
  private var isInPlace = false
  /// Whether the file is private, up to date and written ahead.
  private var isPrepared = false
  private var claims: [Int: Claim] = [:]
  /// Seconds to wait for another process that is writing: less while somebody
  /// waits at a prompt whose clock is running.
  package var patience = Journal.usualPatience {
    didSet {
      guard patience != oldValue else { return }
      try? queue?.inDatabase { db in
        try db.execute(sql: "PRAGMA busy_timeout = \(Int(patience * 1000))")
      }
    }
  }
  private var pendingNotices: [String] = []

  /// A journal in the file at `path`, which is not touched yet.
  package convenience init(at path: String) {
    self.init(at: path, schema: .current)
  }

  init(at path: String, schema: Schema) {
    self.path = path
    self.schema = schema
    file = PrivateFile(path: path)
  }

  /// A journal that is gone with the process.
  package init() {
    path = nil
    file = nil
    schema = .current
  }

  deinit { try? queue?.close() }

  /// What a person should know about reads that went on in spite of it.
  ///
  /// Each is told once: a file that can only be read, an attempt that makes no
  /// sense.
  package func takeNotices() -> [String] {
    defer { pendingNotices = [] }
    return pendingNotices
  }

  func note(_ text: String) {
    if !pendingNotices.contains(text) { pendingNotices.append(text) }
  }

  // MARK: - Claims

  /// Takes the right to go on with an open attempt.
  ///
  /// - Throws: ``JournalError/inUse(attempt:process:)`` while another process
  ///   has it; a process that was killed has it no more.
  package func claim(_ number: Int) throws(JournalError) {
    guard claims[number] == nil else { return }
    let state: String? =
      try read { db in
        try String.fetchOne(db, sql: "SELECT state FROM attempt WHERE id = ?", arguments: [number])
      } ?? nil
    guard let state else { throw .noSuchAttempt(number) }
    guard state == Attempt.State.open.rawValue else { throw .notOpen(attempt: number) }
    // Better told now than after the first line.
    _ = try openForWriting()
    try takeClaim(number)
  }

  /// Gives the right back, for `resume` here or elsewhere.
  package func release(_ number: Int) { claims[number] = nil }

  func takeClaim(_ number: Int) throws(JournalError) {
    // It is held already where the attempt was begun and then could not be written.
    guard let file, claims[number] == nil else { return }
    claims[number] = try Claim(attempt: number, in: file.folder)
  }

  /// Ends the claim for good.
  func removeClaim(_ number: Int) {
    claims[number]?.remove()
    claims[number] = nil
  }

  /// Whether this journal may write the attempt's lines.
  func requireClaim(_ number: Int) throws(JournalError) {
    guard file == nil || claims[number] != nil else { throw .notOpen(attempt: number) }
  }

  /// Whether the attempt goes on elsewhere.
  func isClaimedElsewhere(_ number: Int) -> Bool {
    guard let file, claims[number] == nil else { return false }
    return Claim.isTaken(attempt: number, in: file.folder)
  }

  // MARK: - Access

  /// Runs `body` in a transaction that is on the disk when it returns.
  func write<T>(_ body: (Database) throws -> T) throws(JournalError) -> T {
    let queue = try openForWriting()
    do {
      return try queue.write(body)
    } catch {
      throw translated(error)
    }
  }

  /// Runs `body` on the file; nil where there is none yet.
  func read<T>(_ body: (Database) throws -> T) throws(JournalError) -> T? {
    guard let queue = try openForReading() else { return nil }
    do {
      return try queue.read(body)
    } catch {
      throw translated(error)
    }
  }

  private func openForWriting() throws(JournalError) -> DatabaseQueue {
    if let queue, isPrepared { return queue }
    if let file {
      try file.prepare()
      try checkCompanion(of: file)
    }
    let queue = if isInPlace, let queue { queue } else { try connect(file?.path) }
    do {
      try queue.inDatabase { db in
        let version = try check(db)
        if version != schema.version {
          if version > 0 { try keepCopy(of: db, format: version) }
          try schema.migrate(db)
        }
        // Kept in the file, so that only the first one to come writes it.
        if file != nil, try String.fetchOne(db, sql: "PRAGMA journal_mode") != "wal" {
          try db.execute(sql: "PRAGMA journal_mode = WAL")
        }
      }
    } catch {
      throw translated(error)
    }
    self.queue = queue
    isInPlace = true
    isPrepared = true
    return queue
  }

  private func openForReading() throws(JournalError) -> DatabaseQueue? {
    if let queue { return queue }
    guard let file, try file.exists() else { return nil }
    try checkCompanion(of: file)
    guard !file.isEmpty else { return nil }
    guard !file.isWritable else {
      let queue = try connect(file.path)
      let version: Int
      do { version = try queue.inDatabase(check) } catch { throw translated(error) }
      // Made by another process just now, or by an earlier program.
      guard version == schema.version else { return try openForWriting() }
      self.queue = queue
      isInPlace = true
      return queue
    }
    guard let queue = try connectToCopy(of: file) else { return nil }
    note("\(file.path): the journal can only be read here; new answers will not be kept")
    self.queue = queue
    return queue
  }

  private func connect(_ path: String?) throws(JournalError) -> DatabaseQueue {
    var configuration = Configuration()
    configuration.label = "journal"
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { db in
      // A commit waits for the disk; and a file from a stranger runs nothing.
      try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF")
    }
    do {
      guard let path else { return try DatabaseQueue(configuration: configuration) }
      return try DatabaseQueue(path: path, configuration: configuration)
    } catch {
      throw translated(error)
    }
  }

  /// A copy to read from, since SQLite has to write beside a file that it reads.
  ///
  /// The copy has no name any more once it is open, so that none stays behind.
  private func connectToCopy(of file: PrivateFile) throws(JournalError) -> DatabaseQueue? {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appendingPathComponent("warstory-" + UUID().uuidString)
    defer { try? files.removeItem(at: folder) }
    do {
      try files.createDirectory(
        at: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      for suffix in ["", "-wal"] where files.fileExists(atPath: file.path + suffix) {
        let target = folder.appendingPathComponent("journal" + suffix)
        try files.copyItem(atPath: file.path + suffix, toPath: target.path)
        try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: target.path)
      }
    } catch {
      throw .failed(path: file.path, detail: "it can be neither written nor copied")
    }
    let queue = try connect(folder.appendingPathComponent("journal").path)
    do {
      return try queue.inDatabase(check) == schema.version ? queue : nil
    } catch {
      throw translated(error)
    }
  }

  /// Refuses an empty file beside a log that is not empty.
  ///
  /// It was cut short, and to go on with it would throw the log away.
  private func checkCompanion(of file: PrivateFile) throws(JournalError) {
    guard file.isEmpty, case let log = PrivateFile(path: file.path + "-wal"), try log.exists(),
      !log.isEmpty
    else { return }
    throw .damaged(path: file.path, detail: "the file is empty, its log is not")
  }

  /// The file's format, 0 where there is nothing in it yet.
  ///
  /// - Throws: ``JournalError`` where it is not for this program to read.
  private func check(_ db: Database) throws -> Int {
    let path = path ?? ""
    let version = try Schema.number(db, "user_version")
    let application = try Schema.number(db, "application_id")
    guard application == Int(Schema.application) else {
      let isEmpty = try Row.fetchOne(db, sql: "SELECT 1 FROM sqlite_master LIMIT 1") == nil
      guard application == 0, version == 0, isEmpty else { throw JournalError.foreign(path: path) }
      return 0
    }
    guard version <= schema.version else { throw JournalError.newer(path: path, version: version) }
    guard version > 0 else {
      throw JournalError.damaged(path: path, detail: "its format is \(version)")
    }
    return version
  }

  /// The journal as it was before a migration, beside it; the first copy of a
  /// format stays.
  private func keepCopy(of db: Database, format: Int) throws {
    guard let file else { return }
    let copy = PrivateFile(path: "\(file.path).format-\(format)")
    guard try !copy.exists() else { return }
    // Made private before anything is in it.
    try copy.prepare()
    try db.execute(sql: "VACUUM INTO ?", arguments: [copy.path])
  }

  private func translated(_ error: any Error) -> JournalError {
    let path = path ?? "the journal in memory"
    if let error = error as? JournalError { return error }
    guard let error = error as? DatabaseError else {
      return .failed(path: path, detail: "\(error)")
    }
    let detail = (error.message ?? "SQLite error \(error.resultCode.rawValue)")
    switch error.resultCode {
    case .SQLITE_NOTADB: return .notADatabase(path: path)
    case .SQLITE_CORRUPT: return .damaged(path: path, detail: detail)
    // All SQL is the program's own, so that only other tables can make it fail.
    case .SQLITE_ERROR: return .damaged(path: path, detail: detail)
    case .SQLITE_FULL: return .diskFull(path: path)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: return .readOnly(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .busy(path: path)
    default: return .failed(path: path, detail: detail)
    }
  }
}
