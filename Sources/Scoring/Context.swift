import Scenarios

/// What the likelihoods of the other units say about a unit: a check is followed
/// by what it showed, and who blames once blames again.
package enum Context {
  private enum Slot: UInt32 {
    case own, before, after, elsewhere, share, earlier, later, place
  }

  /// For each unit the cues of a second ``Tagger``, from the first one's
  /// `likelihoods`.
  package static func cues(_ likelihoods: [[Float]], _ reading: Reading) -> [[Cues.Cue]] {
    let kinds = Tagger.kinds.count
    let count = likelihoods.count
    guard count > 0 else { return [] }
    var best = [[Float]](repeating: [0, 0], count: kinds)
    var sums = [Float](repeating: 0, count: kinds)
    for unit in likelihoods {
      for kind in 0..<kinds {
        sums[kind] += unit[kind]
        if unit[kind] > best[kind][0] {
          best[kind] = [unit[kind], best[kind][0]]
        } else if unit[kind] > best[kind][1] {
          best[kind][1] = unit[kind]
        }
      }
    }
    // The best of what is still to come, from the end.
    var later = [[Float]](repeating: [Float](repeating: 0, count: kinds), count: count)
    for index in stride(from: count - 2, through: 0, by: -1) {
      for kind in 0..<kinds {
        later[index][kind] = max(later[index + 1][kind], likelihoods[index + 1][kind])
      }
    }
    var earlier = [Float](repeating: 0, count: kinds)
    var result: [[Cues.Cue]] = []
    result.reserveCapacity(count)
    for index in 0..<count {
      var cues: [Cues.Cue] = []
      cues.reserveCapacity(kinds * 7 + 1)
      func add(_ slot: Slot, _ kind: Int, _ value: Float) {
        if value > 0.02 {
          cues.append(Cues.Cue(key: slot.rawValue << 8 | UInt32(kind), weight: value))
        }
      }
      let unit = likelihoods[index]
      for kind in 0..<kinds {
        add(.own, kind, 2 * unit[kind])
        if index > 0 { add(.before, kind, likelihoods[index - 1][kind]) }
        if index + 1 < count { add(.after, kind, likelihoods[index + 1][kind]) }
        add(.elsewhere, kind, unit[kind] == best[kind][0] ? best[kind][1] : best[kind][0])
        add(.share, kind, sums[kind] / Float(count))
        add(.earlier, kind, earlier[kind])
        add(.later, kind, later[index][kind])
        earlier[kind] = max(earlier[kind], unit[kind])
      }
      let beat = Beat.allCases.firstIndex(of: reading.utterances[index].beat) ?? 0
      add(.place, beat, 1)
      result.append(cues)
    }
    return result
  }
}
