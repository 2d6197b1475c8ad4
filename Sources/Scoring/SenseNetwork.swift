import Scenarios

/// Judges by what a unit and its neighbours mean which kinds of evidence it
/// carries: one layer of bent units over the vectors.
///
/// Addition, multiplication and division in a fixed order, so that every machine
/// gives the same result.
package struct SenseNetwork: Sendable {
  /// The unit itself, the one before, the one after, and its beat.
  package static let inputs = 3 * Sense.width + Beat.allCases.count

  /// `hidden` weights for each input, input by input.
  package var into: [Float]
  package var offsets: [Float]
  /// `Tagger.kinds.count` weights for each hidden unit.
  package var out: [Float]
  package var biases: [Float]

  package init(into: [Float], offsets: [Float], out: [Float], biases: [Float]) {
    self.into = into
    self.offsets = offsets
    self.out = out
    self.biases = biases
  }

  /// Whether there is a number for everything.
  var isWhole: Bool {
    into.count == Self.inputs * offsets.count
      && out.count == offsets.count * Tagger.kinds.count && biases.count == Tagger.kinds.count
  }

  /// What the network sees of each utterance of `reading`.
  package static func inputs(of reading: Reading, _ sense: Sense) -> [[Float]] {
    let none = [Float](repeating: 0, count: Sense.width)
    return reading.utterances.indices.map { place in
      var row = sense.vectors[place]
      row += place > 0 ? sense.vectors[place - 1] : none
      row += place + 1 < sense.vectors.count ? sense.vectors[place + 1] : none
      for beat in Beat.allCases { row.append(beat == reading.utterances[place].beat ? 1 : 0) }
      return row
    }
  }

  /// For each kind the sum that speaks for it: the logarithm of its odds.
  package func sums(_ input: [Float]) -> [Float] {
    let hidden = offsets.count
    var bent = offsets
    into.withUnsafeBufferPointer { into in
      bent.withUnsafeMutableBufferPointer { bent in
        for (place, value) in input.enumerated() where value != 0 {
          let row = place * hidden
          for unit in 0..<hidden { bent[unit] += value * into[row + unit] }
        }
        for unit in 0..<hidden { bent[unit] = Slope.bent(bent[unit]) }
      }
    }
    var sums = biases
    let kinds = sums.count
    for unit in 0..<hidden {
      for kind in 0..<kinds { sums[kind] += bent[unit] * out[unit * kinds + kind] }
    }
    return sums
  }
}
