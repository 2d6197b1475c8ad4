import Scenarios
import Scoring
import Testing

/// More of a good thing never lowers a level; more of a bad one never raises it.
@Suite struct LadderTests {
  private let weights = Weights.embedded

  private func heard(_ seed: UInt64) -> [Ladder.Heard] {
    var state = seed
    func next() -> Float {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Float(state >> 40) / Float(1 << 24)
    }
    return (0..<12).map { index in
      Ladder.Heard(
        beat: Beat.allCases[index / 2], words: 12,
        likelihoods: Tagger.kinds.map { _ in
          let value = next()
          return value > 0.7 ? value : value * 0.1
        })
    }
  }

  private func value(_ signal: Signal, _ heard: [Ladder.Heard]) -> Float {
    weights?[signal].value([Ladder(heard, lean: Leaning.level).rungs(for: signal)]) ?? .nan
  }

  private static let good: [(Signal, [EvidenceKind])] = [
    (.diagnosis, [.scope, .check, .finding, .ruledOut, .cause, .contain, .verify, .time]),
    (.communication, [.told, .content, .eta, .rhythm, .channel, .report]),
    (.blamelessness, [.own, .system, .reject]),
    (.prevention, [.prevent, .detect, .containNext, .process, .specific, .follow, .failureClass]),
  ]

  @Test func moreGoodEvidenceNeverLowersALevel() {
    for (signal, kinds) in Self.good {
      for seed in 1...20 as ClosedRange<UInt64> {
        let before = heard(seed)
        for kind in kinds {
          for unit in before.indices {
            var after = before
            after[unit].likelihoods[kind.place] = 1
            #expect(value(signal, after) >= value(signal, before), "\(signal) \(kind)")
          }
        }
      }
    }
  }

  @Test func moreBlameNeverRaisesBlamelessness() {
    for seed in 1...20 as ClosedRange<UInt64> {
      let before = heard(seed)
      for kind in [EvidenceKind.blame, .deflect] {
        for unit in before.indices {
          var after = before
          after[unit].likelihoods[kind.place] = 1
          #expect(value(.blamelessness, after) <= value(.blamelessness, before))
        }
      }
    }
  }

  @Test func writesAndReadsTheSameWeights() {
    guard let bytes = weights?.bytes else {
      Issue.record("no weights")
      return
    }
    #expect(bytes.count < 3_000_000)
    #expect(bytes.withUnsafeBytes { Weights(bytes: $0)?.bytes } == bytes)
  }

  @Test(arguments: [0, 3, 8, 100, 5000])
  func refusesBytesThatAreCutOff(count: Int) {
    let bytes = Array((weights?.bytes ?? []).prefix(count))
    #expect(bytes.withUnsafeBytes { Weights(bytes: $0) } == nil)
  }
}
