import Foundation
import Journal
import Scenarios
import Scoring

/// The journal as commands use it: what can't be read or written is said once,
/// and practice goes on.
extension Session {
  /// Keeps words that the journal did not take in a file of their own, and says
  /// where.
  func rescue(_ text: String) -> String {
    for folder in [folders.data, world.environment["TMPDIR"] ?? "/tmp"] {
      let path = "\(folder)/unsaved-\(Calendar.stamp(world.now())).txt"
      do {
        try NewFile(path: path, mode: 0o600).write(text + "\n")
        return "what you said is in \(path)"
      } catch {
        continue
      }
    }
    return "there is no room for a file with your words either; copy them from here:\n\(text)"
  }

  /// The attempts that pass `filter`, the latest first.
  ///
  /// - Throws: ``JournalError``.
  func history(_ filter: Filter = .all) throws -> [Summary] {
    let attempts = try journal.history(filter)
    for notice in journal.takeNotices() { complain(Complaint(notice, .done)) }
    return attempts
  }

  /// The best total of each scenario that was practised.
  ///
  /// - Throws: ``JournalError``.
  func practisedScenarios() throws -> [String: Int] {
    var best: [String: Int] = [:]
    for attempt in try history(Filter(kinds: [.practice], states: [.finished])) {
      guard let scenario = attempt.attempt.scenario else { continue }
      let total = attempt.levels?.values.reduce(0, +) ?? 0
      best[scenario] = max(best[scenario] ?? 0, total)
    }
    return best
  }

  /// The same for what needs no journal: nil, after a notice, where it can't be read.
  func practisedScenariosIfKnown() -> [String: Int]? { ifKnown { try practisedScenarios() } }

  /// The same for what needs no journal: empty, after a notice, where it can't be
  /// read.
  func historyIfKnown(_ filter: Filter) -> [Summary] { ifKnown { try history(filter) } ?? [] }

  private func ifKnown<T>(_ read: () throws -> T) -> T? {
    do {
      return try read()
    } catch {
      complain(Complaint(Complaint(describing: error).text, .done))
      return nil
    }
  }

  /// The scenario of the last attempt that was told to its end.
  ///
  /// - Throws: ``JournalError``.
  func lastPractised() throws -> String? {
    if let lastScenario { return lastScenario }
    // By number: a clock that was wrong once must not decide for good.
    let last = try history(Filter(kinds: [.practice], states: [.finished]))
      .filter { $0.attempt.scenario != nil }.max { $0.number < $1.number }
    guard let last, let id = last.attempt.scenario else { return nil }
    if library[id] == nil { _ = triedScenario(of: try journal.record(last.number)) }
    return id
  }

  /// The scenario of `record` where it came from a file outside the library; it is
  /// known by its id from then on.
  func triedScenario(of record: Record) -> Scenario? {
    guard let id = record.summary.attempt.scenario,
      let body = record.reports.first(where: { $0.name == AttemptRecord.scenario })?.body,
      let text = try? JSONDecoder().decode(String.self, from: Data(body.utf8)),
      let scenario = ScenarioFile(Array(text.utf8), file: id, name: nil).scenario
    else { return nil }
    tried[id] = TriedScenario(scenario: scenario, text: text)
    return scenario
  }

  /// The digest that each scenario of `attempts` has today.
  func digests(of attempts: [Summary]) -> [String: String] {
    var digests: [String: String] = [:]
    for id in attempts.compactMap(\.attempt.scenario) where digests[id] == nil {
      digests[id] = library[id]?.digest ?? tried[id]?.scenario.digest ?? ""
    }
    return digests
  }

  /// What Tab offers where an attempt is meant.
  var attemptNumbers: [String] {
    ((try? history(Filter(limit: 50))) ?? []).map { String($0.number) }
  }

  /// One line about what was practised, for the greeting; empty where the
  /// journal can't be read, which is said apart.
  func practiceNotice() -> String {
    do {
      let count = try journal.practisedScenarios().count
      return count == 0 ? ", none practised yet" : ", \(count) practised"
    } catch {
      complain(error)
      return ""
    }
  }

  /// What was left unfinished, if anything.
  func openAttemptNotice() -> String? {
    guard let open = try? journal.resumable(Filter(limit: 1)).first else { return nil }
    return "Attempt \(open.number) (\(open.attempt.scenario ?? open.attempt.title)) is unfinished; "
      + "`resume` goes on with it."
  }

  /// Shows what was said in attempt `number`, and its score.
  ///
  /// - Throws: ``JournalError``, ``OutputClosed``.
  func showAttempt(_ number: Int) throws {
    let record = try journal.record(number)
    if InterviewRecord.isOne(record) {
      return try InterviewRound(session: self).show(record)
    }
    let scenario =
      triedScenario(of: record)
      ?? record.summary.attempt.scenario.flatMap { try? library.scenario($0) }
    let report = AttemptReport(
      record: record, scenario: scenario, verdict: roomVerdict(of: record),
      glyphs: world.output.glyphs, width: world.output.width)
    try world.output.write(report.lines)
  }

  /// The levels of a finished meeting, or the check of a finished document; nil for
  /// anything else.
  private func roomVerdict(of record: Record) -> [StyledText]? {
    guard record.summary.state == .finished else { return nil }
    let output = world.output
    switch record.summary.attempt.kind {
    case .meeting:
      return MeetingRoom.meeting(in: record).map {
        MeetingReport(meeting: $0, glyphs: output.glyphs, width: output.width).lines
      }
    case .postmortem:
      return WritingRoom.document(in: record).map {
        PostMortemCheckReport(
          report: $0.check(), file: "post-mortem \(record.summary.number)", glyphs: output.glyphs,
          width: output.width
        ).lines
      }
    default: return nil
    }
  }
}
