import Prose
import Scenarios

/// Holds an answer against all points of a scenario, in one pass over its units.
struct PointComparison: Sendable {
  let words: PointWords
  let echo: Echo
  let rarity: @Sendable (String) -> Double

  /// The most units that say one point together.
  private static let longestStretch = 3
  /// The share of a unit's words from which it only repeats the prompt.
  private static let echoes = 0.6

  func features(of units: [HeardUnit]) -> [PointFeatures] {
    let heard = hear(units)
    var findings = words.entries.map { _ in Finding() }
    var windows = Point.Kind.allCases.map { _ in
      Window(vocabulary: words.vocabulary.count, stems: heard.isPrompt.count)
    }
    for start in units.indices {
      for end in start..<min(start + Self.longestStretch, units.count)
      where units[end].beat == units[start].beat {
        for (place, kind) in Point.Kind.allCases.enumerated()
        where heard.units[end].counts[place] && Self.isAsked(kind, in: units[end].beat) {
          windows[place].add(heard.units[end], heard, for: kind)
        }
        compare(start..<end + 1, in: units[start].beat, windows, &findings)
      }
      for place in windows.indices { windows[place].clear() }
    }
    return words.entries.indices.map { describe($0, findings, units, heard) }
  }

  /// A follow-up is answered in its own beat only.
  private static func isAsked(_ kind: Point.Kind, in beat: Beat) -> Bool {
    kind != .followUp || beat == .followUp
  }

  // MARK: - Hearing

  /// The answer in the terms of the points.
  private struct Heard {
    var units: [Unit] = []
    /// How rare each distinct word of the answer is, and whether it is the
    /// prompt's.
    var rarity: [Double] = []
    var isPrompt: [Bool] = []
  }

  private struct Unit {
    /// Words of points, with how far a word of the unit stands for each; and
    /// those that stand where a deed is only imagined, or denied.
    var matches: [(word: Int, strength: Double)] = []
    var imagined: [(word: Int, strength: Double)] = []
    var denied: [(word: Int, strength: Double)] = []
    /// Its distinct words, as numbers of the answer's words.
    var stems: [Int] = []
    var numbers: [ContentWords.Amount] = []
    /// Whether it counts for points of each kind.
    var counts: [Bool] = []
  }

  private func hear(_ units: [HeardUnit]) -> Heard {
    var heard = Heard()
    heard.units.reserveCapacity(units.count)
    /// The answer's words by their form, -1 for those that carry no meaning.
    var numberOfForm: [String: Int] = [:]
    var numberOfStem: [String: Int] = [:]
    var matches: [[(word: Int, strength: Double)]] = []
    /// The unit in which each word was heard last.
    var last: [Int] = []

    func number(of token: Token) -> Int {
      if let known = numberOfForm[token.norm] { return known }
      var number = -1
      if ContentWords.carriesMeaning(token) {
        number = numberOfStem[token.stem] ?? matches.count
        if number == matches.count {
          numberOfStem[token.stem] = number
          matches.append(words.matches(of: token.stem))
          last.append(-1)
          heard.rarity.append(rarity(token.stem))
          heard.isPrompt.append(words.prompt.contains(token.stem))
        }
      }
      numberOfForm[token.norm] = number
      return number
    }

    for (place, unit) in units.enumerated() {
      var said = Unit(counts: Self.counts(unit, echo: echo))
      let denial = Denial.clauses(in: unit.tokens)
      for (index, token) in unit.tokens.enumerated() {
        if token.kind == .word {
          let number = number(of: token)
          guard number >= 0, last[number] != place else { continue }
          last[number] = place
          said.stems.append(number)
          if denial.denied[index] {
            said.denied += matches[number]
          } else if denial.imagined[index] {
            said.imagined += matches[number]
          } else {
            said.matches += matches[number]
          }
        } else if let amount = ContentWords.Amount(token) {
          said.numbers.append(amount)
        }
      }
      heard.units.append(said)
    }
    return heard
  }

  /// What was not done, or is only imagined, is no check; a measure may be
  /// planned; what only repeats the prompt is nothing.
  private static func counts(_ unit: HeardUnit, echo: Echo) -> [Bool] {
    if unit.beat != .followUp, echo.share(of: unit.tokens) >= echoes {
      return Point.Kind.allCases.map { _ in false }
    }
    return Point.Kind.allCases.map { kind in
      switch kind {
      case .diagnosis: !unit.isLikely([.off, .notDone, .hypothetical])
      case .prevention: !unit.isLikely([.off, .notDone])
      case .followUp: true
      }
    }
  }

  // MARK: - Comparing

  /// The words of a stretch, filled unit by unit.
  private struct Window {
    var strength: [Double]
    var touched: [Int] = []
    var has: [Bool]
    var stems: [Int] = []
    var numbers: [ContentWords.Amount] = []
    /// Rarities of its words, and of those that are not the prompt's.
    var mass = 0.0
    var ownMass = 0.0
    var wordCount: Int { stems.count }

    init(vocabulary: Int, stems: Int) {
      strength = Array(repeating: 0, count: vocabulary)
      has = Array(repeating: false, count: stems)
    }

    /// A check must have been made, a measure may be planned, and the answer to a
    /// question may be that something was not done.
    mutating func add(_ unit: Unit, _ heard: Heard, for kind: Point.Kind) {
      let matches =
        switch kind {
        case .diagnosis: unit.matches
        case .prevention: unit.matches + unit.imagined
        case .followUp: unit.matches + unit.imagined + unit.denied
        }
      for (word, value) in matches {
        if strength[word] == 0 { touched.append(word) }
        strength[word] = max(strength[word], value)
      }
      for stem in unit.stems where !has[stem] {
        has[stem] = true
        stems.append(stem)
        mass += heard.rarity[stem]
        if !heard.isPrompt[stem] { ownMass += heard.rarity[stem] }
      }
      numbers += unit.numbers
    }

    mutating func clear() {
      for word in touched { strength[word] = 0 }
      for stem in stems { has[stem] = false }
      touched.removeAll(keepingCapacity: true)
      stems.removeAll(keepingCapacity: true)
      numbers.removeAll(keepingCapacity: true)
      mass = 0
      ownMass = 0
    }

    /// The weight of the words of `list` that are in the stretch.
    func weight(of list: PointWords.WordList) -> Double {
      var sum = 0.0
      for place in list.words.indices {
        let found = strength[list.words[place]]
        if found > 0 { sum += found * list.weights[place] }
      }
      return sum
    }

    /// The same as a share, 0 to 1.
    func share(of list: PointWords.WordList) -> Double {
      list.total > 0 ? weight(of: list) / list.total : 0
    }
  }

  /// What has been found for a point so far.
  private struct Finding {
    var most = SIMD8<Double>(repeating: 0)
    var mostLikeness = 0.0
    /// By likeness, and by likeness less that of the nearest rival.
    var likest: Candidate?
    var ownest: Candidate?
  }

  private struct Candidate {
    var units: Range<Int>
    var beat: Beat
    var value: Double
    var likeness: Double
    var rival: Double
    /// In the order of ``PointFeatures/ways``.
    var ways: SIMD8<Double>
    var wordCount: Int
  }

  private func ways(_ entry: PointWords.Entry, _ window: Window) -> SIMD8<Double> {
    let own = window.weight(of: entry.own)
    var first = 0.0
    var second = 0.0
    for phrase in entry.phrases {
      let share = window.share(of: phrase)
      second = max(second, min(first, share))
      first = max(first, share)
    }
    var numbers = 0.0
    for amount in entry.numbers {
      var likeness = 0.0
      for other in window.numbers { likeness = max(likeness, amount.likeness(to: other)) }
      numbers += likeness
    }
    return SIMD8(
      window.share(of: entry.text), window.share(of: entry.detail), first, own,
      window.weight(of: entry.all) / (3 + window.mass).squareRoot(), numbers,
      own / (3 + window.ownMass).squareRoot(), first + second)
  }

  /// The eight ways as one number, by which stretches compete.
  private static func likeness(_ ways: SIMD8<Double>) -> Double {
    ways[0] + 0.7 * ways[1] + ways[2] + 0.1 * ways[3] + 0.3 * ways[5] + ways[6]
  }

  private func compare(
    _ units: Range<Int>, in beat: Beat, _ windows: [Window], _ findings: inout [Finding]
  ) {
    var found: [(ways: SIMD8<Double>, likeness: Double)] = []
    found.reserveCapacity(words.entries.count)
    for entry in words.entries {
      let ways = ways(entry, windows[entry.kindIndex])
      found.append((ways, Self.likeness(ways)))
    }
    for (index, entry) in words.entries.enumerated() {
      let (ways, likeness) = found[index]
      guard likeness > 0 else { continue }
      var rival = 0.0
      for (other, sibling) in words.entries.enumerated()
      where other != index && sibling.kindIndex == entry.kindIndex {
        rival = max(rival, found[other].likeness)
      }
      findings[index].most.replace(with: ways, where: ways .> findings[index].most)
      findings[index].mostLikeness = max(findings[index].mostLikeness, likeness)
      let candidate = Candidate(
        units: units, beat: beat, value: likeness, likeness: likeness, rival: rival, ways: ways,
        wordCount: windows[entry.kindIndex].wordCount)
      if candidate.value > findings[index].likest?.value ?? 0 {
        findings[index].likest = candidate
      }
      var owned = candidate
      owned.value = likeness - 0.7 * rival
      if owned.value > findings[index].ownest?.value ?? -.infinity {
        findings[index].ownest = owned
      }
    }
  }

  // MARK: - Describing

  private func describe(
    _ index: Int, _ findings: [Finding], _ units: [HeardUnit], _ heard: Heard
  ) -> PointFeatures {
    let entry = words.entries[index]
    let finding = findings[index]
    var values: [Double] = []
    values.reserveCapacity(PointFeatures.names.count)
    for candidate in [finding.likest, finding.ownest] {
      guard let candidate else {
        values += [Double](repeating: 0, count: 8 + PointFeatures.ways.count)
        continue
      }
      let isHome = candidate.beat == entry.point.kind.beat
      values += [
        candidate.value, candidate.rival, isHome ? 1 : 0, candidate.beat == .result ? 1 : 0,
        candidate.beat == .situation ? 1 : 0, Double(candidate.wordCount) / 20,
        Double(candidate.units.count), Double(candidate.units.lowerBound) / Double(units.count),
      ]
      for way in candidate.ways.indices { values.append(candidate.ways[way]) }
    }
    for way in finding.most.indices { values.append(finding.most[way]) }
    let siblings = words.entries.indices.filter {
      $0 != index && words.entries[$0].kindIndex == entry.kindIndex
    }
    var mean = 0.0
    for sibling in siblings { mean += findings[sibling].mostLikeness }
    mean = siblings.isEmpty ? 0 : mean / Double(siblings.count)
    values += [siblings.isEmpty ? 0 : finding.mostLikeness - mean, mean]
    func wordCount(_ beat: Beat?) -> Double {
      var count = 0
      for (unit, said) in zip(units, heard.units) where beat == nil || unit.beat == beat {
        count += said.stems.count
      }
      return Double(count)
    }
    values += [
      Double(units.count) / 20, wordCount(nil) / 200, wordCount(.action) / 100,
      wordCount(.takeaway) / 40, wordCount(.followUp) / 20,
    ]
    let number = Double(entry.point.number)
    let count = Double(siblings.count + 1)
    values += [count, number, siblings.isEmpty ? 0 : (number - 1) / (count - 1)]
    values += PointFeatures.steps.map { $0 == entry.step ? 1 : 0 }
    for kind in EvidenceKind.allCases.indices {
      var sum = 0.0
      for unit in units where kind < unit.likelihood.count {
        sum += Double(unit.likelihood[kind])
      }
      values.append(min(sum, 8) / 4)
    }
    // The stretch to quote: the point's own, unless that is hardly like it.
    var best = finding.likest
    if let ownest = finding.ownest, ownest.likeness >= 0.7 * (best?.likeness ?? 0) {
      best = ownest
    }
    return PointFeatures(
      values: values,
      best: best.map { PointFeatures.Stretch(units: $0.units, likeness: $0.likeness) })
  }
}

extension Point.Kind {
  /// The beat in which a point of this kind is mostly said.
  var beat: Beat {
    switch self {
    case .diagnosis: .action
    case .prevention: .takeaway
    case .followUp: .followUp
    }
  }

  /// Its place among the kinds.
  var index: Int {
    switch self {
    case .diagnosis: 0
    case .prevention: 1
    case .followUp: 2
    }
  }
}
