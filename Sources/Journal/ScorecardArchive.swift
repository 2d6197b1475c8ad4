import Foundation
import Scenarios
import Scoring

/// A scorecard as JSON, which says again exactly what the scorecard said.
struct ScorecardArchive: Codable {
  fileprivate struct Slice: Codable {
    var beat: Beat
    var start: Int
    var end: Int
    var quote: String
    var kind: EvidenceKind
    var point: String?
  }

  private struct SignalArchive: Codable {
    var level: Int
    var evidence: [Slice]
    var advice: String?
    var parts: [String: Bool]?
  }

  private struct PaceArchive: Codable {
    var words: Int
    var seconds: Int
    var verdict: Pace.Verdict
  }

  private var signals: [String: SignalArchive]
  private var flags: [Flag]
  private var flagEvidence: [String: [Slice]]
  private var points: [String: Int]
  private var perhaps: [String]?
  private var pointEvidence: [String: Slice]
  private var isOtherIncident: Bool?
  private var pace: [String: PaceArchive]
  private var insufficient: String?
  private var insufficientReason: String?
  private var advice: [String]?

  init(_ card: Scorecard) {
    signals = Dictionary(
      uniqueKeysWithValues: card.signals.map { signal, assessment in
        let archive = SignalArchive(
          level: assessment.level, evidence: assessment.evidence.map(Slice.init),
          advice: assessment.advice,
          parts: Dictionary(
            uniqueKeysWithValues: assessment.parts.map { ($0.rawValue, $1) }))
        return (signal.rawValue, archive)
      })
    flags = card.flags
    flagEvidence = Dictionary(
      uniqueKeysWithValues: card.flagEvidence.map { ($0.rawValue, $1.map(Slice.init)) })
    points = card.points
    perhaps = card.perhaps
    pointEvidence = card.pointEvidence.mapValues(Slice.init)
    isOtherIncident = card.isOtherIncident
    pace = Dictionary(
      uniqueKeysWithValues: card.pace.map { beat, pace in
        let archive = PaceArchive(
          words: pace.words, seconds: pace.spokenSeconds, verdict: pace.verdict)
        return (beat.rawValue, archive)
      })
    insufficient = card.insufficient?.sentence
    insufficientReason = card.insufficient?.reason.rawValue
    advice = card.advice
  }

  /// The scorecard; what names no signal, flag or beat is left out, and numbers
  /// are held within their bounds.
  var scorecard: Scorecard {
    var card = Scorecard(signals: [:], flags: flags, points: [:], pace: [:])
    for (name, archive) in signals {
      guard let signal = Signal(rawValue: name) else { continue }
      card.signals[signal] = Assessment(
        level: max(0, min(archive.level, 4)), evidence: archive.evidence.compactMap(\.evidence),
        advice: archive.advice,
        parts: Dictionary(
          (archive.parts ?? [:]).compactMap { name, isHeard in
            RubricPart(rawValue: name).map { ($0, isHeard) }
          }, uniquingKeysWith: { one, _ in one }))
    }
    for (name, slices) in flagEvidence {
      guard let flag = Flag(rawValue: name) else { continue }
      card.flagEvidence[flag] = slices.compactMap(\.evidence)
    }
    card.points = points.mapValues { max(0, min($0, 2)) }
    card.perhaps = (perhaps ?? []).filter { card.points[$0] == 0 }
    card.isOtherIncident = isOtherIncident ?? false
    card.pointEvidence = pointEvidence.compactMapValues(\.evidence)
    for (name, archive) in pace {
      guard let beat = Beat(rawValue: name) else { continue }
      card.pace[beat] = Pace(
        words: max(0, archive.words), spokenSeconds: max(0, archive.seconds),
        verdict: archive.verdict)
    }
    // Cards of older releases have the sentence alone.
    card.insufficient = insufficient.map {
      Insufficiency(
        insufficientReason.flatMap(Insufficiency.Reason.init(rawValue:)) ?? .tooShort, $0)
    }
    card.advice = advice ?? []
    return card
  }

  /// The same bytes for the same scorecard.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  static func scorecard(from json: String) -> Scorecard? {
    try? JSONDecoder().decode(ScorecardArchive.self, from: Data(json.utf8)).scorecard
  }
}

extension ScorecardArchive.Slice {
  fileprivate init(_ evidence: Evidence) {
    self.init(
      beat: evidence.beat, start: evidence.range.lowerBound, end: evidence.range.upperBound,
      quote: evidence.quote, kind: evidence.kind, point: evidence.point)
  }

  fileprivate var evidence: Evidence? {
    guard start >= 0, start <= end else { return nil }
    return Evidence(beat: beat, range: start..<end, quote: quote, kind: kind, point: point)
  }
}
