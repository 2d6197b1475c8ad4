import Foundation
import Scoring
import Testing

@testable import Journal

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite struct JournalFileTests {
  let noon = Date(timeIntervalSince1970: 1_790_000_000)
  let practice = Attempt(kind: .practice, scenario: "a", title: "A")
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func readingMakesNoFile() throws {
    let journal = Journal(at: folder.journal)
    #expect(try journal.history().isEmpty)
    #expect(try journal.resumable().isEmpty)
    #expect(throws: JournalError.noSuchAttempt(1)) { try journal.record(1) }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/data"))
    #expect(journal.takeNotices().isEmpty)
  }

  @Test func whatIsKeptIsPrivate() throws {
    let journal = Journal(at: folder.journal)
    _ = try journal.begin(practice, at: noon)
    let path = folder.journal
    for file in [path, path + "-wal", path + "-shm", folder.path + "/data/warstory/attempt-1.lock"]
    {
      #expect(try TemporaryFolder.mode(file) == 0o600, "\(file)")
    }
    #expect(try TemporaryFolder.mode(folder.path + "/data/warstory") == 0o700)
  }

  @Test func aFileThatOthersCouldReadIsClosedToThem() throws {
    let path = folder.journal
    try { _ = try Journal(at: path).begin(practice, at: noon) }()
    chmod(path, 0o644)
    chmod(folder.path + "/data/warstory", 0o755)
    let journal = Journal(at: path)
    #expect(try journal.history().count == 1)
    _ = try journal.begin(practice, at: noon)
    #expect(try TemporaryFolder.mode(path) == 0o600)
    #expect(try TemporaryFolder.mode(folder.path + "/data/warstory") == 0o700)
  }

  @Test func itIsWrittenAheadAndWaitsForTheDisk() throws {
    let journal = Journal(at: folder.journal)
    _ = try journal.begin(practice, at: noon)
    let settings = try journal.write { db in
      [try Schema.number(db, "synchronous"), try Schema.number(db, "foreign_keys")]
    }
    #expect(settings == [2, 1])
    let header = try Data(contentsOf: URL(fileURLWithPath: folder.journal)).prefix(20)
    // The file format's read and write version: 2 is write-ahead.
    #expect(Array(header.suffix(2)) == [2, 2])
  }

  @Test func anotherJournalReadsEveryLineAtOnceAndAfterwards() throws {
    let path = folder.journal
    let number = try {
      let writer = Journal(at: path)
      let number = try writer.begin(practice, at: noon)
      let reader = Journal(at: path)
      for index in 1...3 {
        try writer.append(line("task", "line \(index)"), to: number)
        #expect(try reader.record(number).lines.count == index)
      }
      return number
    }()
    #expect(try Journal(at: path).record(number).text(of: "task") == "line 1\nline 2\nline 3")
  }

  // MARK: - Two at once

  @Test func twoJournalsWriteWithoutLosingALine() async throws {
    let path = folder.journal
    let noon = noon
    let practice = practice
    try await withThrowingTaskGroup(of: Void.self) { group in
      for name in ["one", "two", "three"] {
        group.addTask {
          let journal = Journal(at: path)
          let number = try journal.begin(practice, at: noon)
          for index in 0..<40 {
            try journal.append(line("task", "\(name) \(index)"), to: number)
          }
          try journal.finish(number, at: noon)
        }
      }
      try await group.waitForAll()
    }
    let journal = Journal(at: path)
    let history = try journal.history()
    #expect(Set(history.map(\.number)) == [1, 2, 3])
    for summary in history {
      let lines = try journal.record(summary.number).lines
      #expect(lines.count == 40)
      #expect(Set(lines.compactMap { $0.text.split(separator: " ").first }).count == 1)
    }
  }

  @Test func anAttemptBelongsToOneJournalUntilItIsGone() throws {
    let path = folder.journal
    let other = Journal(at: path)
    let number = try {
      let first = Journal(at: path)
      let number = try first.begin(practice, at: noon)
      #expect(try other.resumable().isEmpty)
      #expect(throws: JournalError.inUse(attempt: number, process: getpid())) {
        try other.claim(number)
      }
      #expect(throws: JournalError.notOpen(attempt: number)) {
        try other.append(line("task", "stolen"), to: number)
      }
      // Its own is among those that it can go on with.
      #expect(try first.resumable().map(\.number) == [number])
      return number
    }()
    #expect(try other.resumable().map(\.number) == [number])
    try other.claim(number)
    try other.append(line("task", "goes on"), to: number)
    #expect(throws: JournalError.inUse(attempt: number, process: getpid())) {
      try Journal(at: path).claim(number)
    }
    other.release(number)
    try Journal(at: path).claim(number)
  }

  @Test func theLockOfAnAttemptThatEndedIsRemoved() throws {
    let journal = Journal(at: folder.journal)
    let number = try journal.begin(practice, at: noon)
    let lock = folder.path + "/data/warstory/attempt-1.lock"
    #expect(FileManager.default.fileExists(atPath: lock))
    try journal.finish(number, at: noon)
    #expect(!FileManager.default.fileExists(atPath: lock))
    #expect(try journal.resumable().isEmpty)
  }

  // MARK: - Trouble

  @Test func aFullDiskLosesNothingThatWasThere() throws {
    let path = folder.journal
    let journal = Journal(at: path)
    let number = try journal.begin(practice, at: noon)
    try journal.append(line("task", "safe"), to: number)
    try journal.write { db in
      let pages = try Schema.number(db, "page_count")
      try db.execute(sql: "PRAGMA max_page_count = \(pages + 1)")
    }
    let long = String(repeating: "x", count: 100_000)
    let full = #expect(throws: JournalError.diskFull(path: path)) {
      try journal.append(line("task", long), to: number)
    }
    #expect(full?.message.contains("the disk is full") == true)
    #expect(try journal.record(number).text(of: "task") == "safe")
    try journal.write { db in try db.execute(sql: "PRAGMA max_page_count = 100000") }
    try journal.append(line("task", long), to: number)
    #expect(try journal.record(number).lines.count == 2)
  }

  @Test(arguments: [
    Data("dear diary, this is not a database at all, just some notes of mine".utf8),
    Data(repeating: 0, count: 5000), Data((0..<9000).map { UInt8(truncatingIfNeeded: $0 &* 7) }),
  ])
  func whatIsNoDatabaseIsNamedAndLeftAsItIs(bytes: Data) throws {
    let path = try folder.put(bytes)
    for error in failures(at: path) {
      #expect(error == .notADatabase(path: path), "\(error)")
      #expect(error.message.hasPrefix(path + ": "))
      #expect(error.message.contains("move it aside: "))
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
  }

  @Test(arguments: [1, 2, 3, 5])
  func aTruncatedFileIsDamagedAndLeftAsItIs(pages: Int) throws {
    let path = folder.journal
    try { _ = try Journal(at: path).begin(practice, at: noon) }()
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    let cut = whole.prefix(pages * 4096 - 100)
    try cut.write(to: URL(fileURLWithPath: path))
    let errors = failures(at: path)
    #expect(!errors.isEmpty)
    for error in errors {
      switch error {
      case .damaged, .notADatabase: break
      default: Issue.record("\(error)")
      }
      #expect(error.message.contains(path))
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == cut)
  }

  @Test func anEmptyFileIsTheBeginningOfAJournal() throws {
    let path = try folder.put(Data())
    #expect(try Journal(at: path).history().isEmpty)
    #expect(try Journal(at: path).begin(practice, at: noon) == 1)
  }

  @Test func anEmptyFileBesideALogWasCutShort() throws {
    let path = try folder.put(Data())
    _ = try folder.put(Data("log".utf8), at: "journal.sqlite-wal")
    for error in failures(at: path) {
      #expect(error == .damaged(path: path, detail: "the file is empty, its log is not"))
    }
    #expect(FileManager.default.contents(atPath: path + "-wal") == Data("log".utf8))
  }

  @Test func aNewerJournalIsRefused() throws {
    let path = folder.journal
    try {
      let journal = Journal(at: path)
      _ = try journal.begin(practice, at: noon)
      try journal.write { db in try db.execute(sql: "PRAGMA user_version = 9") }
    }()
    for error in failures(at: path) {
      #expect(error == .newer(path: path, version: 9))
      #expect(error.message.contains("update warstory"))
    }
  }

  @Test func aDatabaseOfAnotherProgramIsRefused() throws {
    let path = folder.journal
    try {
      let journal = Journal(at: path)
      _ = try journal.begin(practice, at: noon)
      try journal.write { db in
        try db.execute(sql: "PRAGMA application_id = 7; PRAGMA user_version = 0")
      }
    }()
    let before = try Data(contentsOf: URL(fileURLWithPath: path))
    for error in failures(at: path) { #expect(error == .foreign(path: path)) }
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
  }

  @Test func tablesThatAreNotTheJournalsAreDamage() throws {
    let path = folder.journal
    try {
      let journal = Journal(at: path)
      _ = try journal.begin(practice, at: noon)
      try journal.write { db in try db.execute(sql: "ALTER TABLE line RENAME TO lines") }
    }()
    let journal = Journal(at: path)
    let error = #expect(throws: JournalError.self) { try journal.record(1) }
    #expect(error == .damaged(path: path, detail: "no such table: line"))
  }

  @Test func aLinkIsNotFollowed() throws {
    let target = folder.path + "/target"
    try Data("precious".utf8).write(to: URL(fileURLWithPath: target))
    let path = try folder.put(Data())
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    for error in failures(at: path) { #expect(error == .notAPlainFile(path: path)) }
    #expect(FileManager.default.contents(atPath: target) == Data("precious".utf8))

    try FileManager.default.removeItem(atPath: target)
    for error in failures(at: path) { #expect(error == .notAPlainFile(path: path)) }
    #expect(!FileManager.default.fileExists(atPath: target))
  }

  @Test func aFolderInItsPlaceIsRefused() throws {
    let path = folder.journal
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for error in failures(at: path) { #expect(error == .notAPlainFile(path: path)) }
  }

  @Test func aFileWhereTheFolderShouldBeIsAnError() throws {
    let path = folder.path + "/file/warstory/journal.sqlite"
    try Data().write(to: URL(fileURLWithPath: folder.path + "/file"))
    #expect(try Journal(at: path).history().isEmpty)
    let error = #expect(throws: JournalError.self) {
      try Journal(at: path).begin(practice, at: noon)
    }
    #expect(error == .failed(path: path, detail: "not a directory"))
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser can write anywhere"))
  func aReadOnlyHomeCanBeReadAndSaysSoOnce() throws {
    let path = folder.journal
    let home = folder.path + "/data/warstory"
    let number = try {
      let journal = Journal(at: path)
      let number = try journal.begin(practice, at: noon)
      try journal.append(line("task", "kept"), to: number)
      return number
    }()
    chmod(path, 0o400)
    chmod(home, 0o500)
    defer { chmod(home, 0o700) }
    let journal = Journal(at: path)
    #expect(try journal.record(number).text(of: "task") == "kept")
    #expect(journal.takeNotices().count == 1)
    #expect(try journal.history().count == 1)
    #expect(journal.takeNotices().isEmpty)
    #expect(throws: JournalError.readOnly(path: path)) { try journal.begin(practice, at: noon) }
    #expect(throws: JournalError.readOnly(path: path)) { try journal.claim(number) }
    #expect(try journal.record(number).text(of: "task") == "kept")
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser can write anywhere"))
  func aHomeWhereNothingCanBeMadeSaysWhere() throws {
    chmod(folder.path, 0o500)
    defer { chmod(folder.path, 0o700) }
    let journal = Journal(at: folder.journal)
    #expect(try journal.history().isEmpty)
    #expect(throws: JournalError.readOnly(path: folder.journal)) {
      try journal.begin(practice, at: noon)
    }
  }

  // MARK: - Nonsense

  @Test func nonsenseInTheFileNeitherCrashesNorHidesTheRest() throws {
    let path = folder.journal
    let number = try {
      let journal = Journal(at: path)
      _ = try journal.begin(practice, at: noon)
      let number = try journal.begin(practice, at: noon + 1)
      try journal.append(line("task", "kept"), to: number)
      try journal.keep(.sample, of: number, digest: "", at: noon)
      try journal.keep(Rating(rater: .myself, rated: noon), of: number)
      return number
    }()
    try Journal(at: path).write { db in
      try db.execute(
        sql: """
          UPDATE attempt SET kind = 'seance' WHERE id = 1;
          UPDATE attempt SET started = 9223372036854775807, answered = -9223372036854775808,
            typing_speed = -5, asked = 'x,,99999999999999999999,2', part = char(0) WHERE id = 2;
          UPDATE line SET at = -1, elapsed = 9223372036854775807, withdrawn = 77 WHERE attempt = 2;
          UPDATE score SET diagnosis = 99, flags = 'what,no_numbers', card = '{"signals":[[[';
          UPDATE rating SET stars = -3, diagnosis = 5;
          UPDATE beat SET hints = 9223372036854775807, words = -1;
          INSERT INTO beat VALUES (2, 'more', 1, 1, 9223372036854775807);
          INSERT INTO line (attempt, part, text, at, elapsed)
            VALUES (2, 'task', CAST(x'ff00fe41' AS TEXT), 0, 0);
          """)
    }
    let journal = Journal(at: path)
    let history = try journal.history()
    #expect(history.map(\.number) == [number])
    #expect(history.first?.score == nil)
    #expect(journal.takeNotices() == ["attempt 1 makes no sense and is left out"])
    let record = try journal.record(number)
    #expect(record.scorecard == nil)
    #expect(record.lines.map(\.isWithdrawn) == [true, false])
    #expect(record.lines.last?.text == "\u{FFFD}\u{0}\u{FFFD}A")
    #expect(record.lines.first?.elapsed == .seconds(31_536_000))
    #expect(record.progress.asked == [2])
    #expect(record.ratings.first?.levels.isEmpty == true)
    #expect(record.ratings.first?.stars == nil)
    let json = try ExportedAttempt(record).json()
    #expect(json.contains(#""started":"9999-"#))
    #expect(throws: JournalError.self) { try journal.record(1) }
  }

  @Test(arguments: [
    "", "{}", "[]", "null", #"{"signals":{"diagnosis":{"level":9,"evidence":[]}}}"#,
    String(repeating: "[", count: 100_000),
  ])
  func aScorecardThatIsNoneIsNone(json: String) {
    #expect(ScorecardArchive.scorecard(from: json) == nil)
  }

  @Test func evidenceWithARangeThatRunsBackwardsIsLeftOut() throws {
    let json = """
      {"signals":{"diagnosis":{"level":9,"evidence":[{"beat":"action","start":9,"end":2,\
      "quote":"x","kind":"scope"}]},"luck":{"level":1,"evidence":[]}},"flags":[],\
      "flagEvidence":{},"points":{"d1":7},"pointEvidence":{},"pace":{}}
      """
    let card = try #require(ScorecardArchive.scorecard(from: json))
    #expect(card.signals == [.diagnosis: Assessment(level: 4, evidence: [], advice: nil)])
    #expect(card.points == ["d1": 2])
  }

  /// Runs `script` in a shell and gives its status.
  private func shell(_ script: String) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", script]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  @Test(.enabled(if: access("/usr/bin/sqlite3", X_OK) == 0, "sqlite3 is needed"))
  func theAdviceForADamagedJournalWorksAsItIsPrinted() throws {
    let path = folder.journal
    let text = String(repeating: "words of the answer ", count: 20)
    try {
      let journal = Journal(at: path)
      let number = try journal.begin(practice, at: noon)
      for index in 1...60 {
        let line = AttemptLine(
          part: "action", text: "\(index) \(text)", at: .zero, elapsed: .zero)
        try journal.append(line, to: number)
      }
    }()
    // One page of lines is gone.
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let hit = try #require(bytes.range(of: Data("30 words of the answer".utf8)))
    let page = hit.lowerBound / 4096 * 4096
    bytes.replaceSubrange(page..<(page + 4096), with: Data(repeating: 0xFF, count: 4096))
    try bytes.write(to: URL(fileURLWithPath: path))

    let error = #expect(throws: JournalError.self) { try Journal(at: path).record(1) }
    guard case .damaged = error else { return #expect(Bool(false), "\(String(describing: error))") }
    let advice = (error?.message ?? "").split(separator: "\n").filter { $0.hasPrefix("  ") }
    #expect(advice.count == 5)
    #expect(try shell(advice.joined(separator: "\n")) == 0)

    let saved = try Journal(at: path).record(1)
    #expect(saved.lines.count > 30)
    #expect(saved.lines.first?.text == "1 \(text)")
    #expect(saved.lines.last?.text == "60 \(text)")
    #expect(try Data(contentsOf: URL(fileURLWithPath: path + ".damaged")) == bytes)
    let next = try Journal(at: path).begin(practice, at: noon)
    #expect(next == 2)
  }

  @Test func beforeAMigrationTheJournalIsCopied() throws {
    let path = folder.journal
    let number = try {
      let journal = Journal(at: path)
      return try journal.begin(practice, at: noon)
    }()
    let later = Schema(
      steps: Schema.current.steps + ["ALTER TABLE attempt ADD COLUMN story TEXT"])
    let journal = Journal(at: path, schema: later)
    #expect(try journal.history().map(\.number) == [number])
    let copy = path + ".format-\(Schema.current.version)"
    #expect(try TemporaryFolder.mode(copy) == 0o600)
    // What the copy holds is what the earlier program reads.
    #expect(try Journal(at: copy).history().map(\.number) == [number])
    #expect(throws: JournalError.newer(path: path, version: later.version)) {
      try Journal(at: path).history()
    }
  }

  @Test func aMessageQuotesThePathForTheShell() {
    let message = JournalError.notADatabase(path: "/home/o'neil/journal.sqlite").message
    #expect(message.contains(#"'/home/o'\''neil/journal.sqlite'*"#))
  }

  /// What a read and a write say about the file at `path`.
  private func failures(at path: String) -> [JournalError] {
    var errors: [JournalError] = []
    do throws(JournalError) {
      let history = try Journal(at: path).history()
      Issue.record("read \(history)")
    } catch {
      errors.append(error)
    }
    do throws(JournalError) {
      let number = try Journal(at: path).begin(practice, at: noon)
      Issue.record("began \(number)")
    } catch {
      errors.append(error)
    }
    return errors
  }
}
