import Scenarios
import Scoring

/// Scores a stream of answers in constant memory, each flushed as it is done.
struct AnswerScoring {
  /// The longest transcript that is read, in bytes.
  static let transcriptLimit = 16 << 20

  var session: Session
  /// For what names no scenario itself.
  var scenario: String?
  var asJSON: Bool
  var explains: Bool

  private var output: Output { session.world.output }

  /// Scores every answer of `file`; false where one could not be read.
  ///
  /// - Throws: ``Complaint`` when the file as a whole can't be scored,
  ///   ``OutputClosed``.
  func score(_ file: AnswerFile) throws -> Bool {
    defer { file.close() }
    let start = try beginning(of: file)
    guard start.areRecords else { return try score(transcript: start.bytes, of: file) }
    var lines = AnswerLines()
    var allRead = true
    var piece: ArraySlice<UInt8>? = start.bytes[...]
    while let bytes = piece {
      try session.stopIfAsked()
      // What has come is scored before more is waited for: whoever writes a line
      // may be waiting for its score.
      if try !score(lines.feed(bytes), of: file) { allRead = false }
      piece = try file.next()
    }
    if let line = lines.finish(), try !score([line], of: file) { allRead = false }
    return allRead
  }

  /// An answer with everything that its score depends on.
  private struct Told: Sendable {
    var id: String
    var answer: Answer
    var scenario: Scenario?
    var matcher: PointMatcher?
  }

  /// Why a line can't be scored.
  private struct Unreadable: Error {
    var reason: String
  }

  private func score(_ lines: [AnswerLines.Line], of file: AnswerFile) throws -> Bool {
    let answers = lines.map { line in Result { () throws(Unreadable) in try told(line) } }
    var reports = (asJSON ? Self.reports(answers.compactMap { try? $0.get() }, session.scorer) : [])
      .makeIterator()
    for (line, answer) in zip(lines, answers) {
      switch answer {
      case .failure(let failure): try write(error: failure.reason, at: line.number, of: file)
      case .success(let told):
        if let report = reports.next() {
          try output.write(json: report + "\n")
        } else {
          try write(told)
        }
      }
    }
    return answers.allSatisfy { (try? $0.get()) != nil }
  }

  /// The lines of JSON for `answers`, worked out on all processors.
  private static func reports(_ answers: [Told], _ scorer: Scorer) -> [String] {
    answers.mapSideBySide { told in
      let card = scorer.score(told.answer, on: told.scenario, by: told.matcher)
      return ScoreReport(id: told.id, scenario: told.scenario?.id, scorecard: card).line
    }
  }

  private func told(_ line: AnswerLines.Line) throws(Unreadable) -> Told {
    guard let bytes = line.bytes else { throw Unreadable(reason: "the line is too long") }
    do {
      let record = try AnswerRecord(line: bytes)
      let named = record.scenario ?? (record.namesScenario ? nil : self.scenario)
      return told(
        record.answer(dividing: session.divider), id: record.id,
        on: try named.map { try session.scenario($0) })
    } catch let failure as AnswerRecord.Failure {
      throw Unreadable(reason: failure.description)
    } catch {
      let lines = Complaint(describing: error).text.split(separator: "\n")
      throw Unreadable(reason: lines.joined(separator: "; "))
    }
  }

  private func told(_ answer: Answer, id: String, on scenario: Scenario?) -> Told {
    Told(
      id: id, answer: answer, scenario: scenario,
      matcher: scenario.flatMap(session.matcher(for:)))
  }

  /// As much of `file` as tells JSON Lines from a transcript, which is then the
  /// whole of it.
  ///
  /// It is told by lines, never by what a pipe happened to bring at once.
  private func beginning(of file: AnswerFile) throws -> (bytes: [UInt8], areRecords: Bool) {
    var bytes: [UInt8] = []
    var kind = AnswerKind()
    while let piece = try file.next() {
      bytes += piece
      kind.feed(piece)
      if kind.areRecords { break }
      guard bytes.count <= Self.transcriptLimit else {
        throw Complaint.badData("\(file.name): longer than 16 MiB; that is no answer")
      }
    }
    guard !kind.isBlank else {
      throw Complaint.badData("\(file.name): there is nothing in it to score")
    }
    // A byte-order mark is no text, and may stand on a line of its own.
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    return (bytes, kind.areRecords)
  }

  private func score(transcript bytes: [UInt8], of file: AnswerFile) throws -> Bool {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Complaint.badData("\(file.name): this is not UTF-8 text; save it as UTF-8")
    }
    let scenario = try scenario.map { try session.scenario($0) }
    try write(told(session.divider.answer(text), id: file.name, on: scenario))
    return true
  }

  private func write(_ told: Told) throws {
    let (id, scenario) = (told.id, told.scenario)
    let card = session.scorer.score(told.answer, on: scenario, by: told.matcher)
    if asJSON {
      return try output.write(
        json: ScoreReport(id: id, scenario: scenario?.id, scorecard: card).line + "\n")
    }
    try output.write(.heading(id) + (scenario.map { .faint("  \($0.id)") } ?? ""))
    let report = ScorecardReport(
      card: card, scenario: scenario, glyphs: output.glyphs, width: output.width,
      offersNext: false)
    try output.write(report.lines)
    if explains {
      let explanation = session.scorer.explain(told.answer, on: scenario)
      try output.write(
        ExplanationReport(explanation: explanation, glyphs: output.glyphs, width: output.width)
          .lines)
    }
    try output.write()
  }

  private func write(error: String, at number: Int, of file: AnswerFile) throws {
    if asJSON {
      try output.write(json: ScoreReport.line(error: error, at: number) + "\n")
    } else {
      session.complain(Complaint.badData("\(file.name):\(number): \(error)"))
    }
  }
}
