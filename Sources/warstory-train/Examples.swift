import Prose
import Scenarios
import Scoring

/// Units with their cues, what the network sees of them, and the kinds that a
/// reader gave them.
struct Example {
  var cues: [Cues.Cue]
  var input: [Float]
  /// A bit for each kind of ``Tagger/kinds``.
  var kinds: UInt64

  /// The bits of annotated tags.
  static func bits(_ tags: [String]) -> UInt64 {
    var bits: UInt64 = 0
    for tag in tags {
      if let kind = EvidenceKind(rawValue: tag) { bits |= 1 << UInt64(kind.place) }
    }
    return bits
  }
}

/// A sample as the engine reads it, with the reader's kinds carried over to the
/// engine's units.
struct Annotated {
  var copy: Copy
  /// For each utterance.
  var kinds: [UInt64]

  var examples: [Example] {
    let inputs = SenseNetwork.inputs(of: copy.reading, copy.sense)
    return kinds.indices.map {
      Example(cues: copy.cues[$0], input: inputs[$0], kinds: kinds[$0])
    }
  }

  /// Both copies of a sample: the spoken one is in its scalars' places the same
  /// text.
  static func both(of sample: Corpus.Sample) -> (written: Annotated, spoken: Annotated) {
    let (written, spoken) = Copy.both(of: sample.answer)
    return (Annotated(sample, written), Annotated(sample, spoken))
  }

  init(_ sample: Corpus.Sample, _ copy: Copy) {
    self.copy = copy
    // Where the reader's units stand in the sample's own text.
    var marks: [Beat: [(range: Range<Int>, kinds: UInt64)]] = [:]
    var cursor: [Beat: Int] = [:]
    var scalarsOf: [Beat: [Unicode.Scalar]] = [:]
    for unit in sample.units {
      let needle = Array(unit.text.unicodeScalars)
      // A text that the program divided has its units in any beat.
      for beat in Beat(rawValue: unit.beat).map({ [$0] }) ?? Beat.allCases {
        if scalarsOf[beat] == nil {
          scalarsOf[beat] = Array((sample.answer.beats[beat] ?? "").unicodeScalars)
        }
        let text = scalarsOf[beat] ?? []
        guard let place = Self.find(needle, in: text, from: cursor[beat] ?? 0) else { continue }
        marks[beat, default: []].append((place..<place + needle.count, Example.bits(unit.tags)))
        cursor[beat] = place + needle.count
        break
      }
    }
    kinds = copy.reading.utterances.map { utterance in
      var bits: UInt64 = 0
      for mark in marks[utterance.beat] ?? [] {
        let overlap = mark.range.clamped(to: utterance.range).count
        if 2 * overlap >= min(mark.range.count, utterance.range.count) { bits |= mark.kinds }
      }
      return bits
    }
  }

  private static func find(
    _ needle: [Unicode.Scalar], in text: [Unicode.Scalar], from start: Int
  ) -> Int? {
    guard !needle.isEmpty, needle.count <= text.count else { return nil }
    for place in [start, 0] {
      var at = place
      while at + needle.count <= text.count {
        if text[at] == needle[0], text[at..<at + needle.count].elementsEqual(needle) { return at }
        at += 1
      }
    }
    return nil
  }
}
