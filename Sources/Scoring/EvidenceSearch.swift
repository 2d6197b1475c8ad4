import Scenarios

extension Evidence {
  /// From this likelihood on a unit is quoted for what it shows.
  private static let likely: Float = 0.5
  /// Below this nothing is quoted, however much a level needs it.
  private static let leastLikely: Float = 0.2

  /// What a level of `signal` rests on; empty where nothing in the answer carries
  /// it.
  static func found(for signal: Signal, at level: Int, in hearing: Hearing) -> [Evidence] {
    var kinds: [EvidenceKind] = []
    var spare: [EvidenceKind] = []
    switch (signal, level) {
    case (.diagnosis, 1):
      kinds = [.scope, .check, .finding, .ruledOut, .cause, .vagueCheck, .thrash]
      spare = [.assertedCause, .contain, .fix, .verify]
    case (.diagnosis, _):
      kinds = [.scope, .check, .finding, .ruledOut, .cause, .contain, .verify]
    case (.communication, 1):
      kinds = [.told, .vagueTold, .report, .channel, .content]
      spare = [.rhythm, .eta]
    case (.communication, _):
      kinds = [.told, .content, .eta, .rhythm, .channel, .report]
    case (.blamelessness, 1):
      kinds = [.deflect, .blame]
      spare = [.own, .system, .cause, .finding]
    case (.blamelessness, 2):
      kinds = [.own, .system, .reject]
      spare = [.cause, .finding, .assertedCause, .prevent, .detect, .process, .check, .fix]
    case (.blamelessness, _):
      kinds = [.own, .system, .reject]
    case (.prevention, 1):
      kinds = [.vaguePromise, .prevent, .detect, .containNext, .process]
    default:
      kinds = [.prevent, .detect, .containNext, .process, .specific, .follow, .failureClass]
    }
    let certain = found(kinds, in: hearing)
    return certain.isEmpty ? found(spare, in: hearing, atMost: 2) : certain
  }

  /// The units that likely are of `kinds`, each quoted for the likeliest, or the
  /// one that is nearest to it.
  static func found(
    _ kinds: [EvidenceKind], in hearing: Hearing, atMost most: Int = .max
  ) -> [Evidence] {
    var found: [(index: Int, kind: EvidenceKind, likelihood: Float)] = []
    for (index, unit) in hearing.heard.enumerated() {
      var best: (kind: EvidenceKind, likelihood: Float)?
      for kind in kinds where unit[kind] > (best?.likelihood ?? leastLikely) {
        best = (kind, unit[kind])
      }
      if let best { found.append((index, best.kind, best.likelihood)) }
    }
    var certain = found.filter { $0.likelihood >= likely }
    if certain.isEmpty, let best = found.max(by: { $0.likelihood < $1.likelihood }) {
      certain = [best]
    }
    return certain.prefix(most).map { piece in
      let (beat, range, text) = hearing.quote(piece.index)
      return Evidence(beat: beat, range: range, quote: text, kind: piece.kind)
    }
  }
}
