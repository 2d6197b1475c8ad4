import Journal
import Rehearsal
import Scenarios
import Scoring

import struct Foundation.Date

/// One attempt in the journal, as a walk writes it.
///
/// What could not be written stays in memory and is tried again with the next
/// write, so that a full disk in the middle of an answer loses nothing.
final class AttemptRecord {
  let number: Int
  private let journal: Journal
  private let now: () -> Date
  private let complain: (any Error) -> Void
  private var pending: [() throws -> Void] = []

  init(
    _ number: Int, in journal: Journal, now: @escaping () -> Date,
    complain: @escaping (any Error) -> Void
  ) {
    self.number = number
    self.journal = journal
    self.now = now
    self.complain = complain
  }

  /// Keeps a finished line.
  func keep(_ line: Line) {
    write { [journal, number] in try journal.append(AttemptLine(line), to: number) }
  }

  /// Keeps a finished line of a document or a meeting, whose parts have names of
  /// their own.
  func keep(_ text: String, part: String, elapsed: Duration) {
    write { [journal, number] in
      try journal.append(
        AttemptLine(part: part, text: text, at: elapsed, elapsed: elapsed), to: number)
    }
  }

  /// Marks the lines of a part as withdrawn.
  func withdraw(part: String) {
    write { [journal, number] in try journal.replace(part, with: nil, in: number) }
  }

  /// Puts `line` in the place of what `part` holds.
  func replace(_ part: Part, with line: Line?) {
    write { [journal, number] in
      try journal.replace(part.rawValue, with: line.map(AttemptLine.init), in: number)
    }
  }

  /// Keeps how far the attempt has come.
  func keep(_ progress: Progress) {
    write { [journal, number] in
      try journal.keep(AttemptProgress(progress), of: number)
    }
  }

  /// Keeps what the person thinks of the answer.
  func keep(selfRating levels: [Signal: Int]) {
    write { [journal, number, now] in
      try journal.keep(Rating(rater: .myself, levels: levels, rated: now()), of: number)
    }
  }

  /// Keeps a score.
  func keep(_ card: Scorecard, digest: String) {
    write { [journal, number, now] in
      try journal.keep(card, of: number, digest: digest, at: now())
    }
  }

  /// Keeps what an interviewer ticked or noted.
  func keep(mark: String, part: String, at: Duration, isPartly: Bool, note: String?) {
    let mark = Mark(what: mark, part: part, at: at, isPartly: isPartly, note: note)
    write { [journal, number] in _ = try journal.keep(mark, of: number) }
  }

  /// Keeps the interviewer's levels and words.
  func keepRating(levels: [Signal: Int], strength: String, change: String) {
    write { [journal, number, now] in
      try journal.keep(
        Rating(
          rater: .interviewer, levels: levels, strength: strength, change: change, rated: now()),
        of: number)
    }
  }

  /// Keeps what the candidate thinks of the interviewer.
  func keepRating(stars: Int, note: String) {
    write { [journal, number, now] in
      try journal.keep(
        Rating(rater: .candidate, stars: stars, note: note.isEmpty ? nil : note, rated: now()),
        of: number)
    }
  }

  /// Keeps a line that the candidate typed.
  func keep(typed text: String, in beat: Beat, at: Duration, elapsed: Duration) {
    write { [journal, number] in
      try journal.append(
        AttemptLine(part: beat.rawValue, text: text, at: at, elapsed: elapsed), to: number)
    }
  }

  /// Keeps the clock of the whole answer and of each beat.
  func keep(times: [Beat: Duration], answered: Duration) {
    var progress = AttemptProgress(part: nil, answered: answered)
    for (beat, time) in times { progress.parts[beat.rawValue] = .init(elapsed: time) }
    write { [journal, number] in try journal.keep(progress, of: number) }
  }

  /// Keeps a result of another kind, in its own JSON.
  func keep(report name: String, body: String) {
    write { [journal, number, now] in
      try journal.keepReport(name, body: body, of: number, at: now())
    }
  }

  /// Ends the attempt.
  func finish() {
    write { [journal, number, now] in try journal.finish(number, at: now()) }
  }

  /// Gives the attempt up; what was said stays.
  func abandon() {
    write { [journal, number, now] in try journal.abandon(number, at: now()) }
  }

  /// Lets another program go on with the attempt.
  func release() {
    flush()
    journal.release(number)
  }

  private func write(_ operation: @escaping () throws -> Void) {
    pending.append(operation)
    flush()
  }

  private func flush() {
    while let operation = pending.first {
      do {
        try operation()
        pending.removeFirst()
      } catch {
        complain(error)
        return
      }
    }
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
