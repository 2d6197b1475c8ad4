import GRDB

/// The tables, and the steps that lead from each format to the next.
struct Schema {
  /// Each leads from the format of its index to the next one.
  ///
  /// A step that was released is never changed. Times are milliseconds, instants
  /// counted from 1970.
  var steps: [String]

  /// "WARS", by which SQLite files tell whose they are.
  static let application: Int64 = 0x5741_5253

  /// The format that ``steps`` lead to.
  var version: Int { steps.count }

  /// The format of this program.
  static let current = Schema(steps: released)

  /// Brings the database to the present format, all or nothing.
  ///
  /// It looks again inside the transaction, since another process may have done
  /// it meanwhile.
  func migrate(_ db: Database) throws {
    try db.inTransaction(.immediate) {
      let done = try Self.number(db, "user_version")
      for step in steps.dropFirst(max(0, done)) { try db.execute(sql: step) }
      if done < version {
        try db.execute(sql: "PRAGMA application_id = \(Self.application)")
        try db.execute(sql: "PRAGMA user_version = \(version)")
      }
      return .commit
    }
  }

  /// The whole number that a pragma tells.
  static func number(_ db: Database, _ pragma: String) throws -> Int {
    let row = try Row.fetchOne(db, sql: "PRAGMA \(pragma)")
    return row.flatMap { Int.fromDatabaseValue($0[0]) } ?? 0
  }

  private static let released = [
    """
    CREATE TABLE attempt (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      scenario TEXT,
      digest TEXT NOT NULL,
      title TEXT NOT NULL,
      mode TEXT NOT NULL,
      typing_speed INTEGER NOT NULL,
      person TEXT,
      partner TEXT,
      seed INTEGER,
      started INTEGER NOT NULL,
      finished INTEGER,
      state TEXT NOT NULL DEFAULT 'open',
      part TEXT,
      asked TEXT NOT NULL DEFAULT '',
      answered INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX attempt_by_start ON attempt (started);

    CREATE TABLE line (
      id INTEGER PRIMARY KEY,
      attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
      part TEXT NOT NULL,
      text TEXT NOT NULL,
      at INTEGER NOT NULL,
      elapsed INTEGER NOT NULL,
      withdrawn INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX line_by_attempt ON line (attempt);

    CREATE TABLE beat (
      attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
      part TEXT NOT NULL,
      elapsed INTEGER NOT NULL,
      words INTEGER NOT NULL DEFAULT 0,
      hints INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (attempt, part)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE score (
      id INTEGER PRIMARY KEY,
      attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
      scorer TEXT NOT NULL,
      digest TEXT NOT NULL,
      diagnosis INTEGER NOT NULL,
      communication INTEGER NOT NULL,
      blamelessness INTEGER NOT NULL,
      prevention INTEGER NOT NULL,
      total INTEGER NOT NULL,
      verdict TEXT NOT NULL,
      flags TEXT NOT NULL,
      insufficient TEXT,
      card TEXT NOT NULL,
      scored INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX score_by_attempt ON score (attempt);

    CREATE TABLE evidence (
      score INTEGER NOT NULL REFERENCES score ON DELETE CASCADE,
      shows TEXT NOT NULL,
      kind TEXT NOT NULL,
      point TEXT,
      beat TEXT NOT NULL,
      start INTEGER NOT NULL,
      end INTEGER NOT NULL,
      quote TEXT NOT NULL
    ) STRICT;
    CREATE INDEX evidence_by_score ON evidence (score);

    CREATE TABLE mark (
      id INTEGER PRIMARY KEY,
      attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
      what TEXT NOT NULL,
      part TEXT,
      at INTEGER NOT NULL,
      partly INTEGER NOT NULL DEFAULT 0,
      withdrawn INTEGER NOT NULL DEFAULT 0,
      note TEXT
    ) STRICT;
    CREATE INDEX mark_by_attempt ON mark (attempt);

    CREATE TABLE rating (
      id INTEGER PRIMARY KEY,
      attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
      rater TEXT NOT NULL,
      diagnosis INTEGER,
      communication INTEGER,
      blamelessness INTEGER,
      prevention INTEGER,
      stars INTEGER,
      strength TEXT,
      change TEXT,
      note TEXT,
      rated INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX rating_by_attempt ON rating (attempt);

    CREATE TABLE report (
      attempt INTEGER NOT NULL REFERENCES attempt ON DELETE CASCADE,
      name TEXT NOT NULL,
      body TEXT NOT NULL,
      saved INTEGER NOT NULL,
      PRIMARY KEY (attempt, name)
    ) STRICT, WITHOUT ROWID;
    """
  ]
}
