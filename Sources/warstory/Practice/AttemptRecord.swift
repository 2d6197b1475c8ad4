import Journal
import Rehearsal
import Scenarios
import Scoring

import struct Foundation.Date
import class Foundation.JSONEncoder

/// One attempt in the journal, as a walk writes it.
///
/// What could not be written, be it the attempt's very beginning, stays in
/// memory and is tried again with the next write, so that a full disk or a
/// locked journal in the middle of an answer loses nothing.
final class AttemptRecord {
  /// Known once the journal has the attempt.
  private(set) var number: Int?
  /// What the person thinks of the answer, where they said so here.
  private(set) var selfRating: [Signal: Int] = [:]

  private unowned let session: Session
  /// What is to be begun; nil where it was begun before.
  private let attempt: Attempt?
  private let started: Date
  private var pending: [Write] = []
  /// Whether the last write failed, which the person knows.
  private var isBehind = false
  /// Whether the journal did not take the rest in the end.
  private var hasLost = false

  /// Something that the journal has to be told.
  private struct Write {
    /// The words of the person in it.
    var text = ""
    var run: (Journal, Int) throws -> Void
  }

  /// Begins `attempt`.
  ///
  /// Where the journal can't take it now the person is told, and it is begun
  /// with a later write.
  init(beginning attempt: Attempt, in session: Session) {
    self.attempt = attempt
    self.session = session
    started = session.world.now()
    flush()
  }

  /// Goes on with the attempt `number`, which this program has claimed.
  init(_ number: Int, in session: Session) {
    self.number = number
    self.session = session
    attempt = nil
    started = session.world.now()
  }

  /// How the attempt is called: `attempt 7`.
  var name: String { number.map { "attempt \($0)" } ?? "this attempt" }

  /// Whether the journal has all of it.
  var isSafe: Bool { number != nil && pending.isEmpty && !hasLost }

  /// Keeps a finished line.
  func keep(_ line: Line) {
    write(line.text) { try $0.append(AttemptLine(line), to: $1) }
  }

  /// Keeps a finished line of a document or a meeting, whose parts have names of
  /// their own.
  func keep(_ text: String, part: String, elapsed: Duration) {
    let line = AttemptLine(part: part, text: text, at: elapsed, elapsed: elapsed)
    write(text) { try $0.append(line, to: $1) }
  }

  /// Marks the lines of a part as withdrawn.
  func withdraw(part: String) {
    write { try $0.replace(part, with: nil, in: $1) }
  }

  /// Puts `line` in the place of what `part` holds.
  func replace(_ part: Part, with line: Line?) {
    write(line?.text ?? "") {
      try $0.replace(part.rawValue, with: line.map(AttemptLine.init), in: $1)
    }
  }

  /// Keeps how far the attempt has come.
  func keep(_ progress: Progress) {
    write { try $0.keep(AttemptProgress(progress), of: $1) }
  }

  /// Keeps what the person thinks of the answer.
  func keep(selfRating levels: [Signal: Int]) {
    selfRating = levels
    let rating = Rating(rater: .myself, levels: levels, rated: session.world.now())
    write { try $0.keep(rating, of: $1) }
  }

  /// Keeps a score.
  func keep(_ card: Scorecard, digest: String) {
    let now = session.world.now()
    write { try $0.keep(card, of: $1, digest: digest, at: now) }
  }

  /// Keeps what an interviewer ticked or noted.
  func keep(mark: String, part: String, at: Duration, isPartly: Bool, note: String?) {
    let mark = Mark(what: mark, part: part, at: at, isPartly: isPartly, note: note)
    write(note ?? "") { _ = try $0.keep(mark, of: $1) }
  }

  /// Keeps the interviewer's levels and words.
  func keepRating(levels: [Signal: Int], strength: String, change: String) {
    let rating = Rating(
      rater: .interviewer, levels: levels, strength: strength, change: change,
      rated: session.world.now())
    write(strength + "\n" + change) { try $0.keep(rating, of: $1) }
  }

  /// Keeps what the candidate thinks of the interviewer.
  func keepRating(stars: Int, note: String) {
    let rating = Rating(
      rater: .candidate, stars: stars, note: note.isEmpty ? nil : note,
      rated: session.world.now())
    write(note) { try $0.keep(rating, of: $1) }
  }

  /// Keeps a line that the candidate typed.
  func keep(typed text: String, in beat: Beat, at: Duration, elapsed: Duration) {
    let line = AttemptLine(part: beat.rawValue, text: text, at: at, elapsed: elapsed)
    write(text) { try $0.append(line, to: $1) }
  }

  /// Keeps the clock of the whole answer and of each beat.
  func keep(times: [Beat: Duration], answered: Duration) {
    var progress = AttemptProgress(part: nil, answered: answered)
    for (beat, time) in times { progress.parts[beat.rawValue] = .init(elapsed: time) }
    write { try $0.keep(progress, of: $1) }
  }

  /// Keeps a result of another kind, in its own JSON, together with the new text
  /// of the parts that it changed.
  func keep(report name: String, body: String, replacing parts: [String: String] = [:]) {
    let now = session.world.now()
    let lines = parts.sorted { $0.key < $1.key }.map {
      AttemptLine(part: $0.key, text: $0.value, at: .zero, elapsed: .zero)
    }
    write(lines.map(\.text).joined(separator: "\n")) {
      try $0.keepReport(name, body: body, of: $1, at: now, replacing: lines)
    }
  }

  /// Keeps the file of a scenario that the library doesn't have, so that the attempt
  /// can be gone on with wherever the file is by then.
  func keep(scenario text: String) {
    guard let body = try? JSONEncoder().encode(text) else { return }
    keep(report: Self.scenario, body: String(decoding: body, as: UTF8.self))
  }

  /// The name under which the journal keeps such a file.
  static let scenario = "scenario"

  /// Gives the attempt the title that was found for it.
  func retitle(_ title: String) {
    write { try $0.retitle($1, title) }
  }

  /// Ends the attempt.
  func finish() {
    let now = session.world.now()
    write { try $0.finish($1, at: now) }
    settle()
  }

  /// Gives the attempt up; what was said stays.
  func abandon() {
    let now = session.world.now()
    write { try $0.abandon($1, at: now) }
    settle()
  }

  /// Lets another program go on with the attempt.
  func release() {
    settle()
    if let number { session.journal.release(number) }
  }

  /// Lets go of the attempt and says how it can be gone on with.
  ///
  /// - Throws: ``OutputClosed``.
  func leave() throws {
    release()
    guard isSafe, let number else { return }
    try session.world.output.write("Left at attempt \(number); `resume` goes on with it.")
  }

  // MARK: - Writing

  private func write(_ text: String = "", _ run: @escaping (Journal, Int) throws -> Void) {
    pending.append(Write(text: text, run: run))
    flush()
  }

  /// Writes what is to be written; without patience while somebody waits at a
  /// prompt.
  private func flush(patience: Double? = nil) {
    let journal = session.journal
    journal.patience = patience ?? (isBehind ? 0.05 : 1)
    defer { journal.patience = Journal.usualPatience }
    do {
      if number == nil, let attempt { number = try journal.begin(attempt, at: started) }
      guard let number else { return }
      while let write = pending.first {
        try write.run(journal, number)
        pending.removeFirst()
      }
      if isBehind {
        isBehind = false
        session.complain(
          Complaint("the journal can be written again: all of \(name) is in it now", .done))
      }
    } catch {
      guard !isBehind else { return }
      isBehind = true
      session.complain(
        Complaint(
          "\(Complaint(describing: error).text)\n"
            + "you can go on: what you say is kept in memory, and written as soon as that works",
          .done))
    }
  }

  /// Writes the rest with all patience; what the journal doesn't take at the end
  /// goes to a file, and the person is told.
  private func settle() {
    guard !isSafe, !hasLost else { return }
    flush(patience: Journal.usualPatience)
    guard !isSafe else { return }
    let text = pending.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n")
    hasLost = true
    session.hasLost = true
    session.complain(
      Complaint.inputOutput(
        (number == nil
          ? "nothing of this attempt will be there afterwards"
          : "the end of \(name) is not in the journal")
          + (text.isEmpty ? "" : "\n" + session.rescue(text))))
    pending = []
  }
}

extension AttemptLine {
  init(_ line: Line) {
    self.init(part: line.part.rawValue, text: line.text, at: line.at, elapsed: line.elapsed)
  }
}

extension Line {
  /// nil for a part that this program does not know, or that was told again.
  init?(_ line: AttemptLine) {
    guard !line.isWithdrawn, let part = Part(rawValue: line.part) else { return nil }
    self.init(part: part, text: line.text, at: line.at, elapsed: line.elapsed)
  }
}

extension AttemptProgress {
  init(_ progress: Progress) {
    let parts = Swift.Set(progress.times.keys).union(progress.hints.keys)
    self.init(
      part: progress.part?.rawValue, answered: progress.answered, asked: progress.asked)
    for part in parts {
      self.parts[part.rawValue] = Part(
        elapsed: progress.times[part] ?? .zero, words: progress.words[part] ?? 0,
        hints: progress.hints[part] ?? 0)
    }
  }
}

extension Progress {
  init(_ progress: AttemptProgress) {
    var times: [Part: Duration] = [:]
    var hints: [Part: Int] = [:]
    for (name, kept) in progress.parts {
      guard let part = Part(rawValue: name) else { continue }
      times[part] = kept.elapsed
      hints[part] = kept.hints
    }
    self.init(
      part: progress.part.flatMap(Part.init(rawValue:)), times: times,
      answered: progress.answered, hints: hints, asked: progress.asked)
  }
}
