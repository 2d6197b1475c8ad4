import Foundation
import Scoring

/// One attempt in the shape that leaves the program as JSON.
///
/// Times are seconds, instants are ISO 8601 in UTC.
package struct ExportedAttempt: Encodable {
  package struct Line: Encodable {
    package var at: Double
    package var text: String
    package var withdrawn: Bool
  }

  package struct Part: Encodable {
    package var part: String
    package var text: String
    package var seconds: Double
    package var words: Int
    package var hints: Int
    package var lines: [Line]
  }

  package struct Score: Encodable {
    package var scorer: String
    package var digest: String
    package var levels: [String: Int]
    package var total: Int
    package var verdict: String
    package var flags: [String]
    package var insufficient: String?
    package var scored: String
  }

  package struct Mark: Encodable {
    package var what: String
    package var part: String?
    package var at: Double
    package var partly: Bool
    package var takenBack: Bool
    package var note: String?
  }

  package struct Rating: Encodable {
    package var rater: String
    package var levels: [String: Int]
    package var stars: Int?
    package var strength: String?
    package var change: String?
    package var note: String?
  }

  package var number: Int
  package var kind: String
  package var scenario: String?
  package var digest: String
  package var title: String
  package var started: String
  package var finished: String?
  package var state: String
  package var mode: String
  package var typingSpeed: Int
  package var person: String?
  package var partner: String?
  package var seed: UInt64?
  package var seconds: Double
  package var parts: [Part]
  package var scores: [Score]
  package var marks: [Mark]
  package var ratings: [Rating]
  /// Other results by name, each the text of its own JSON.
  package var reports: [String: String]

  package init(_ record: Record) {
    let summary = record.summary
    let attempt = summary.attempt
    number = summary.number
    kind = attempt.kind.rawValue
    scenario = attempt.scenario
    digest = attempt.digest
    title = attempt.title
    started = timestamp(summary.started)
    finished = summary.finished.map(timestamp)
    state = summary.state.rawValue
    mode = attempt.mode.rawValue
    typingSpeed = attempt.typingSpeed
    person = attempt.person
    partner = attempt.partner
    seed = attempt.seed
    seconds = summary.answered.seconds
    let lines = Dictionary(grouping: record.lines, by: \.part)
    parts = record.allParts.map { name in
      let progress = record.progress.parts[name]
      return Part(
        part: name, text: record.text(of: name), seconds: progress?.elapsed.seconds ?? 0,
        words: progress?.words ?? 0, hints: progress?.hints ?? 0,
        lines: (lines[name] ?? []).map {
          Line(at: $0.at.seconds, text: $0.text, withdrawn: $0.isWithdrawn)
        })
    }
    scores = record.scores.map { score in
      Score(
        scorer: score.scorer, digest: score.digest, levels: score.levels.byName,
        total: score.total, verdict: score.verdict.rawValue, flags: score.flags.map(\.rawValue),
        insufficient: score.insufficient, scored: timestamp(score.scored))
    }
    marks = record.marks.map { mark in
      Mark(
        what: mark.what, part: mark.part, at: mark.at.seconds, partly: mark.isPartly,
        takenBack: mark.isTakenBack, note: mark.note)
    }
    ratings = record.ratings.map { rating in
      Rating(
        rater: rating.rater.rawValue, levels: rating.levels.byName, stars: rating.stars,
        strength: rating.strength, change: rating.change, note: rating.note)
    }
    reports = Dictionary(record.reports.map { ($0.name, $0.body) }) { first, _ in first }
  }

  /// One line, the same bytes for the same attempt.
  package func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

extension Record {
  /// Those that have lines, in the order in which they were begun, then those
  /// that have taken time only.
  fileprivate var allParts: [String] {
    var seen: Set<String> = []
    return (lines.map(\.part) + progress.parts.keys.sorted()).filter { seen.insert($0).inserted }
  }
}

extension Duration {
  fileprivate var seconds: Double { Double(milliseconds) / 1000 }
}

extension [Signal: Int] {
  fileprivate var byName: [String: Int] {
    [String: Int](uniqueKeysWithValues: map { ($0.rawValue, $1) })
  }
}

private func timestamp(_ date: Date) -> String {
  date.formatted(.iso8601)
}
