/// What a level needs by the words of the rubric, whatever the sum says.
///
/// The slopes weigh everything that was heard; a level that names two measures, or
/// a rhythm of updates, is still not given where hardly any of it is there. A unit
/// counts from a faint likelihood on, so that only a level without any footing
/// falls.
struct Footing {
  /// From here on a unit may be what a level needs.
  private static let faint: Float = 0.05
  /// From here on it likely is.
  private static let likely: Float = 0.3

  private let heard: [Ladder.Heard]

  init(_ heard: [Ladder.Heard]) {
    self.heard = heard
  }

  /// The highest level of `signal` that what was heard can carry.
  func ceiling(for signal: Signal) -> Int {
    switch signal {
    case .diagnosis:
      if units(.scope, .check, .finding, .ruledOut, .cause) < 2 { return 2 }
      return units(.contain, .verify, .ruledOut) < 1 ? 3 : 4
    case .communication:
      if units(.told, .report, .channel, .rhythm, .content, .eta) < 2 { return 2 }
      return kinds(.rhythm, .channel, .report, .eta) < 2 ? 3 : 4
    case .blamelessness:
      if units(.own, .system, .reject) < 1 { return 2 }
      return units(.own, .system, .reject) < 2 ? 3 : 4
    case .prevention:
      if measures < 1 { return 1 }
      if measures < 2 { return 2 }
      return kinds(.prevent, .detect, .containNext, .process, .follow, .failureClass) < 2 ? 3 : 4
    }
  }

  /// Measures that may be there; one sentence can hold several of different layers.
  private var measures: Int {
    let layers: [EvidenceKind] = [.prevent, .detect, .containNext, .process]
    return heard.reduce(0) { count, unit in
      let likely = layers.count { unit[$0] >= Self.likely }
      let any = layers.reduce(0) { $0 + unit[$1] }
      return count + (likely > 0 ? likely : any >= Self.faint ? 1 : 0)
    }
  }

  /// Units that may be of any of `kinds`.
  private func units(_ kinds: EvidenceKind...) -> Int {
    heard.count { unit in kinds.contains { unit[$0] >= Self.faint } }
  }

  /// How many of `kinds` may be there at all.
  private func kinds(_ kinds: EvidenceKind...) -> Int {
    kinds.count { kind in heard.contains { $0[kind] >= Self.faint } }
  }
}
