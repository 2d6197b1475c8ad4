import Scenarios

/// The evidence of a whole answer, counted as the rubric's ladder asks for it.
package struct Ladder: Sendable {
  /// A count, and the way in which it moves what it speaks for.
  package struct Rung: Sendable {
    package var name: String
    /// 1 where more never lowers the level, -1 where more never raises it, 0 free.
    package var direction: Int
    package var value: Float
  }

  /// A unit with the likelihood of each kind.
  package struct Heard: Sendable {
    package var beat: Beat
    package var words: Int
    package var likelihoods: [Float]

    package init(beat: Beat, words: Int, likelihoods: [Float]) {
      self.beat = beat
      self.words = words
      self.likelihoods = likelihoods
    }

    subscript(_ kind: EvidenceKind) -> Float { likelihoods[kind.place] }
  }

  private let heard: [Heard]
  /// By ``Leaning/Goal/all``.
  private let lean: [Float]

  package init(_ heard: [Heard], lean: [Float]) {
    self.heard = heard
    self.lean = lean
  }

  package func rungs(for signal: Signal) -> [Rung] {
    let rungs =
      switch signal {
      case .diagnosis: diagnosis()
      case .communication: communication()
      case .blamelessness: blamelessness()
      case .prevention: prevention()
      }
    return rungs + share([.off, .hypothetical], -1) + leaning(to: .signal(signal))
      + [Rung(name: "units", direction: 0, value: Float(min(heard.count, 40)) / 10)]
  }

  /// What speaks for an incident that is told at all.
  package func incidentRungs(_ pretence: Pretence) -> [Rung] {
    [
      Rung(name: "told as past", direction: 1, value: Float(min(pretence.pastShare, 0.15))),
      Rung(name: "told of oneself", direction: 1, value: Float(min(pretence.ownShare, 0.12))),
      Rung(name: "told to others", direction: -1, value: Float(pretence.addressedShare)),
      Rung(name: "what should be done", direction: -1, value: Float(pretence.modalShare)),
    ]
      + counts(
        [
          .scope, .check, .finding, .cause, .assertedCause, .contain, .fix, .thrash, .time, .told,
          .own, .impact, .duration,
        ], 1) + counts([.off, .hypothetical], -1) + share([.off, .hypothetical], -1)
      + share([.finding, .check, .impact, .fix], 1) + leaning(to: .incident)
  }

  private func leaning(to goal: Leaning.Goal) -> [Rung] {
    [Rung(name: "the whole", direction: 1, value: lean[Leaning.place(of: goal)])]
  }

  /// The signal whose level goes with a flag.
  package static func signal(of flag: Flag) -> Signal? {
    switch flag {
    case .jumpsToFix, .vagueTimeline: .diagnosis
    case .blamesOthers: .blamelessness
    case .noPrevention: .prevention
    case .noNumbers: nil
    }
  }

  /// `value` is the sum that speaks for the level of the flag's signal.
  package func rungs(for flag: Flag, value: Float) -> [Rung] {
    rungs(for: flag) + [Rung(name: "signal", direction: -1, value: value)]
      + leaning(to: .flag(flag))
  }

  private func rungs(for flag: Flag) -> [Rung] {
    switch flag {
    case .vagueTimeline:
      counts([.time, .duration], -1) + counts([.off, .hypothetical, .vagueCheck], 1)
        + share([.time], -1)
    case .blamesOthers:
      counts([.blame, .deflect], 1) + counts([.own, .system, .reject], -1) + blameShape(1)
    case .noNumbers:
      counts([.impact, .duration], -1) + counts([.off, .hypothetical], 1)
        + [Rung(name: "either", direction: -1, value: top { $0[.impact] + $0[.duration] })]
    case .jumpsToFix:
      counts([.check, .finding, .scope, .cause, .ruledOut], -1)
        + counts([.thrash, .fix, .assertedCause, .off, .hypothetical, .vagueCheck, .notDone], 1)
        + order(-1)
    case .noPrevention:
      counts([.prevent, .detect, .containNext, .process, .specific, .vaguePromise, .report], -1)
        + counts([.off, .hypothetical], 1)
        + [
          Rung(
            name: "any", direction: -1,
            value: top {
              max(
                $0[.prevent], $0[.detect], $0[.containNext], $0[.process], $0[.vaguePromise],
                $0[.report])
            })
        ]
    }
  }

  // MARK: - The four ladders

  private func diagnosis() -> [Rung] {
    counts([.scope, .check, .finding, .ruledOut, .cause, .contain, .verify, .time], 1)
      + counts([.assertedCause, .thrash, .off, .hypothetical, .notDone], -1)
      + counts([.vagueCheck, .fix], 0)
      + order(1)
      + [
        Rung(
          name: "scope and cause", direction: 1,
          value: min(top { $0[.scope] }, top { $0[.cause] })),
        Rung(
          name: "contained, ruled out and verified", direction: 1,
          value: top { $0[.contain] } + top { $0[.ruledOut] } + top { $0[.verify] }),
        Rung(
          name: "checks that were found to show something", direction: 1,
          value: sum { $0[.check] * $0[.finding] }),
        Rung(
          name: "timed steps", direction: 1,
          value: sum { $0[.time] * max($0[.check], $0[.finding], $0[.scope], $0[.contain]) }),
      ]
  }

  private func communication() -> [Rung] {
    counts([.told, .content, .eta, .rhythm, .channel, .report], 1)
      + counts([.silence, .off, .hypothetical], -1)
      + counts([.vagueTold], 0)
      + [
        Rung(
          name: "told with content", direction: 1,
          value: near { min($0[.told], max($1[.content], $1[.eta])) }),
        Rung(
          name: "parts of a managed flow", direction: 1,
          value: top { max($0[.told], $0[.channel]) } + top { $0[.content] } + top { $0[.eta] }
            + top { $0[.rhythm] } + top { $0[.channel] } + top { $0[.report] }),
        Rung(
          name: "rhythm or estimate, and a report", direction: 1,
          value: min(max(top { $0[.rhythm] }, top { $0[.eta] }), top { $0[.report] })),
        Rung(
          name: "told during the action", direction: 1,
          value: sum { $0.beat <= .action ? $0[.told] : 0 }),
      ]
  }

  private func blamelessness() -> [Rung] {
    counts([.own, .system, .reject], 1) + counts([.blame, .deflect, .off, .hypothetical], -1)
      + blameShape(-1)
      + [
        Rung(
          name: "owned and explained by the system", direction: 1,
          value: min(top { $0[.own] }, top { max($0[.system], $0[.reject]) })),
        Rung(
          name: "owned and changed", direction: 1,
          value: near {
            min($0[.own], max($1[.prevent], $1[.detect], $1[.containNext], $1[.process]))
          }),
        Rung(
          name: "measures", direction: 1,
          value: min(4, sum { max($0[.prevent], $0[.detect], $0[.containNext], $0[.process]) })),
      ]
  }

  private func prevention() -> [Rung] {
    let layers: [EvidenceKind] = [.prevent, .detect, .containNext, .process]
    return counts(layers + [.specific, .follow, .failureClass], 1)
      + counts([.off, .hypothetical], -1)
      + counts([.vaguePromise, .notDone], 0)
      + [
        Rung(
          name: "layers", direction: 1,
          value: layers.reduce(0) { sum, layer in sum + top { $0[layer] } }),
        Rung(
          name: "layers with specifics", direction: 1,
          value: layers.reduce(0) { sum, layer in sum + top { $0[layer] * $0[.specific] } }),
        Rung(
          name: "second layer", direction: 1,
          value: layers.map { layer in top { $0[layer] } }.sorted()[2]),
        Rung(
          name: "third layer", direction: 1,
          value: layers.map { layer in top { $0[layer] } }.sorted()[1]),
        Rung(
          name: "measures", direction: 1,
          value: sum { max($0[.prevent], $0[.detect], $0[.containNext], $0[.process]) }),
        Rung(
          name: "specific measures", direction: 1,
          value: sum {
            max($0[.prevent], $0[.detect], $0[.containNext], $0[.process]) * $0[.specific]
          }),
        Rung(
          name: "class or follow-through", direction: 1,
          value: top { $0[.failureClass] } + top { $0[.follow] }),
      ]
  }

  // MARK: - Parts of them

  /// Whether scope and containment come before a fix, and a fix before any check.
  ///
  /// `direction` is that of a good order.
  private func order(_ direction: Int) -> [Rung] {
    var noCheckYet: Float = 1
    var noFixYet: Float = 1
    var contained: Float = 0
    var scoped: Float = 0
    var blind: Float = 0
    for unit in heard {
      contained = max(contained, unit[.contain] * noFixYet)
      scoped = max(scoped, unit[.scope] * noFixYet)
      blind = max(blind, max(unit[.fix], unit[.thrash]) * noCheckYet)
      noFixYet *= 1 - max(unit[.fix], unit[.thrash])
      noCheckYet *= 1 - max(unit[.check], unit[.finding])
    }
    return [
      Rung(name: "contained before a fix", direction: direction, value: contained),
      Rung(name: "scope before a fix", direction: direction, value: scoped),
      Rung(name: "fix before a check", direction: -direction, value: blind),
    ]
  }

  /// How much blame there is, and how it compares with what is owned.
  ///
  /// `direction` is that of blame.
  private func blameShape(_ direction: Int) -> [Rung] {
    let last = heard.last.map { max($0[.blame], $0[.deflect]) } ?? 0
    let blame = sum { max($0[.blame], $0[.deflect]) }
    let own = sum { max($0[.own], $0[.system]) }
    return [
      Rung(name: "blame at the end", direction: direction, value: last),
      Rung(name: "blame or deflection", direction: direction, value: blame),
      Rung(name: "balance", direction: -direction, value: own - blame),
    ]
  }

  /// For each kind: the likeliest, the second, the third, and how many.
  private func counts(_ kinds: [EvidenceKind], _ direction: Int) -> [Rung] {
    kinds.flatMap { kind in
      var best: (Float, Float, Float) = (0, 0, 0)
      var sum: Float = 0
      for unit in heard {
        let value = unit[kind]
        sum += value
        if value > best.0 {
          best = (value, best.0, best.1)
        } else if value > best.1 {
          best = (best.0, value, best.1)
        } else if value > best.2 {
          best.2 = value
        }
      }
      return [
        Rung(name: "\(kind.rawValue) best", direction: direction, value: best.0),
        Rung(name: "\(kind.rawValue) second", direction: direction, value: best.1),
        Rung(name: "\(kind.rawValue) third", direction: direction, value: best.2),
        Rung(name: "\(kind.rawValue) sum", direction: direction, value: min(sum, 12)),
      ]
    }
  }

  private func share(_ kinds: [EvidenceKind], _ direction: Int) -> [Rung] {
    kinds.map { kind in
      Rung(
        name: "\(kind.rawValue) share", direction: direction,
        value: sum { $0[kind] } / Float(max(heard.count, 1)))
    }
  }

  private func top(_ value: (Heard) -> Float) -> Float { heard.reduce(0) { max($0, value($1)) } }

  private func sum(_ value: (Heard) -> Float) -> Float { heard.reduce(0) { $0 + value($1) } }

  /// The best of `value` over a unit and itself or its neighbours.
  private func near(_ value: (Heard, Heard) -> Float) -> Float {
    var best: Float = 0
    for index in heard.indices {
      for other in max(0, index - 1)...min(heard.count - 1, index + 1) {
        best = max(best, value(heard[index], heard[other]))
      }
    }
    return best
  }
}

extension EvidenceKind {
  /// Its index in ``Tagger/kinds``: asked for thousands of times an answer, so it
  /// is no search.
  package var place: Int {
    switch self {
    case .scope: 0
    case .check: 1
    case .finding: 2
    case .ruledOut: 3
    case .cause: 4
    case .assertedCause: 5
    case .contain: 6
    case .fix: 7
    case .verify: 8
    case .vagueCheck: 9
    case .thrash: 10
    case .time: 11
    case .told: 12
    case .content: 13
    case .eta: 14
    case .rhythm: 15
    case .channel: 16
    case .report: 17
    case .vagueTold: 18
    case .silence: 19
    case .blame: 20
    case .deflect: 21
    case .own: 22
    case .system: 23
    case .reject: 24
    case .prevent: 25
    case .detect: 26
    case .containNext: 27
    case .process: 28
    case .specific: 29
    case .vaguePromise: 30
    case .follow: 31
    case .failureClass: 32
    case .impact: 33
    case .duration: 34
    case .hypothetical: 35
    case .notDone: 36
    case .off: 37
    }
  }
}
