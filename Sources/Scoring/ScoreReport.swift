import Scenarios

/// A scorecard as the one line of JSON that programs read: always the same keys
/// in the same order, so that the same score is the same bytes.
package struct ScoreReport: Equatable, Sendable {
  package var id: String
  package var scenario: String?
  package var scorecard: Scorecard

  package init(id: String, scenario: String?, scorecard: Scorecard) {
    self.id = id
    self.scenario = scenario
    self.scorecard = scorecard
  }

  /// The line, without its end.
  package var line: String {
    var text = JSONText()
    text.object { text in
      text.member("id") { $0.string(id) }
      text.member("scenario") { $0.string(scenario) }
      text.member("signals") { signals(&$0) }
      text.member("flags") { text in
        text.array(scorecard.flags) { $0.string($1.rawValue) }
      }
      text.member("points") { text in
        text.object { text in
          for (id, level) in orderedPoints { text.member(id) { $0.integer(level) } }
        }
      }
      text.member("perhaps") { text in
        text.array(scorecard.perhaps) { $0.string($1) }
      }
      text.member("point_evidence") { pointEvidence(&$0) }
      text.member("other_incident") { $0.boolean(scorecard.isOtherIncident) }
      text.member("beats") { beats(&$0) }
      text.member("total") { $0.integer(scorecard.total) }
      text.member("verdict") {
        $0.string(scorecard.insufficient == nil ? scorecard.verdict.rawValue : nil)
      }
      text.member("insufficient") { $0.string(scorecard.insufficient?.reason.rawValue) }
      text.member("parts") { parts(&$0) }
    }
    return text.text
  }

  /// The line that stands in the place of one that could not be read.
  package static func line(error: String, at number: Int) -> String {
    var text = JSONText()
    text.object { text in
      text.member("line") { $0.integer(number) }
      text.member("error") { $0.string(error) }
    }
    return text.text
  }

  private func signals(_ text: inout JSONText) {
    text.object { text in
      for signal in Signal.allCases {
        let assessment = scorecard.signals[signal]
        text.member(signal.rawValue) { text in
          text.object { text in
            text.member("level") { $0.integer(assessment?.level ?? 0) }
            text.member("evidence") { text in
              text.array(evidence(for: signal)) { self.evidence($1, &$0) }
            }
            text.member("advice") {
              $0.string(scorecard.insufficient?.sentence ?? assessment?.advice)
            }
          }
        }
      }
    }
  }

  private func pointEvidence(_ text: inout JSONText) {
    let pieces = orderedPoints.compactMap { scorecard.pointEvidence[$0.id] }
    text.array(pieces) { text, piece in
      text.object { text in
        text.member("for") { $0.string(piece.point) }
        text.member("beat") { $0.string(piece.beat.rawValue) }
        text.member("start") { $0.integer(piece.range.lowerBound) }
        text.member("end") { $0.integer(piece.range.upperBound) }
        text.member("quote") { $0.string(piece.quote) }
        text.member("perhaps") {
          $0.boolean(piece.point.map(scorecard.perhaps.contains) ?? false)
        }
      }
    }
  }

  private func parts(_ text: inout JSONText) {
    text.object { text in
      for signal in Signal.allCases {
        text.member(signal.rawValue) { text in
          text.object { text in
            for part in RubricPart.allCases where part.signal == signal {
              text.member(part.rawValue) {
                $0.boolean(scorecard.signals[signal]?.parts[part] ?? false)
              }
            }
          }
        }
      }
    }
  }

  /// What the level rests on, with the points that its words cover; for
  /// blamelessness also what the flag of blame rests on.
  private func evidence(for signal: Signal) -> [Evidence] {
    var evidence = scorecard.signals[signal]?.evidence ?? []
    let kind: Point.Kind? =
      switch signal {
      case .diagnosis: .diagnosis
      case .prevention: .prevention
      case .communication, .blamelessness: nil
      }
    for point in orderedPoints
    where point.level > 0 && kind?.rawValue == point.id.first.map(String.init) {
      guard let covering = scorecard.pointEvidence[point.id] else { continue }
      let named = evidence.firstIndex {
        $0.point == nil && $0.beat == covering.beat && $0.range.overlaps(covering.range)
      }
      if let named { evidence[named].point = point.id } else { evidence.append(covering) }
    }
    if signal == .blamelessness, scorecard.flags.contains(.blamesOthers) {
      evidence += (scorecard.flagEvidence[.blamesOthers] ?? []).filter { flagged in
        !evidence.contains { $0.beat == flagged.beat && $0.range == flagged.range }
      }
    }
    return evidence.enumerated().sorted { one, other in
      (one.element.beat, one.element.range.lowerBound, one.offset)
        < (other.element.beat, other.element.range.lowerBound, other.offset)
    }.map(\.element)
  }

  private func evidence(_ evidence: Evidence, _ text: inout JSONText) {
    text.object { text in
      text.member("beat") { $0.string(evidence.beat.rawValue) }
      text.member("start") { $0.integer(evidence.range.lowerBound) }
      text.member("end") { $0.integer(evidence.range.upperBound) }
      text.member("quote") { $0.string(evidence.quote) }
      text.member("for") { $0.string(evidence.point ?? evidence.kind.rawValue) }
    }
  }

  /// In the file's order: checks, measures, follow-ups, each by its number.
  private var orderedPoints: [(id: String, level: Int)] {
    let kinds = Point.Kind.allCases.map(\.rawValue)
    return scorecard.points.map { id, level in
      (
        kind: kinds.firstIndex(of: String(id.prefix(1))) ?? kinds.count,
        number: Int(id.dropFirst()) ?? 0, id: id, level: level
      )
    }.sorted { ($0.kind, $0.number, $0.id) < ($1.kind, $1.number, $1.id) }
      .map { ($0.id, $0.level) }
  }

  private func beats(_ text: inout JSONText) {
    text.object { text in
      for beat in Beat.allCases {
        guard let pace = scorecard.pace[beat] else { continue }
        text.member(beat.rawValue) { text in
          text.object { text in
            text.member("words") { $0.integer(pace.words) }
            text.member("spoken_seconds") { $0.integer(pace.spokenSeconds) }
            text.member("verdict") { $0.string(pace.verdict.rawValue) }
          }
        }
      }
    }
  }
}
