import Prose
import Scenarios

/// What a unit gives away about itself, as sparse features: its words and word
/// families, who and whether, the numbers in it, and what stands around it.
package struct Cues: Sendable {
  /// One feature: present or not, and how much it counts.
  package struct Cue: Sendable {
    package var key: UInt32
    package var weight: Float
  }

  /// The cues of each utterance of `reading`, in order.
  package static func of(_ reading: Reading) -> [[Cue]] {
    let sights = reading.utterances.map { Sight($0) }
    let whole = Whole(sights)
    var seen: Set<WordFamily> = []
    var result: [[Cue]] = []
    result.reserveCapacity(sights.count)
    for index in sights.indices {
      var maker = Maker()
      maker.addOwn(sights[index])
      maker.addPlace(reading, index, sights[index], seen: seen)
      maker.add(whole)
      if index > 0 { maker.addNeighbour(sights[index - 1], .before, of: sights[index]) }
      if index + 1 < sights.count {
        maker.addNeighbour(sights[index + 1], .after, of: sights[index])
      }
      result.append(maker.cues)
      seen.formUnion(sights[index].present)
    }
    return result
  }

  /// Kinds of cue; their hashes never meet.
  private enum Kind: UInt64 {
    case word = 1
    case pair, triple, gap, letters, family, familyPair, familyOrder, negated, imagined
    case shape, place, placeFamily, before, after, beforeFamily, afterFamily, seen, familyWord
    case whole
  }

  /// A unit as the cues see it.
  private struct Sight {
    var utterance: Reading.Utterance
    /// Families by the word at which they begin.
    var families: [(position: Int, family: WordFamily)] = []
    var present: Set<WordFamily> = []
    /// Families in the order of their numbers, without doubles.
    var ordered: [WordFamily] = []

    init(_ utterance: Reading.Utterance) {
      self.utterance = utterance
      let words = utterance.words
      for start in words.indices {
        var hash = Hash.seed
        for length in 1...Lexicon.longest where start + length <= words.count {
          hash = Hash.add(words[start + length - 1].stemHash, to: hash)
          for family in Lexicon.standard.families(at: hash) ?? [] {
            families.append((start, family))
            present.insert(family)
          }
          guard Lexicon.standard.goesOn(after: hash) else { break }
        }
      }
      ordered = WordFamily.allCases.filter(present.contains)
    }
  }

  /// What the answer is like as a whole: whether something went wrong in it, and
  /// whether things were done or only would be.
  private struct Whole {
    /// Of each family that is looked at, how common it is among the units, 0 to 4.
    var shares: [(family: WordFamily, size: Int)] = []

    init(_ sights: [Sight]) {
      let bounds = [0, 0.06, 0.15, 0.3]
      for family in [
        WordFamily.trouble, .checking, .fixing, .modal, .obligation, .me, .you, .checklist,
      ] {
        let share =
          Double(sights.count { $0.present.contains(family) }) / Double(max(sights.count, 1))
        shares.append((family, bounds.count { share > $0 }))
      }
    }
  }

  private struct Maker {
    var cues: [Cue] = []
    private var group: [UInt32] = []

    private mutating func add(_ hash: UInt64, _ kind: Kind) {
      group.append(Hash.key(hash, kind: kind.rawValue))
    }

    /// Ends a group of cues: each counts once, all together `scale`.
    private mutating func close(_ scale: Float) {
      group.sort()
      var last: UInt32?
      var count = 0
      for key in group where key != last {
        count += 1
        last = key
      }
      guard count > 0 else { return }
      let weight = scale / Float(count).squareRoot()
      last = nil
      for key in group where key != last {
        cues.append(Cue(key: key, weight: weight))
        last = key
      }
      group.removeAll(keepingCapacity: true)
    }

    // MARK: - The unit itself

    mutating func addOwn(_ sight: Sight) {
      let words = sight.utterance.words
      for index in words.indices {
        let first = words[index].stemHash
        add(first, .word)
        add(words[index].hash, .word)
        if index + 1 < words.count {
          let two = Hash.add(words[index + 1].stemHash, to: first)
          add(two, .pair)
          if index + 2 < words.count {
            add(Hash.add(words[index + 2].stemHash, to: two), .triple)
            add(Hash.add(words[index + 2].stemHash, to: first), .gap)
          }
        }
      }
      close(3)
      for word in words where word.kind == .word { addLetters(of: word.norm) }
      close(1.5)
      addFamilies(sight)
      close(3)
    }

    private mutating func addLetters(of word: String) {
      let letters = [UInt8(ascii: "<")] + Array(word.utf8) + [UInt8(ascii: ">")]
      guard letters.count > 5 else { return }
      for size in 4...5 where letters.count >= size {
        for start in 0...(letters.count - size) {
          var hash = Hash.seed
          for place in start..<start + size {
            hash = (hash ^ UInt64(letters[place])) &* 0x100_0000_01b3
          }
          add(hash, .letters)
        }
      }
    }

    private mutating func addFamilies(_ sight: Sight) {
      let words = sight.utterance.words
      for family in sight.ordered { add(UInt64(family.rawValue), .family) }
      for (index, one) in sight.ordered.enumerated() {
        for other in sight.ordered[(index + 1)...] {
          add(UInt64(one.rawValue) << 8 | UInt64(other.rawValue), .familyPair)
        }
      }
      // What follows what, close by.
      for (index, one) in sight.families.enumerated() {
        for other in sight.families[(index + 1)...].prefix(12)
        where other.position > one.position && other.position - one.position <= 4 {
          add(UInt64(one.family.rawValue) << 8 | UInt64(other.family.rawValue), .familyOrder)
        }
      }
      // In the reach of a negation, or of a would and should.
      var negated = -1
      var imagined = -1
      var next = 0
      for index in words.indices {
        while next < sight.families.count, sight.families[next].position == index {
          let family = sight.families[next].family
          if index <= negated { add(UInt64(family.rawValue), .negated) }
          if index <= imagined { add(UInt64(family.rawValue), .imagined) }
          if family == .negation { negated = index + 4 }
          if family == .modal { imagined = index + 6 }
          next += 1
        }
        if index <= negated { add(words[index].stemHash, .negated) }
      }
      addShape(sight)
    }

    private mutating func addShape(_ sight: Sight) {
      let words = sight.utterance.words
      var counts = [0, 0, 0, 0]
      for word in words {
        switch word.kind {
        case .number:
          counts[0] += 1
          add(0x100 | UInt64(word.measure.rawValue), .shape)
        case .clock: counts[1] += 1
        default: if word.isIdentifier { counts[2] += 1 }
        }
        if word.norm.hasSuffix("ed") { counts[3] += 1 }
      }
      for (place, count) in counts.enumerated() {
        add(0x200 | UInt64(place) << 4 | UInt64(min(count, 4)), .shape)
      }
      let length = [3, 6, 10, 16, 24, 34].firstIndex { words.count <= $0 } ?? 6
      add(0x300 | UInt64(length), .shape)
      if sight.utterance.isQuestion { add(0x401, .shape) }
      if let first = words.first { add(first.stemHash, .shape) }
      // Who does it: the first person named, and the first that follows it.
      if let subject = sight.families.first(where: {
        [.me, .us, .you, .third, .roleInside, .roleOutside, .anybody, .nobody, .audience].contains(
          $0.family)
      }) {
        add(0x500 | UInt64(subject.family.rawValue), .shape)
        for other in sight.ordered {
          add(0x10000 | UInt64(subject.family.rawValue) << 8 | UInt64(other.rawValue), .shape)
        }
      }
      // Number beside family.
      let measures = Set(words.filter { $0.kind == .number }.map(\.measure.rawValue)).sorted()
      for family in sight.ordered {
        for measure in measures {
          add(0x20000 | UInt64(measure) << 8 | UInt64(family.rawValue), .shape)
        }
        if counts[1] > 0 { add(0x30000 | UInt64(family.rawValue), .shape) }
        if counts[2] > 0 { add(0x40000 | UInt64(family.rawValue), .shape) }
      }
    }

    // MARK: - Its place

    mutating func addPlace(
      _ reading: Reading, _ index: Int, _ sight: Sight, seen: Set<WordFamily>
    ) {
      let beat = UInt64(Beat.allCases.firstIndex(of: sight.utterance.beat) ?? 0)
      add(beat, .place)
      let isFirst = index == 0 || reading.utterances[index - 1].beat != sight.utterance.beat
      let isLast =
        index + 1 == reading.utterances.count
        || reading.utterances[index + 1].beat != sight.utterance.beat
      if isFirst { add(0x100 | beat, .place) }
      if isLast { add(0x200 | beat, .place) }
      close(1)
      for family in sight.ordered { add(beat << 8 | UInt64(family.rawValue), .placeFamily) }
      close(1.5)
      for family in [
        WordFamily.checking, .fixing, .turnedOut, .containing, .telling, .blaming, .scoping,
        .hypothesis, .insult,
      ] where seen.contains(family) {
        add(UInt64(family.rawValue), .seen)
      }
      close(0.5)
    }

    mutating func add(_ whole: Whole) {
      for share in whole.shares {
        add(UInt64(share.family.rawValue) << 8 | UInt64(share.size), .whole)
      }
      close(1)
    }

    // MARK: - What stands around it

    enum Side { case before, after }

    mutating func addNeighbour(_ other: Sight, _ side: Side, of sight: Sight) {
      for word in other.utterance.words {
        add(word.stemHash, side == .before ? .before : .after)
      }
      close(0.8)
      for family in other.ordered {
        add(UInt64(family.rawValue), side == .before ? .beforeFamily : .afterFamily)
      }
      add(
        0x100 | UInt64(other.utterance.beat == sight.utterance.beat ? 1 : 0),
        side == .before ? .beforeFamily : .afterFamily)
      close(0.8)
    }
  }
}
