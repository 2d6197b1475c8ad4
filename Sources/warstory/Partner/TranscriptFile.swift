import Scoring

/// What was said in one interview, from a transcript or from the first record of
/// a JSON Lines file.
struct TranscriptFile {
  var answer: Answer

  /// Reads `file` to its end.
  ///
  /// - Throws: ``Complaint`` where it is empty, too long, or no text.
  init(_ file: AnswerFile, in session: Session) throws {
    var bytes: [UInt8] = []
    while let piece = try file.next() {
      bytes += piece
      guard bytes.count <= AnswerScoring.transcriptLimit else {
        throw Complaint.badData("\(file.name): longer than 16 MiB; that is no answer")
      }
    }
    guard AnswerLines.areRecords(bytes) else {
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw Complaint.badData("\(file.name): this is not UTF-8 text; save it as UTF-8")
      }
      answer = session.divider.answer(text)
      return
    }
    var lines = AnswerLines()
    guard let line = lines.feed(bytes).first ?? lines.finish(), let record = line.bytes else {
      throw Complaint.badData("\(file.name): there is no answer in it")
    }
    do throws(AnswerRecord.Failure) {
      answer = try AnswerRecord(line: record).answer(dividing: session.divider)
    } catch {
      throw Complaint.badData("\(file.name):\(line.number): \(error.description)")
    }
  }
}
