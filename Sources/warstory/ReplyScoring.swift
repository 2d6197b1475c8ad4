import Foundation
import PostMortem
import Scenarios
import Scoring

/// Scores replies to pushback from JSON Lines, each flushed as it is done.
struct ReplyScoring {
  var session: Session
  var asJSON: Bool

  /// A line of the input.
  private struct Line: Decodable {
    var id: String
    var kind: String?
    var incident: String?
    var who: String?
    var says: String?
    var reply: String
  }

  /// Scores every reply of `file`; false where one could not be read.
  ///
  /// - Throws: ``Complaint`` when the file can't be read, ``OutputClosed``.
  func score(_ file: AnswerFile) throws -> Bool {
    defer { file.close() }
    var lines = AnswerLines()
    var allRead = true
    while let bytes = try file.next() {
      for line in lines.feed(bytes) where try !score(line, of: file) { allRead = false }
    }
    if let line = lines.finish(), try !score(line, of: file) { allRead = false }
    return allRead
  }

  private func score(_ line: AnswerLines.Line, of file: AnswerFile) throws -> Bool {
    let output = session.world.output
    do {
      let (id, reply) = try read(line)
      let score = session.replyScorer.score(reply)
      guard !asJSON else {
        try output.write(json: score.json(id: id) + "\n")
        return true
      }
      try output.write(.heading(id) + "  level \(score.level)")
      for evidence in score.evidence {
        try output.write("   \(evidence.kind.name): \(evidence.quote)", hanging: 5)
      }
      if let advice = score.advice { try output.write(.faint("   \(advice)"), hanging: 3) }
      return true
    } catch let complaint as Complaint {
      if asJSON {
        try output.write(json: ScoreReport.line(error: complaint.text, at: line.number) + "\n")
      } else {
        session.complain(Complaint.badData("\(file.name):\(line.number): \(complaint.text)"))
      }
      return false
    }
  }

  private func read(_ line: AnswerLines.Line) throws -> (String, Reply) {
    guard let bytes = line.bytes else { throw Complaint.badData("the line is too long") }
    let read: Line
    do {
      read = try JSONDecoder().decode(Line.self, from: Data(bytes))
    } catch DecodingError.keyNotFound(let key, _) {
      throw Complaint.badData("`\(key.stringValue)` is missing")
    } catch DecodingError.typeMismatch(_, let context) {
      let key = context.codingPath.first?.stringValue ?? "the line"
      throw Complaint.badData("`\(key)` must be a string")
    } catch {
      throw Complaint.badData("this is no JSON object with an `id` and a `reply`")
    }
    var kind: PushbackKind?
    if let name = read.kind {
      kind = PushbackKind(rawValue: name)
      guard kind != nil else {
        let near = Nearest.names(to: name, among: PushbackKind.allCases.map(\.rawValue))
        throw Complaint.badData(
          "no kind `\(name.clipped())`" + (near.first.map { "; did you mean `\($0)`?" } ?? ""))
      }
    }
    return (
      read.id,
      Reply(
        kind: kind, incident: read.incident ?? "", who: read.who ?? "", says: read.says ?? "",
        text: read.reply)
    )
  }
}
