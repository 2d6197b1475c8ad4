import Encoder
import Scenarios

/// An answer held against the points of a scenario: for each point and each
/// stretch the numbers that say how well the one says the other.
package struct PointComparison: Sendable {
  /// The numbers, and the direction in which each speaks for "said": 1 where more
  /// does, -1 where less does, 0 where either may.
  package static let features: [(name: String, direction: Int)] = [
    ("nearest text", 1), ("three nearest", 1), ("the point itself", 1), ("its finding", 1),
    ("words in common", 1), ("share of a text's words", 1), ("numbers in common", 1),
    ("nearer than to a sibling", 1), ("more words than with a sibling", 1),
    ("nearer than to a near miss", 1), ("nearer than to other incidents", 1),
    ("nearer by spreads", 1), ("words and meaning", 1), ("evidence of its kind", 1),
    ("evidence of its step", 1), ("vague or not done", -1), ("echo of the prompt", -1),
    ("denied", -1), ("imagined", -1), ("units", 0), ("words", 0), ("in its beat", 1),
    ("better than the next stretch", 0),
  ]

  /// Places of numbers in a row that are asked for by themselves.
  private enum Place {
    static let nearest = 0
    static let commonWords = 4
    static let beyondOthers = 10
    static let beyondNext = 22
  }

  let stretches: [PointStretch]
  /// By point and stretch; nil where the stretch cannot say the point.
  package let rows: [[[Float]?]]
  /// What the whole is like beside the scenario: for the judge of other incidents.
  package let setting: [Float]

  package static let settings: [(name: String, direction: Int)] = [
    ("the whole against what was read out", 1), ("nearest unit to what was read out", 1),
    ("three nearest points", 1), ("all points", 1), ("three best by words", 1),
    ("three nearest by spreads", 1), ("words of what was read out", 1),
  ]

  init(_ hearing: Hearing, _ matcher: PointMatcher) {
    let units = hearing.units
    let profiles = matcher.profiles
    let rarity = matcher.weights.rarity(of:)
    let stretches = PointStretch.all(
      of: units, hearing.sense.vectors, echo: matcher.echo, rarity)
    self.stretches = stretches

    // How near each stretch is to each text, and to points of other incidents.
    struct Near {
      var best: Float = 0
      var three: Float = 0
      var itself: Float = 0
      var finding: Float = 0
      var miss: Float?
      var common = 0.0
      var recall = 0.0
      var numbers = 0
    }
    var near = [[Near]](
      repeating: [Near](repeating: Near(), count: stretches.count), count: profiles.count)
    for (place, profile) in profiles.enumerated() {
      for (index, stretch) in stretches.enumerated() {
        var found = Near()
        var top: (Float, Float, Float) = (-1, -1, -1)
        for (number, text) in profile.texts.enumerated() {
          let cosine = Likeness.cosine(text.vector, stretch.vector)
          if cosine > top.0 {
            top = (cosine, top.0, top.1)
          } else if cosine > top.1 {
            top = (top.0, cosine, top.1)
          } else if cosine > top.2 {
            top.2 = cosine
          }
          if number == 0 { found.itself = cosine }
          if number == (profile.hasFinding ? 1 : 0) { found.finding = cosine }
          var shared = 0.0
          for stem in text.words.stems where stretch.stems.contains(stem) { shared += rarity(stem) }
          if shared > 0 {
            found.common = max(
              found.common, shared / max(1e-6, text.weight * stretch.weight).squareRoot())
            found.recall = max(found.recall, shared / max(1e-6, text.weight))
          }
          if number < 2 {
            found.numbers += text.words.numbers.count { own in
              stretch.numbers.contains { own.likeness(to: $0) > 0 }
            }
          }
        }
        found.best = top.0
        found.three = (top.0 + max(top.1, -0.2) + max(top.2, -0.2)) / 3
        found.miss = profile.misses.map { Likeness.cosine($0.vector, stretch.vector) }.max()
        near[place][index] = found
      }
    }
    let background = stretches.map { stretch -> (mean: Float, spread: Float, third: Float) in
      var sum: Float = 0
      var squares: Float = 0
      var top: (Float, Float, Float) = (-1, -1, -1)
      for vectors in matcher.background {
        var best: Float = -1
        for vector in vectors { best = max(best, Likeness.cosine(vector, stretch.vector)) }
        sum += best
        squares += best * best
        if best > top.0 {
          top = (best, top.0, top.1)
        } else if best > top.1 {
          top = (top.0, best, top.1)
        } else if best > top.2 {
          top.2 = best
        }
      }
      let count = Float(max(1, matcher.background.count))
      let mean = sum / count
      return (mean, max(0, squares / count - mean * mean).squareRoot() + 0.03, max(top.2, 0))
    }

    rows = profiles.indices.map { place in
      let profile = profiles[place]
      let isFollowUp = profile.point.kind == .followUp
      var rows = stretches.indices.map { index -> [Float]? in
        let stretch = stretches[index]
        // The answer to a question is held against the question, nothing else is.
        guard isFollowUp == (stretch.beat == .followUp) || profile.point.kind == .prevention else {
          return nil
        }
        let own = near[place][index]
        var sibling: Float = 0
        var siblingWords = 0.0
        for other in profiles.indices
        where other != place && profiles[other].point.kind == profile.point.kind {
          sibling = max(sibling, near[other][index].best)
          siblingWords = max(siblingWords, near[other][index].common)
        }
        let evidence: [EvidenceKind] =
          switch profile.point.kind {
          case .diagnosis: [.check, .finding, .scope, .ruledOut, .cause, .contain, .fix, .verify]
          case .prevention: [.prevent, .detect, .containNext, .process]
          case .followUp: [.own, .system, .prevent, .detect, .containNext, .process, .cause]
          }
        let kinds = profile.kinds.isEmpty ? evidence : profile.kinds
        let against: [EvidenceKind] =
          profile.point.kind == .prevention
          ? [.vaguePromise, .off] : [.vagueCheck, .hypothetical, .notDone, .off]
        let beats: [Beat] =
          switch profile.point.kind {
          case .diagnosis: [.situation, .task, .action, .result]
          case .prevention: [.takeaway, .followUp]
          case .followUp: [.followUp]
          }
        let plan = profile.point.kind == .prevention
        return [
          own.best, own.three, own.itself, own.finding, Float(own.common), Float(own.recall),
          Float(min(own.numbers, 3)), own.best - sibling, Float(own.common - siblingWords),
          min(0.3, own.best - (own.miss ?? (own.best - 0.3))),
          own.best - background[index].third,
          (own.best - background[index].mean) / background[index].spread,
          own.best * Float(own.common),
          evidence.reduce(0) { max($0, stretch[$1]) }, kinds.reduce(0) { max($0, stretch[$1]) },
          against.reduce(0) { max($0, stretch[$1]) }, Float(stretch.echoed),
          plan ? 0 : Float(stretch.denied), plan ? 0 : Float(stretch.imagined),
          Float(stretch.units.count), Float(min(stretch.stems.count, 40)),
          beats.contains(stretch.beat) ? 1 : 0, 0,
        ]
      }
      // How much better a stretch is than the best that does not overlap it.
      let likes = rows.map { $0.map(PointComparison.likeness) ?? -9 }
      for index in rows.indices where rows[index] != nil {
        var next: Float = -1
        for other in rows.indices
        where rows[other] != nil && !stretches[other].units.overlaps(stretches[index].units) {
          next = max(next, likes[other])
        }
        rows[index]?[Place.beyondNext] = max(-1, min(1, likes[index] - next))
      }
      return rows
    }

    let whole = Array(
      hearing.sense.whole(
        of: hearing.reading, counted: hearing.reading.utterances.map { _ in true }
      ).prefix(Sense.width))
    func three(_ values: [Float]) -> Float {
      values.sorted(by: >).prefix(3).reduce(0, +) / 3
    }
    func each(_ value: (Int, Int) -> Float) -> [Float] {
      profiles.indices.map { place in
        stretches.indices.reduce(0) { max($0, value(place, $1)) }
      }
    }
    let cosines = each { near[$0][$1].best }
    var said: Set<String> = []
    for stretch in stretches { said.formUnion(stretch.stems) }
    var shared = 0.0
    for stem in matcher.prompt.stems where said.contains(stem) { shared += rarity(stem) }
    let asked = matcher.prompt.stems.reduce(0) { $0 + rarity($1) }
    setting = [
      matcher.promptVectors.reduce(0) { max($0, Likeness.cosine($1, whole)) },
      stretches.reduce(0) { most, stretch in
        matcher.promptVectors.reduce(most) { max($0, Likeness.cosine($1, stretch.vector)) }
      },
      three(cosines), cosines.reduce(0, +) / Float(max(1, cosines.count)),
      three(each { Float(near[$0][$1].common) }),
      three(each { (near[$0][$1].best - background[$1].mean) / background[$1].spread }),
      Float(shared / max(1e-6, asked)),
    ]
  }

  /// How well a row says the point before anything is learnt.
  package static func likeness(_ row: [Float]) -> Float {
    row[Place.nearest] + row[Place.commonWords] + 0.5 * row[Place.beyondOthers]
  }
}
