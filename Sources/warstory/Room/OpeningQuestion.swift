/// What is asked before a document or a meeting about an own story: what happened.
///
/// Its lines are in the journal like any other, so that a kill in the middle of
/// them loses none.
struct OpeningQuestion {
  let session: Session
  let question: String
  /// The name under which the journal keeps the answer.
  let part: String

  /// The answer, and the attempt that it belongs to; nil where the person left.
  ///
  /// `begin` makes the attempt at the first line, unless `found` goes on.
  ///
  /// - Throws: ``OutputClosed``, ``Terminated``.
  func ask(
    goingOnWith found: AttemptRecord? = nil, from lines: [String] = [],
    begin: () -> AttemptRecord
  ) throws -> (record: AttemptRecord, answer: String)? {
    let output = session.world.output
    try output.write(.heading(question))
    for line in lines { try output.write(.faint("  \(line)"), hanging: 2) }
    var telling = Telling(session: session, budget: nil, commands: [.help, .quit], lines: lines)
    var record = found
    let ending: Telling.Ending
    do {
      ending = try telling.run { text, elapsed in
        let attempt = record ?? begin()
        record = attempt
        attempt.keep(text, part: part, elapsed: elapsed)
      }
    } catch {
      record?.release()
      throw error
    }
    guard ending == .told, let record, !telling.lines.isEmpty else {
      try record?.leave()
      return nil
    }
    return (record, telling.lines.joined(separator: " "))
  }
}
