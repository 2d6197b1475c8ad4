import Foundation
import GRDB
import Scoring

extension Journal {
  /// The attempts that pass `filter`, the latest first.
  ///
  /// A row that makes no sense is left out and told by ``takeNotices()``.
  package func history(_ filter: Filter = .all) throws(JournalError) -> [Summary] {
    try find(filter) { _ in true }
  }

  /// The attempts that pass `filter` and the test, as many as its limit says.
  private func find(
    _ filter: Filter, where isWanted: (Summary) -> Bool
  ) throws(JournalError) -> [Summary] {
    var found: [Summary] = []
    try read { db in
      let rows = try Row.fetchCursor(
        db, sql: summaryQuery + filter.condition + " ORDER BY a.started DESC, a.id DESC",
        arguments: filter.arguments)
      // Rows are read where they are: a copy finds its columns far more slowly.
      while found.count < filter.limit ?? .max, let row = try rows.next() {
        guard let summary = Summary(row) else {
          note(unreadable(row.integer("id")))
          continue
        }
        if filter.matches(summary), isWanted(summary) { found.append(summary) }
      }
    }
    return found
  }

  /// The scenarios of which an attempt was finished, for a quick look.
  package func practisedScenarios() throws(JournalError) -> Set<String> {
    let scenarios = try read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT DISTINCT scenario FROM attempt
          WHERE state = 'finished' AND kind IN ('practice', 'interview')
          """)
    }
    return Set((scenarios ?? []).compactMap { $0.text("scenario") })
  }

  /// Attempts that were begun and not ended, and that no living process goes on
  /// with, the latest first.
  package func resumable(_ filter: Filter = .all) throws(JournalError) -> [Summary] {
    var open = filter
    open.states = [.open]
    return try find(open) { !isClaimedElsewhere($0.number) }
  }

  /// Everything about one attempt.
  package func record(_ number: Int) throws(JournalError) -> Record {
    let record = try read { db -> Record? in
      guard
        let row = try Row.fetchOne(db, sql: summaryQuery + " WHERE a.id = ?", arguments: [number])
      else { throw JournalError.noSuchAttempt(number) }
      guard let summary = Summary(row) else { return nil }
      return try details(of: summary, row, db)
    }
    guard let found = record else { throw .noSuchAttempt(number) }
    guard let found else { throw .damaged(path: path ?? "", detail: unreadable(number)) }
    return found
  }

  private func details(of summary: Summary, _ row: Row, _ db: Database) throws -> Record {
    func rows(_ sql: String) throws -> [Row] {
      try Row.fetchAll(db, sql: sql, arguments: [summary.number])
    }
    let scores = try rows("SELECT * FROM score WHERE attempt = ? ORDER BY id")
    let parts = try rows("SELECT * FROM beat WHERE attempt = ?").compactMap { row in
      row.text("part").map { ($0, AttemptProgress.Part(row)) }
    }
    let asked = row.text("asked") ?? ""
    return Record(
      summary: summary,
      progress: AttemptProgress(
        part: row.text("part"), parts: Dictionary(parts) { first, _ in first },
        answered: summary.answered, asked: asked.split(separator: ",").compactMap { Int($0) }),
      lines: try rows(
        """
        SELECT part, CAST(text AS BLOB) AS text, at, elapsed, withdrawn FROM line
        WHERE attempt = ? ORDER BY id
        """
      ).compactMap(AttemptLine.init),
      scorecard: scores.last?.text("card").flatMap(ScorecardArchive.scorecard),
      scores: scores.compactMap(Score.init),
      marks: try rows(
        """
        SELECT id, what, part, at, partly, withdrawn, CAST(note AS BLOB) AS note FROM mark
        WHERE attempt = ? ORDER BY id
        """
      ).compactMap(Mark.init),
      ratings: try rows(
        """
        SELECT rater, diagnosis, communication, blamelessness, prevention, stars,
          CAST(strength AS BLOB) AS strength, CAST(change AS BLOB) AS change,
          CAST(note AS BLOB) AS note, rated
        FROM rating WHERE attempt = ? ORDER BY id
        """
      ).compactMap(Rating.init),
      reports: try rows(
        """
        SELECT name, CAST(body AS BLOB) AS body, saved FROM report WHERE attempt = ? ORDER BY name
        """
      ).compactMap(Record.Report.init))
  }

  private func unreadable(_ number: Int?) -> String {
    "attempt \(number.map(String.init) ?? "without a number") makes no sense and is left out"
  }
}

/// An attempt with its latest score and its interviewer's levels.
///
/// Free text is read as a blob, since a text read by GRDB ends at its first NUL.
private let summaryQuery = """
  SELECT a.id, a.kind, a.scenario, a.digest, CAST(a.title AS BLOB) AS title, a.mode,
    a.typing_speed, CAST(a.person AS BLOB) AS person, CAST(a.partner AS BLOB) AS partner, a.seed,
    a.started, a.finished, a.state, a.part, a.asked, a.answered, s.scorer, s.digest AS score_digest, s.diagnosis, s.communication, s.blamelessness,
    s.prevention, s.flags, s.insufficient, s.scored,
    r.diagnosis AS r_diagnosis, r.communication AS r_communication,
    r.blamelessness AS r_blamelessness, r.prevention AS r_prevention,
    (SELECT total(hints) FROM beat WHERE attempt = a.id) AS hints
  FROM attempt a
  LEFT JOIN score s ON s.id = (SELECT max(id) FROM score WHERE attempt = a.id)
  LEFT JOIN rating r
    ON r.id = (SELECT max(id) FROM rating WHERE attempt = a.id AND rater = 'interviewer')
  """

// MARK: - Rows

extension Filter {
  /// What the database can tell, which does not know the case of all letters.
  ///
  /// Only values of ours that are plain words stand in it as they are.
  fileprivate var condition: String {
    var terms: [String] = []
    if let kinds { terms.append("a.kind IN (\(list(kinds.map(\.rawValue))))") }
    if let states { terms.append("a.state IN (\(list(states.map(\.rawValue))))") }
    if scenario != nil { terms.append("a.scenario = ?") }
    if since != nil { terms.append("a.started >= ?") }
    return terms.isEmpty ? "" : " WHERE " + terms.joined(separator: " AND ")
  }

  private func list(_ words: [String]) -> String {
    words.sorted().map { "'\($0)'" }.joined(separator: ", ")
  }

  fileprivate var arguments: StatementArguments {
    var values: [(any DatabaseValueConvertible)?] = []
    if let scenario { values.append(scenario) }
    if let since { values.append(since.milliseconds) }
    return StatementArguments(values)
  }

  fileprivate func matches(_ summary: Summary) -> Bool {
    let answering = summary.attempt.person?.lowercased()
    if let candidate, candidate.lowercased() != answering { return false }
    guard let name = person?.lowercased() else { return true }
    return name == answering || name == summary.attempt.partner?.lowercased()
  }
}

extension Summary {
  fileprivate init?(_ row: Row) {
    guard let number = row.integer("id"), let attempt = Attempt(row),
      let state = row.text("state").flatMap(Attempt.State.init), let started = row.date("started")
    else { return nil }
    self.init(
      number: number, attempt: attempt, started: started, finished: row.date("finished"),
      state: state, answered: row.duration("answered") ?? .zero, hints: row.integer("hints") ?? 0,
      score: Score(row, digest: "score_digest"), interviewerLevels: allLevels(of: row, prefix: "r_")
    )
  }
}

extension Attempt {
  fileprivate init?(_ row: Row) {
    guard let kind = row.text("kind").flatMap(Kind.init), let digest = row.text("digest"),
      let title = row.text("title"), let mode = row.text("mode").flatMap(Mode.init)
    else { return nil }
    self.init(
      kind: kind, scenario: row.text("scenario"), digest: digest, title: title, mode: mode,
      typingSpeed: max(1, min(row.integer("typing_speed") ?? 40, 1000)),
      person: row.text("person"), partner: row.text("partner"),
      seed: row.integer("seed").map { UInt64(bitPattern: Int64($0)) })
  }
}

extension Score {
  fileprivate init?(_ row: Row) { self.init(row, digest: "digest") }

  fileprivate init?(_ row: Row, digest column: String) {
    guard let scorer = row.text("scorer"), let digest = row.text(column),
      let levels = allLevels(of: row), let scored = row.date("scored")
    else { return nil }
    let flags = (row.text("flags") ?? "").split(separator: ",")
    self.init(
      scorer: scorer, digest: digest, levels: levels,
      flags: flags.compactMap { Flag(rawValue: String($0)) },
      insufficient: row.text("insufficient"), scored: scored)
  }
}

extension AttemptProgress.Part {
  fileprivate init(_ row: Row) {
    self.init(
      elapsed: row.duration("elapsed") ?? .zero, words: max(0, row.integer("words") ?? 0),
      hints: max(0, row.integer("hints") ?? 0))
  }
}

extension AttemptLine {
  fileprivate init?(_ row: Row) {
    guard let part = row.text("part"), let text = row.text("text") else { return nil }
    self.init(
      part: part, text: text, at: row.duration("at") ?? .zero,
      elapsed: row.duration("elapsed") ?? .zero, isWithdrawn: row.integer("withdrawn") != 0)
  }
}

extension Mark {
  fileprivate init?(_ row: Row) {
    guard let id = row.integer("id"), let what = row.text("what") else { return nil }
    self.init(
      id: Int64(id), what: what, part: row.text("part"), at: row.duration("at") ?? .zero,
      isPartly: row.integer("partly") == 1, isTakenBack: row.integer("withdrawn") != 0,
      note: row.text("note"))
  }
}

extension Rating {
  fileprivate init?(_ row: Row) {
    guard let rater = row.text("rater").flatMap(Rater.init), let rated = row.date("rated")
    else { return nil }
    self.init(
      rater: rater, levels: knownLevels(of: row),
      stars: row.integer("stars").flatMap { (1...5).contains($0) ? $0 : nil },
      strength: row.text("strength"), change: row.text("change"), note: row.text("note"),
      rated: rated)
  }
}

extension Record.Report {
  fileprivate init?(_ row: Row) {
    guard let name = row.text("name"), let body = row.text("body"), let saved = row.date("saved")
    else { return nil }
    self.init(name: name, body: body, saved: saved)
  }
}

/// The levels that a row has, each in a column of its signal's name.
private func knownLevels(of row: Row, prefix: String = "") -> [Signal: Int] {
  var levels: [Signal: Int] = [:]
  for signal in Signal.allCases { levels[signal] = row.level(prefix + signal.rawValue) }
  return levels
}

/// The same, where none is missing.
private func allLevels(of row: Row, prefix: String = "") -> [Signal: Int]? {
  let levels = knownLevels(of: row, prefix: prefix)
  return levels.count == Signal.allCases.count ? levels : nil
}
