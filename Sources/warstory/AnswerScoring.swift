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
    guard let first = try file.next() else {
      throw Complaint.badData("\(file.name): there is nothing in it to score")
    }
    guard AnswerLines.areRecords(first) else { return try score(transcript: file, from: first) }
    var lines = AnswerLines()
    var allRead = true
    var piece: ArraySlice<UInt8>? = first
    while let bytes = piece {
      for line in lines.feed(bytes) where try !score(line, of: file) { allRead = false }
      piece = try file.next()
    }
    if let line = lines.finish(), try !score(line, of: file) { allRead = false }
    return allRead
  }

  private func score(_ line: AnswerLines.Line, of file: AnswerFile) throws -> Bool {
    guard let bytes = line.bytes else {
      try write(error: "the line is too long", at: line.number, of: file)
      return false
    }
    let record: AnswerRecord
    let scenario: Scenario?
    do {
      record = try AnswerRecord(line: bytes)
      let named = record.scenario ?? (record.namesScenario ? nil : self.scenario)
      scenario = try named.map { try session.scenario($0) }
    } catch let failure as AnswerRecord.Failure {
      try write(error: failure.description, at: line.number, of: file)
      return false
    } catch {
      let lines = Complaint(describing: error).text.split(separator: "\n")
      try write(error: lines.joined(separator: "; "), at: line.number, of: file)
      return false
    }
    try write(record.answer(dividing: session.divider), id: record.id, on: scenario)
    return true
  }

  private func score(transcript file: AnswerFile, from first: ArraySlice<UInt8>) throws -> Bool {
    var bytes = Array(first)
    while let piece = try file.next() {
      bytes += piece
      guard bytes.count <= Self.transcriptLimit else {
        throw Complaint.badData("\(file.name): longer than 16 MiB; that is no answer")
      }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Complaint.badData("\(file.name): this is not UTF-8 text; save it as UTF-8")
    }
    let scenario = try scenario.map { try session.scenario($0) }
    try write(session.divider.answer(text), id: file.name, on: scenario)
    return true
  }

  private func write(_ answer: Answer, id: String, on scenario: Scenario?) throws {
    let card = session.scorer.score(
      answer, on: scenario, by: scenario.flatMap(session.matcher(for:)))
    if asJSON {
      return try output.write(
        raw: ScoreReport(id: id, scenario: scenario?.id, scorecard: card).line + "\n")
    }
    try output.write(.heading(id) + (scenario.map { .faint("  \($0.id)") } ?? ""))
    let report = ScorecardReport(
      card: card, scenario: scenario, glyphs: output.glyphs, width: output.width,
      offersNext: false)
    try output.write(report.lines)
    if explains {
      let explanation = session.scorer.explain(answer, on: scenario)
      try output.write(
        ExplanationReport(explanation: explanation, glyphs: output.glyphs, width: output.width)
          .lines)
    }
    try output.write()
  }

  private func write(error: String, at number: Int, of file: AnswerFile) throws {
    if asJSON {
      try output.write(raw: ScoreReport.line(error: error, at: number) + "\n")
    } else {
      session.complain(Complaint.badData("\(file.name):\(number): \(error)"))
    }
  }
}
