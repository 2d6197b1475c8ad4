import Foundation
import Interview
import Journal
import Scenarios
import Scoring

/// How an interview lies in the journal: its entries as one report, the
/// candidate's typed lines as lines, the finished page as another report.
enum InterviewRecord {
  static let entries = "interview"
  static let page = "scorecard"

  /// The interview in `record`; nil where the record holds none.
  static func restored(_ record: Record, on scenario: Scenario) -> Interview? {
    guard let body = record.reports.first(where: { $0.name == entries })?.body,
      let kept = try? JSONDecoder().decode([Interview.Entry].self, from: Data(body.utf8))
    else { return nil }
    let typed = record.lines.compactMap { line in
      Beat(rawValue: line.part).map { Interview.Entry.typed(line.text, in: $0, at: line.at) }
    }
    let attempt = record.summary.attempt
    return Interview(
      restoring: kept + typed, scenario: scenario, candidate: attempt.person ?? "",
      interviewer: attempt.partner ?? "")
  }

  /// The scorecard as it was handed over, as Markdown.
  static func page(of record: Record) -> String? {
    guard let body = record.reports.first(where: { $0.name == page })?.body else { return nil }
    return try? JSONDecoder().decode(String.self, from: Data(body.utf8))
  }

  /// Whether `record` is of an interview, graded or not.
  static func isOne(_ record: Record) -> Bool { record.summary.attempt.kind == .interview }
}

extension Session {
  /// `scenario` with the pushbacks of the meeting deck behind its own, for an
  /// interviewer to read aloud; as it is where there is no deck.
  func withGeneralPushbacks(_ scenario: Scenario) -> Scenario {
    guard let deck = try? meetingDeck() else { return scenario }
    var scenario = scenario
    scenario.meeting += deck.cards.map(\.pushback)
    return scenario
  }

  /// The scorecard of an interview in the journal; nil where it is not graded,
  /// or its scenario is gone or was changed since.
  func mockScorecard(of record: Record) -> MockScorecard? {
    let attempt = record.summary.attempt
    guard let scenario = attempt.scenario.flatMap({ try? library.scenario($0) }),
      scenario.digest == attempt.digest
    else { return nil }
    return InterviewRecord.restored(record, on: withGeneralPushbacks(scenario))?
      .scorecard(date: Calendar.day(record.summary.started))
  }
}

extension AttemptRecord {
  /// Keeps where the interview stands and what was marked.
  func keep(_ interview: Interview) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    guard let body = try? encoder.encode(interview.record) else { return }
    keep(report: InterviewRecord.entries, body: String(decoding: body, as: UTF8.self))
  }

  /// Keeps the page that the candidate receives.
  func keep(page: String) {
    guard let body = try? JSONEncoder().encode(page.terminalSafe) else { return }
    keep(report: InterviewRecord.page, body: String(decoding: body, as: UTF8.self))
  }

  /// Keeps the marks and what both think of it, under the journal's own names.
  func keep(_ card: MockScorecard) {
    for mark in card.sheet.marks {
      keep(
        mark: mark.subject.rawValue, part: mark.beat.rawValue, at: mark.at,
        isPartly: mark.isPartly, note: mark.words.isEmpty ? nil : mark.words)
    }
    keepRating(levels: card.levels, strength: card.strength, change: card.change)
    if let rating = card.rating { keepRating(stars: rating.stars, note: rating.words) }
  }
}
