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

  /// The same answer as a speech recogniser would write it: lower case, no
  /// punctuation.
  static func spoken(_ sample: Corpus.Sample) -> Annotated {
    var beats: [Beat: String] = [:]
    var origins: [Beat: [Int]] = [:]
    for beat in Beat.allCases {
      guard let text = sample.answer.beats[beat] else { continue }
      let (plain, origin) = Self.spoken(text)
      beats[beat] = plain
      origins[beat] = origin
    }
    return Annotated(sample, answer: Answer(beats: beats)) { beat, place in
      let origin = origins[beat] ?? []
      return place < origin.count ? origin[place] : (origin.last ?? 0) + 1
    }
  }

  static func spoken(_ text: String) -> (String, [Int]) {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var origin: [Int] = []
    for (place, scalar) in scalars.enumerated() {
      let value = scalar.value
      let inNumber =
        place > 0 && place + 1 < scalars.count && (0x30...0x39).contains(scalars[place - 1].value)
        && (0x30...0x39).contains(scalars[place + 1].value)
      switch scalar {
      case _ where inNumber && (scalar == "." || scalar == "," || scalar == ":"):
        result.append(scalar)
      case "'", "’", "%", "$", "€", "£", "+": result.append(scalar)
      case _ where scalar.properties.isAlphabetic || (0x30...0x39).contains(value):
        let lower = Array(scalar.properties.lowercaseMapping.unicodeScalars)
        result.append(lower.count == 1 ? lower[0] : scalar)
      default: result.append(" ")
      }
      origin.append(place)
    }
    return (String(result), origin)
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
