import Prose
import Scenarios
import Scoring

/// Units with their cues and the kinds that a reader gave them.
struct Example {
  var cues: [Cues.Cue]
  /// A bit for each kind of ``Tagger/kinds``.
  var kinds: UInt64
  var sample: Int

  /// The bits of annotated tags.
  static func bits(_ tags: [String]) -> UInt64 {
    var bits: UInt64 = 0
    for tag in tags {
      if let kind = EvidenceKind(rawValue: tag), let place = Tagger.kinds.firstIndex(of: kind) {
        bits |= 1 << UInt64(place)
      }
    }
    return bits
  }
}

/// A sample as the engine reads it, with the reader's kinds carried over to the
/// engine's units.
struct Annotated {
  var reading: Reading
  var cues: [[Cues.Cue]]
  /// For each utterance.
  var kinds: [UInt64]

  /// Reads `answer`, a copy of the sample's whose text may be altered: `origin`
  /// gives for each scalar of a beat its place in the sample's own text.
  init(_ sample: Corpus.Sample, answer: Answer, origin: (Beat, Int) -> Int) {
    reading = Reading(answer)
    cues = Cues.of(reading)
    // Where the reader's units stand in the sample's own text.
    var marks: [Beat: [(range: Range<Int>, kinds: UInt64)]] = [:]
    var cursor: [Beat: Int] = [:]
    var scalarsOf: [Beat: [Unicode.Scalar]] = [:]
    for unit in sample.units {
      guard let beat = Beat(rawValue: unit.beat) else { continue }
      if scalarsOf[beat] == nil {
        scalarsOf[beat] = Array((sample.answer.beats[beat] ?? "").unicodeScalars)
      }
      let text = scalarsOf[beat] ?? []
      let needle = Array(unit.text.unicodeScalars)
      guard let place = Self.find(needle, in: text, from: cursor[beat] ?? 0) else { continue }
      marks[beat, default: []].append((place..<place + needle.count, Example.bits(unit.tags)))
      cursor[beat] = place + needle.count
    }
    kinds = reading.utterances.map { utterance in
      let from = origin(utterance.beat, utterance.range.lowerBound)
      let to = origin(utterance.beat, utterance.range.upperBound - 1) + 1
      guard from < to else { return 0 }
      var bits: UInt64 = 0
      for mark in marks[utterance.beat] ?? [] {
        let overlap = mark.range.clamped(to: from..<to).count
        if 2 * overlap >= min(mark.range.count, to - from) { bits |= mark.kinds }
      }
      return bits
    }
  }

  init(_ sample: Corpus.Sample) {
    self.init(sample, answer: sample.answer) { _, place in place }
  }

  /// The units as the reader cut them.
  static func readersUnits(_ sample: Corpus.Sample, number: Int) -> [Example] {
    let utterances = sample.units.compactMap { unit -> (Reading.Utterance, UInt64)? in
      guard let beat = Beat(rawValue: unit.beat) else { return nil }
      let passage = Passage(unit.text)
      let utterance = Reading.Utterance(
        passage.tokens[...], at: 0..<passage.scalars.count, in: beat)
      return utterance.words.isEmpty ? nil : (utterance, Example.bits(unit.tags))
    }
    return zip(Cues.of(Reading(utterances.map(\.0))), utterances).map {
      Example(cues: $0, kinds: $1.1, sample: number)
    }
  }

  /// The same answer as a speech recogniser would write it: lower case, no
  /// punctuation.
  static func spoken(_ sample: Corpus.Sample) -> Annotated {
    var beats: [Beat: String] = [:]
    var origins: [Beat: [Int]] = [:]
    for beat in Beat.allCases {
      guard let text = sample.answer.beats[beat] else { continue }
      let (plain, origin) = Speech.text(of: text)
      beats[beat] = plain
      origins[beat] = origin
    }
    return Annotated(sample, answer: Answer(beats: beats)) { beat, place in
      let origin = origins[beat] ?? []
      return place < origin.count ? origin[place] : (origin.last ?? 0) + 1
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
