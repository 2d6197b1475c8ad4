import Scenarios

/// Turns answers into scorecards: text to units, units to evidence, evidence to
/// levels by the rubric's ladder.
package struct Scorer: Sendable {
  /// Changes whenever the same answer may get another score.
  package static let version = "2"

  let weights: Weights?

  /// A scorer with the weights that the program carries.
  package init() { weights = Weights.embedded }

  /// A scorer with other weights, as training needs it.
  package init(_ weights: Weights) { self.weights = weights }

  /// Scores `answer`, against the points of `scenario` where there is one.
  ///
  /// Who scores many answers to one scenario keeps its `matcher` for them.
  package func score(
    _ answer: Answer, on scenario: Scenario?, by matcher: PointMatcher? = nil
  ) -> Scorecard {
    guard let weights else {
      preconditionFailure("the program was built without weights")
    }
    return score(
      Hearing(answer, on: scenario, by: weights.ear, prompted: matcher?.prompted), answer,
      on: scenario, by: matcher)
  }

  /// Scores what was heard of `answer`.
  package func score(
    _ hearing: Hearing, _ answer: Answer, on scenario: Scenario?, by matcher: PointMatcher? = nil
  ) -> Scorecard {
    let pace = Dictionary(
      uniqueKeysWithValues: Beat.allCases.filter { $0 != .followUp || answer.beats[$0] != nil }
        .map { ($0, Pace(words: hearing.reading.passages[$0]?.wordCount ?? 0, as: $0)) })
    if let reason = insufficiency(hearing) {
      return Scorecard.nothingToScore(reason, pace: pace, scenario: scenario)
    }
    let prevention = judge(.prevention, hearing)
    let judgements = Signal.allCases.map { signal in
      switch signal {
      case .prevention: prevention
      // Its highest level asks what has changed in the teller's own decision:
      // without one concrete measure nothing has.
      case .blamelessness: judge(signal, hearing, atMost: prevention.level < 2 ? 3 : 4)
      default: judge(signal, hearing)
      }
    }
    var signals: [Signal: Assessment] = [:]
    for judgement in judgements {
      signals[judgement.signal] = Assessment(
        level: judgement.level, evidence: judgement.evidence,
        advice: Advice.forNextLevel(judgement.signal, at: judgement.level, hearing),
        parts: RubricPart.heard(of: judgement.signal, in: hearing))
    }
    let (flags, flagEvidence) = raise(
      hearing, signals, Dictionary(uniqueKeysWithValues: judgements.map { ($0.signal, $0.value) }))
    let points = points(hearing, on: scenario, by: matcher)
    return Scorecard(
      signals: signals, flags: flags, flagEvidence: flagEvidence, points: points.levels,
      perhaps: points.perhaps, pointEvidence: points.evidence,
      isOtherIncident: points.isOtherIncident, pace: pace,
      advice: Advice.overall(signals, flags, hearing))
  }

  // MARK: - Levels

  /// A level with what it rests on.
  struct Judgement {
    var signal: Signal
    /// The sum over the ladder's rungs, about 0 to 4.
    var value: Float
    var level: Int
    var evidence: [Evidence]
  }

  func judge(_ signal: Signal, _ hearing: Hearing, atMost limit: Int = 4) -> Judgement {
    guard let judge = weights?[signal] else {
      return Judgement(signal: signal, value: 0, level: 0, evidence: [])
    }
    let value = value(of: signal, judge, hearing)
    let footing = Footing(hearing.heard).ceiling(for: signal)
    var level = min(judge.cuts.count { value > $0 }, hearing.ceiling, footing, limit)
    var evidence: [Evidence] = []
    // A level that no quote can carry falls to one that a quote can.
    while level > 0 {
      evidence = Evidence.found(for: signal, at: level, in: hearing)
      if !evidence.isEmpty { break }
      level -= 1
    }
    return Judgement(
      signal: signal, value: value, level: level, evidence: level > 0 ? evidence : [])
  }

  /// The sum that speaks for a level, with and without the units that blame,
  /// whichever is less: so that blame never raises anything.
  func value(of signal: Signal, _ judge: Weights.Judge, _ hearing: Hearing) -> Float {
    let all = judge.value(hearing.ladders.map { $0.rungs(for: signal) })
    guard let rest = hearing.blameless else { return all }
    return min(all, judge.value(rest.map { $0.rungs(for: signal) }))
  }

  /// Why there is not enough to score, if there is a reason.
  func insufficiency(_ hearing: Hearing) -> Insufficiency? {
    if let reason = hearing.insufficiency { return reason }
    guard let judge = weights?.incident, let least = judge.cuts.first else { return nil }
    return judge.value(hearing.ladders.map { $0.incidentRungs(hearing.pretence) }) < least
      ? .noIncident : nil
  }

  // MARK: - Flags

  private func raise(
    _ hearing: Hearing, _ signals: [Signal: Assessment], _ values: [Signal: Float]
  ) -> ([Flag], [Flag: [Evidence]]) {
    guard let weights else { return ([], [:]) }
    var flags: [Flag] = []
    var evidence: [Flag: [Evidence]] = [:]
    for flag in Flag.allCases {
      let judge = weights[flag]
      if flag == .blamesOthers {
        // The rubric's two lowest levels are those of blame.
        guard (signals[.blamelessness]?.level ?? 0) <= 1 else { continue }
        let quotes = Evidence.found([.blame, .deflect], in: hearing)
        guard !quotes.isEmpty else { continue }
        evidence[flag] = quotes
        flags.append(flag)
        continue
      }
      let value = judge.value(
        hearing.ladders.map {
          $0.rungs(for: flag, value: Ladder.signal(of: flag).flatMap { values[$0] } ?? 0)
        })
      var isRaised = value > (judge.cuts.first ?? 0.5)
      if flag == .noPrevention {
        // A level above 0 names a measure or promises one.
        isRaised =
          isRaised && (signals[.prevention]?.level ?? 0) <= 1 && !hearing.namesPostMortem
      }
      guard isRaised else { continue }
      flags.append(flag)
    }
    return (flags, evidence)
  }
}

extension Scorecard {
  /// The card of an answer that holds too little: every level 0, and why.
  static func nothingToScore(
    _ reason: Insufficiency, pace: [Beat: Pace], scenario: Scenario?
  ) -> Scorecard {
    Scorecard(
      signals: Dictionary(
        uniqueKeysWithValues: Signal.allCases.map {
          ($0, Assessment(level: 0, evidence: [], advice: Advice.atLeast($0)))
        }),
      flags: [],
      points: Dictionary(
        (scenario.map { PointMatcher.points(asked: $0) } ?? []).map { ($0.id, 0) },
        uniquingKeysWith: { one, _ in one }),
      pace: pace, insufficient: reason)
  }
}
