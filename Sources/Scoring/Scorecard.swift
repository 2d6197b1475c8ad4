import Scenarios

/// A slice of the answer that a level, a point or a flag rests on.
package struct Evidence: Equatable, Sendable {
  package var beat: Beat
  /// Unicode scalars in the beat's text.
  package var range: Range<Int>
  /// Exactly the text at `range`.
  package var quote: String
  /// What it shows.
  package var kind: EvidenceKind
  /// The point that it covers, if any: `d1`.
  package var point: String?

  package init(
    beat: Beat, range: Range<Int>, quote: String, kind: EvidenceKind, point: String? = nil
  ) {
    self.beat = beat
    self.range = range
    self.quote = quote
    self.kind = kind
    self.point = point
  }
}

/// The level of one signal with the words that it rests on.
package struct Assessment: Equatable, Sendable {
  /// 0 to 4 of the rubric's ladder.
  package var level: Int
  /// In the order of the answer; never empty above level 0.
  package var evidence: [Evidence]
  /// What the next level would need, for this answer; nil at level 4.
  package var advice: String?
  /// What of the levels' descriptions was heard.
  package var parts: [RubricPart: Bool]

  package init(level: Int, evidence: [Evidence], advice: String?, parts: [RubricPart: Bool] = [:]) {
    self.level = level
    self.evidence = evidence
    self.advice = advice
    self.parts = parts
  }
}

/// What tanks an answer.
package enum Flag: String, CaseIterable, Codable, Sendable {
  case vagueTimeline = "vague_timeline"
  case blamesOthers = "blames_others"
  case noNumbers = "no_numbers"
  case jumpsToFix = "jumps_to_fix"
  case noPrevention = "no_prevention"

  package var title: String {
    switch self {
    case .vagueTimeline: "a vague timeline"
    case .blamesOthers: "blames others"
    case .noNumbers: "no numbers for the impact"
    case .jumpsToFix: "jumps to the fix"
    case .noPrevention: "no prevention and no postmortem"
    }
  }
}

/// What the sum of the four levels would mean for the candidate.
package enum Verdict: String, Codable, Sendable {
  case strongHire = "strong hire"
  case hire
  case leanNoHire = "lean no hire"
  case noHire = "no hire"

  /// By the thresholds at the end of the rubric.
  package init(levels: [Int]) {
    let sum = levels.reduce(0, +)
    let least = levels.min() ?? 0
    self =
      if sum >= 14, least >= 3 {
        .strongHire
      } else if sum >= 11, least >= 2 {
        .hire
      } else if sum >= 7 {
        .leanNoHire
      } else {
        .noHire
      }
  }
}

/// How long a beat would take to say, against its budget.
package struct Pace: Equatable, Sendable {
  package enum Verdict: String, Codable, Sendable {
    case missing
    case short
    case onTime = "on time"
    case over
  }

  package var words: Int
  /// At 150 words a minute.
  package var spokenSeconds: Int
  package var verdict: Verdict

  package init(words: Int, spokenSeconds: Int, verdict: Verdict) {
    self.words = words
    self.spokenSeconds = spokenSeconds
    self.verdict = verdict
  }
}

/// The score of one answer: four levels that rest on quotes, and what else an
/// interviewer would write down.
package struct Scorecard: Equatable, Sendable {
  package var signals: [Signal: Assessment]
  /// In the order of ``Flag/allCases``.
  package var flags: [Flag]
  /// The words that a flag of blame rests on.
  package var flagEvidence: [Flag: [Evidence]]
  /// 0 not said, 1 partly, 2 covered, by the point's id; empty for an own story.
  package var points: [String: Int]
  /// Points that are perhaps said, in the scenario's order; their level is 0.
  package var perhaps: [String]
  /// The words of a point that is said or perhaps said, by its id.
  package var pointEvidence: [String: Evidence]
  /// Whether another incident is told than the scenario's; its points are then
  /// not heard.
  package var isOtherIncident: Bool
  package var pace: [Beat: Pace]
  /// What would help most, first things first; at most three.
  package var advice: [String]
  /// Why there is too little to score, if there is; the levels are then all 0.
  package var insufficient: Insufficiency?

  package init(
    signals: [Signal: Assessment], flags: [Flag], flagEvidence: [Flag: [Evidence]] = [:],
    points: [String: Int], perhaps: [String] = [], pointEvidence: [String: Evidence] = [:],
    isOtherIncident: Bool = false, pace: [Beat: Pace],
    advice: [String] = [], insufficient: Insufficiency? = nil
  ) {
    self.signals = signals
    self.flags = flags
    self.flagEvidence = flagEvidence
    self.points = points
    self.perhaps = perhaps
    self.isOtherIncident = isOtherIncident
    self.pointEvidence = pointEvidence
    self.pace = pace
    self.advice = advice
    self.insufficient = insufficient
  }

  /// The level of `signal`, 0 where it is missing.
  package func level(_ signal: Signal) -> Int { signals[signal]?.level ?? 0 }

  package var total: Int { Signal.allCases.reduce(0) { $0 + level($1) } }

  package var verdict: Verdict { Verdict(levels: Signal.allCases.map(level)) }
}
