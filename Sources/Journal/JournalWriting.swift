import Foundation
import GRDB
import Scoring

extension Journal {
  /// Begins an attempt, claimed by this process, and returns its number.
  package func begin(_ attempt: Attempt, at now: Date) throws(JournalError) -> Int {
    try write { db in
      try db.execute(
        sql: """
          INSERT INTO attempt
            (kind, scenario, digest, title, mode, typing_speed, person, partner, seed, started)
          VALUES (?, ?, ?, CAST(? AS TEXT), ?, ?, CAST(? AS TEXT), CAST(? AS TEXT), ?, ?)
          """,
        arguments: [
          attempt.kind.rawValue, attempt.scenario, attempt.digest, attempt.title.bytes,
          attempt.mode.rawValue, attempt.typingSpeed, attempt.person?.bytes,
          attempt.partner?.bytes, attempt.seed.map { Int64(bitPattern: $0) }, now.milliseconds,
        ])
      let number = Int(db.lastInsertedRowID)
      // Before others can see it, so that no `resume` elsewhere comes between.
      try takeClaim(number)
      return number
    }
  }

  /// Gives an open attempt the title that was found for it.
  package func retitle(_ number: Int, _ title: String) throws(JournalError) {
    try requireClaim(number)
    try write { db in
      try db.execute(
        sql: "UPDATE attempt SET title = CAST(? AS TEXT) WHERE id = ?",
        arguments: [title.bytes, number])
    }
  }

  /// Keeps a finished line; it is on the disk when this returns.
  package func append(_ line: AttemptLine, to number: Int) throws(JournalError) {
    try requireClaim(number)
    try write { db in try insert(line, into: number, db) }
  }

  /// Marks the lines of `part` as withdrawn and keeps `line` in their place.
  ///
  /// Both happen or neither; nothing is deleted.
  package func replace(
    _ part: String, with line: AttemptLine?, in number: Int
  ) throws(JournalError) {
    try requireClaim(number)
    try write { db in try replace(part, with: line, in: number, db) }
  }

  private func replace(
    _ part: String, with line: AttemptLine?, in number: Int, _ db: Database
  ) throws {
    try db.execute(
      sql: "UPDATE line SET withdrawn = 1 WHERE attempt = ? AND part = ? AND NOT withdrawn",
      arguments: [number, part])
    if let line { try insert(line, into: number, db) }
  }

  /// Keeps how far the attempt has come.
  package func keep(_ progress: AttemptProgress, of number: Int) throws(JournalError) {
    try requireClaim(number)
    try write { db in
      try db.execute(
        sql: "UPDATE attempt SET part = ?, asked = ?, answered = ? WHERE id = ?",
        arguments: [
          progress.part, progress.asked.map(String.init).joined(separator: ","),
          progress.answered.milliseconds, number,
        ])
      let statement = try db.cachedStatement(
        sql: """
          INSERT INTO beat (attempt, part, elapsed, words, hints) VALUES (?, ?, ?, ?, ?)
          ON CONFLICT DO UPDATE
          SET elapsed = excluded.elapsed, words = excluded.words, hints = excluded.hints
          """)
      for (name, part) in progress.parts {
        try statement.execute(
          arguments: [number, name, part.elapsed.milliseconds, part.words, part.hints])
      }
    }
  }

  /// Ends an attempt whose answer is complete.
  package func finish(_ number: Int, at now: Date) throws(JournalError) {
    try end(number, as: .finished, at: now)
  }

  /// Ends an attempt that was given up; what was said stays readable.
  package func abandon(_ number: Int, at now: Date) throws(JournalError) {
    try end(number, as: .abandoned, at: now)
  }

  /// Keeps a score, beside the ones that the attempt already has.
  package func keep(
    _ card: Scorecard, of number: Int, scorer: String = Scorer.version, digest: String,
    at now: Date
  ) throws(JournalError) {
    try write { db in
      try requireAttempt(number, db)
      try db.execute(
        sql: """
          INSERT INTO score
            (attempt, scorer, digest, diagnosis, communication, blamelessness, prevention, total,
             verdict, flags, insufficient, card, scored)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT), ?)
          """,
        arguments: [
          number, scorer, digest, card.level(.diagnosis), card.level(.communication),
          card.level(.blamelessness), card.level(.prevention), card.total, card.verdict.rawValue,
          card.flags.map(\.rawValue).joined(separator: ","), card.insufficient?.sentence,
          try ScorecardArchive(card).json().bytes, now.milliseconds,
        ])
      try insertEvidence(of: card, score: db.lastInsertedRowID, db)
    }
  }

  /// Keeps a mark and returns it with its number.
  package func keep(_ mark: Mark, of number: Int) throws(JournalError) -> Mark {
    try requireClaim(number)
    return try write { db in
      try db.execute(
        sql: """
          INSERT INTO mark (attempt, what, part, at, partly, withdrawn, note)
          VALUES (?, ?, ?, ?, ?, ?, CAST(? AS TEXT))
          """,
        arguments: [
          number, mark.what, mark.part, mark.at.milliseconds, mark.isPartly, mark.isTakenBack,
          mark.note?.bytes,
        ])
      var kept = mark
      kept.id = db.lastInsertedRowID
      return kept
    }
  }

  /// Takes a mark back; it stays in the journal as taken back.
  package func takeBack(_ mark: Mark, of number: Int) throws(JournalError) {
    try requireClaim(number)
    try write { db in
      try db.execute(
        sql: "UPDATE mark SET withdrawn = 1 WHERE id = ? AND attempt = ?",
        arguments: [mark.id, number])
    }
  }

  /// Keeps what somebody thinks of an attempt.
  ///
  /// A later rating by the same one takes the earlier one's place.
  package func keep(_ rating: Rating, of number: Int) throws(JournalError) {
    try write { db in
      try requireAttempt(number, db)
      try db.execute(
        sql: "DELETE FROM rating WHERE attempt = ? AND rater = ?",
        arguments: [number, rating.rater.rawValue])
      try db.execute(
        sql: """
          INSERT INTO rating
            (attempt, rater, diagnosis, communication, blamelessness, prevention, stars, strength,
             change, note, rated)
          VALUES (?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), ?)
          """,
        arguments: [
          number, rating.rater.rawValue, rating.levels[.diagnosis], rating.levels[.communication],
          rating.levels[.blamelessness], rating.levels[.prevention], rating.stars,
          rating.strength?.bytes, rating.change?.bytes, rating.note?.bytes,
          rating.rated.milliseconds,
        ])
    }
  }

  /// Keeps a result of another kind than a scorecard, in its own JSON.
  ///
  /// The latest of a name stays.
  /// Each of `lines` takes the place of what its part holds, an empty one leaves
  /// the part empty; all of it happens or nothing.
  package func keepReport(
    _ name: String, body: String, of number: Int, at now: Date,
    replacing lines: [AttemptLine] = []
  ) throws(JournalError) {
    if !lines.isEmpty { try requireClaim(number) }
    try write { db in
      try requireAttempt(number, db)
      for line in lines {
        try replace(line.part, with: line.text.isEmpty ? nil : line, in: number, db)
      }
      try db.execute(
        sql: """
          INSERT INTO report (attempt, name, body, saved) VALUES (?, ?, CAST(? AS TEXT), ?)
          ON CONFLICT DO UPDATE SET body = excluded.body, saved = excluded.saved
          """,
        arguments: [number, name, body.bytes, now.milliseconds])
    }
  }

  private func end(
    _ number: Int, as state: Attempt.State, at now: Date
  ) throws(JournalError) {
    try requireClaim(number)
    try write { db in
      try db.execute(
        sql: "UPDATE attempt SET state = ?, finished = ?, part = NULL WHERE id = ?",
        arguments: [state.rawValue, now.milliseconds, number])
    }
    removeClaim(number)
  }

  /// The line, and with it the time that its part and the answer have taken.
  private func insert(_ line: AttemptLine, into number: Int, _ db: Database) throws {
    try db.cachedStatement(
      sql: """
        INSERT INTO line (attempt, part, text, at, elapsed, withdrawn)
        VALUES (?, ?, CAST(? AS TEXT), ?, ?, ?)
        """
    ).execute(arguments: [
      number, line.part, line.text.bytes, line.at.milliseconds, line.elapsed.milliseconds,
      line.isWithdrawn,
    ])
    try db.cachedStatement(
      sql: """
        INSERT INTO beat (attempt, part, elapsed) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET elapsed = excluded.elapsed
        """
    ).execute(arguments: [number, line.part, line.elapsed.milliseconds])
    try db.cachedStatement(
      sql: "UPDATE attempt SET answered = max(answered, ?) WHERE id = ?"
    ).execute(arguments: [line.at.milliseconds, number])
  }

  private func insertEvidence(of card: Scorecard, score: Int64, _ db: Database) throws {
    let statement = try db.cachedStatement(
      sql: """
        INSERT INTO evidence (score, shows, kind, point, beat, start, end, quote)
        VALUES (?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT))
        """)
    func insert(_ evidence: Evidence, for shown: String) throws {
      try statement.execute(
        arguments: [
          score, shown, evidence.kind.rawValue, evidence.point, evidence.beat.rawValue,
          evidence.range.lowerBound, evidence.range.upperBound, evidence.quote.bytes,
        ])
    }
    for signal in Signal.allCases {
      for evidence in card.signals[signal]?.evidence ?? [] {
        try insert(evidence, for: signal.rawValue)
      }
    }
    for flag in Flag.allCases {
      for evidence in card.flagEvidence[flag] ?? [] { try insert(evidence, for: flag.rawValue) }
    }
    for (point, evidence) in card.pointEvidence.sorted(by: { $0.key < $1.key }) {
      try insert(evidence, for: point)
    }
  }

  private func requireAttempt(_ number: Int, _ db: Database) throws {
    let row = try Row.fetchOne(
      db, sql: "SELECT 1 FROM attempt WHERE id = ?", arguments: [number])
    if row == nil { throw JournalError.noSuchAttempt(number) }
  }
}
