import Prose
import Scenarios

/// Which points of a scenario an answer says, in any words, and the words that
/// each rests on.
package struct PointMatcher: Sendable {
  /// What was heard of one point.
  package struct Coverage: Equatable, Sendable {
    package enum State: Int, Sendable {
      case notHeard
      /// The words are on it, but a careful listener would ask.
      case perhaps
      case partly
      case full
    }

    package var point: Point
    package var state: State
    /// The words that it rests on; nil where it was not heard.
    package var evidence: Evidence?
  }

  /// What a candidate is asked of `scenario`: its checks and measures, and those
  /// of its follow-ups that are numbered in `followUps`.
  package static func points(
    asked scenario: Scenario, followUps: [Int] = [1]
  ) -> [Point] {
    scenario.points.filter { $0.kind != .followUp || followUps.contains($0.number) }
  }

  /// How much better a pair of units must say a point than one of them.
  private static let pairCost: Float = 0.25

  /// Words with a meaning from which on a stretch can say two points.
  private static let holdsTwo = 16

  let profiles: [PointProfile]
  let weights: PointWeights
  let echo: Echo
  /// The stems of what the candidate is read out.
  let prompted: Set<UInt64>
  let prompt: ContentWords
  let promptVectors: [[Float]]
  /// The vectors of points of other incidents.
  let background: [[[Float]]]

  /// A matcher for the points that are asked of `scenario`.
  ///
  /// Texts that the table does not hold are encoded: keep it for many answers.
  package init(
    _ scenario: Scenario, followUps: [Int] = [1], weights: PointWeights,
    table: PhraseTable = .embedded
  ) {
    self.weights = weights
    prompted = Hearing.prompted(by: scenario)
    profiles = PointProfile.all(
      Self.points(asked: scenario, followUps: followUps), of: scenario, weights.rarity(of:),
      table: table)
    echo = Echo(of: [scenario.situation, scenario.role ?? "", scenario.title])
    prompt = ContentWords(scenario.title + ". " + scenario.situation)
    promptVectors = table.vectors(of: Self.promptTexts(of: scenario))
    let own = PhraseTable.scenario(scenario.id)
    background = table.background.filter { $0.scenario != own }.map(\.vectors)
  }

  /// What is encoded of what is read out.
  package static func promptTexts(of scenario: Scenario) -> [String] {
    [scenario.title, scenario.situation]
  }

  package func comparison(_ hearing: Hearing) -> PointComparison { PointComparison(hearing, self) }

  /// Whether `hearing` tells another incident than the scenario's.
  package func isOtherIncident(_ comparison: PointComparison) -> Bool {
    weights.settingValue(comparison.setting) < weights.leastSetting
  }

  /// What was heard of each point, in the order of the scenario.
  package func coverage(_ comparison: PointComparison, of hearing: Hearing) -> [Coverage] {
    var heard = profiles.map { Coverage(point: $0.point, state: .notHeard) }
    /// Stretches with their sums, the best first, of each point.
    let ranked = profiles.indices.map { place in
      ranking(of: place, in: comparison)
    }
    let order = profiles.indices.sorted {
      (ranked[$1].first?.value ?? -9, $0) < (ranked[$0].first?.value ?? -9, $1)
    }
    /// Units that a point of a kind was heard in already.
    var taken: [Point.Kind: [Range<Int>]] = [:]
    for place in order {
      let point = profiles[place].point
      guard let judge = weights.judge(of: point.kind), let best = ranked[place].first else {
        continue
      }
      let claims = taken[point.kind] ?? []
      /// A stretch in which another point was heard says this one, too, only where
      /// it is long enough to hold both, and says it in full.
      func mayTake(_ candidate: (stretch: Int, value: Float)) -> Bool {
        let stretch = comparison.stretches[candidate.stretch]
        let others = claims.count { $0.overlaps(stretch.units) }
        return others == 0
          || others == 1 && candidate.value > judge.full && stretch.stems.count >= Self.holdsTwo
      }
      let chosen =
        mayTake(best)
        ? best : ranked[place].first { $0.value > judge.said && mayTake($0) } ?? best
      let mayBeSaid = mayTake(chosen)
      let state: Coverage.State =
        if chosen.value > judge.said, mayBeSaid {
          chosen.value > judge.full ? .full : .partly
        } else if chosen.value > judge.perhaps {
          .perhaps
        } else {
          .notHeard
        }
      guard state != .notHeard else { continue }
      let stretch = comparison.stretches[
        shorter(chosen, of: ranked[place], in: comparison)]
      if state != .perhaps { taken[point.kind, default: []].append(stretch.units) }
      guard let passage = hearing.reading.passages[stretch.beat] else { continue }
      heard[place].state = state
      heard[place].evidence = Evidence(
        beat: stretch.beat, range: stretch.range, quote: passage.text(in: stretch.range),
        kind: Self.likeliestKind(for: point.kind, in: stretch), point: point.id)
    }
    return heard
  }

  /// Of a pair of units the one that says it nearly as well by itself: the quote
  /// is the words of the point and nothing else.
  private func shorter(
    _ chosen: (stretch: Int, value: Float), of ranked: [(stretch: Int, value: Float)],
    in comparison: PointComparison
  ) -> Int {
    let units = comparison.stretches[chosen.stretch].units
    let half = ranked.first { other in
      let own = comparison.stretches[other.stretch].units
      return own.count < units.count && own.overlaps(units) && other.value > 0.7 * chosen.value
    }
    return half?.stretch ?? chosen.stretch
  }

  private func ranking(
    of place: Int, in comparison: PointComparison
  ) -> [(stretch: Int, value: Float)] {
    guard let judge = weights.judge(of: profiles[place].point.kind) else { return [] }
    let isCheck = profiles[place].point.kind == .diagnosis
    return comparison.stretches.indices.compactMap { stretch in
      guard let row = comparison.rows[place][stretch] else { return nil }
      // A check that was not made, or only would be, is never said.
      if isCheck,
        max(comparison.stretches[stretch].denied, comparison.stretches[stretch].imagined) > 0.5
      {
        return nil
      }
      // Two units together touch more points than either says by itself.
      let alone = comparison.stretches[stretch].units.count == 1
      return (stretch, judge.value(row) - (alone ? 0 : Self.pairCost))
    }.sorted { ($1.value, $0.stretch) < ($0.value, $1.stretch) }
  }

  private static func likeliestKind(
    for kind: Point.Kind, in stretch: PointStretch
  ) -> EvidenceKind {
    let (signal, usual): (Signal?, EvidenceKind) =
      switch kind {
      case .diagnosis: (.diagnosis, .check)
      case .prevention: (.prevention, .prevent)
      case .followUp: (nil, .own)
      }
    var best = usual
    var most: Float = 0.5
    for candidate in EvidenceKind.allCases where signal == nil || candidate.signal == signal {
      if stretch[candidate] > most {
        most = stretch[candidate]
        best = candidate
      }
    }
    return best
  }
}
