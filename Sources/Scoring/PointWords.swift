import Prose
import Scenarios

/// The words of a text that carry meaning, without doubles, in its order.
///
/// Function words are left out: they are in every answer.
struct ContentWords: Sendable {
  var stems: [String] = []
  var numbers: [Amount] = []

  /// A number or a time of day.
  struct Amount: Equatable, Sendable {
    var value: Double
    var isClock: Bool

    init?(_ token: Token) {
      guard token.kind == .number || token.kind == .clock, let value = token.value else {
        return nil
      }
      self.value = value
      isClock = token.kind == .clock
    }

    /// 1 for the same amount, 0.7 for a rounded one ("87 thousand" for 86,900),
    /// 0 for another.
    func likeness(to other: Amount) -> Double {
      guard isClock == other.isClock else { return 0 }
      if value == other.value { return 1 }
      let larger = max(value, other.value)
      let smaller = min(value, other.value)
      return !isClock && smaller >= 20 && larger - smaller <= 0.06 * larger ? 0.7 : 0
    }
  }

  init(_ text: String) { self.init(Passage(text).tokens[...]) }

  init(_ tokens: ArraySlice<Token>) {
    var seen: Set<String> = []
    for token in tokens {
      switch token.kind {
      case .word where Self.carriesMeaning(token):
        if seen.insert(token.stem).inserted { stems.append(token.stem) }
      default:
        if let amount = Amount(token) { numbers.append(amount) }
      }
    }
  }

  static func carriesMeaning(_ token: Token) -> Bool {
    token.kind == .word && !token.isFiller && !functionWords.contains(token.norm)
  }

  private static let functionWords: Set<String> = Set(
    """
    a an the and or but of to in on at for from by with as is are was were be been being it its
    this that these those there here then so than too very not no nor do does did done have has had
    having i me my we us our ours you your he him his her hers she they them their theirs who which
    what when where why how all any some each every one only just also if into over under up down
    out off about after before again own same such can could would should will may might must
    because while until both between more most other new get got go went come came make made take
    took im ive id ill weve were thats dont didnt wasnt isnt theres youre hes shes theyre lets
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init))
}

/// The points of a scenario as the words in which they may be said, each word
/// with its weight: rare words tell more, words of several points less, and
/// words of the prompt are kept apart.
struct PointWords: Sendable {
  /// A list of words by their number in ``vocabulary``.
  struct WordList: Sendable {
    var words: [Int] = []
    var weights: [Double] = []
    var total = 0.0
  }

  /// One point; a class, as it is looked at for every stretch of an answer.
  final class Entry: Sendable {
    let point: Point
    let kindIndex: Int
    let text: WordList
    let detail: WordList
    /// Text, detail and every phrase together.
    let all: WordList
    /// The same without the prompt's own words.
    let own: WordList
    let phrases: [WordList]
    /// Amounts that are not in the prompt.
    let numbers: [ContentWords.Amount]
    /// The step or layer that the author gave, if any.
    let step: String?

    init(
      point: Point, text: WordList, detail: WordList, all: WordList, own: WordList,
      phrases: [WordList], numbers: [ContentWords.Amount], step: String?
    ) {
      self.point = point
      kindIndex = point.kind.index
      self.text = text
      self.detail = detail
      self.all = all
      self.own = own
      self.phrases = phrases
      self.numbers = numbers
      self.step = step
    }
  }

  var entries: [Entry] = []
  /// The stems of all points; a point's words are numbers into it.
  private(set) var vocabulary: [String] = []
  /// The stems of the prompt.
  let prompt: Set<String>

  private var numberOfStem: [String: Int] = [:]
  private var byPrefix: [String: [Int]] = [:]
  private var byGroup: [Int: [Int]] = [:]

  /// Words that begin alike are compared only within a group of at most this
  /// many, so that no scenario makes the comparison slow.
  private static let mostAlike = 64

  /// The words of `points`.
  ///
  /// With `sharesWeight` a word that several points have counts less for each.
  init(
    _ points: [Point], prompt: String, steps: [String?], rarity: (String) -> Double,
    sharesWeight: Bool = true
  ) {
    let promptWords = ContentWords(prompt)
    self.prompt = Set(promptWords.stems)
    let contents = points.map { point in
      (
        text: ContentWords(point.text), detail: ContentWords(point.detail ?? ""),
        phrases: point.listenFor.map { ContentWords($0) }
      )
    }
    var spread: [String: Int] = [:]
    for content in contents {
      let stems = Set(
        content.text.stems + content.detail.stems + content.phrases.flatMap(\.stems))
      for stem in stems { spread[stem, default: 0] += 1 }
    }
    for (place, point) in points.enumerated() {
      let content = contents[place]
      var seen: Set<String> = []
      let every = (content.text.stems + content.detail.stems + content.phrases.flatMap(\.stems))
        .filter { seen.insert($0).inserted }
      func list(_ stems: [String]) -> WordList {
        var list = WordList()
        for stem in stems {
          let sharers = sharesWeight ? spread[stem] ?? 1 : 1
          let weight = rarity(stem) / Double(sharers).squareRoot()
          list.words.append(number(of: stem))
          list.weights.append(weight)
          list.total += weight
        }
        return list
      }
      let told = content.text.numbers + (point.kind == .diagnosis ? content.detail.numbers : [])
      entries.append(
        Entry(
          point: point, text: list(content.text.stems), detail: list(content.detail.stems),
          all: list(every), own: list(every.filter { !self.prompt.contains($0) }),
          phrases: content.phrases.map { list($0.stems) },
          numbers: told.filter { amount in
            !(amount.value < 4 && !amount.isClock)
              && !promptWords.numbers.contains { $0.likeness(to: amount) > 0 }
          },
          step: place < steps.count ? steps[place] : nil))
    }
  }

  private mutating func number(of stem: String) -> Int {
    if let number = numberOfStem[stem] { return number }
    let number = vocabulary.count
    vocabulary.append(stem)
    numberOfStem[stem] = number
    if let prefix = Self.prefix(of: stem), byPrefix[prefix, default: []].count < Self.mostAlike {
      byPrefix[prefix, default: []].append(number)
    }
    for group in PointThesaurus.standard.groups(of: stem)
    where byGroup[group, default: []].count < Self.mostAlike {
      byGroup[group, default: []].append(number)
    }
    return number
  }

  private static func prefix(of stem: String) -> String? {
    let bytes = stem.utf8.prefix(4)
    return bytes.count == 4 ? String(decoding: bytes, as: UTF8.self) : nil
  }

  /// The words of the points that `stem` may stand for, with how far it does:
  /// 1 for itself, 0.7 for a synonym or a word with the same five letters in
  /// front, 0.6 for one that is the beginning of the other.
  func matches(of stem: String) -> [(word: Int, strength: Double)] {
    var result: [(word: Int, strength: Double)] = []
    func add(_ word: Int, _ strength: Double) {
      if let known = result.firstIndex(where: { $0.word == word }) {
        result[known].strength = max(result[known].strength, strength)
      } else {
        result.append((word, strength))
      }
    }
    if let number = numberOfStem[stem] { add(number, 1) }
    for group in PointThesaurus.standard.groups(of: stem) {
      for word in byGroup[group] ?? [] where vocabulary[word] != stem { add(word, 0.7) }
    }
    if let prefix = Self.prefix(of: stem) {
      for word in byPrefix[prefix] ?? [] where vocabulary[word] != stem {
        let other = vocabulary[word]
        if stem.utf8.count >= 5, other.utf8.count >= 5,
          stem.utf8.prefix(5).elementsEqual(other.utf8.prefix(5))
        {
          add(word, 0.7)
        } else if stem.utf8.starts(with: other.utf8) || other.utf8.starts(with: stem.utf8) {
          add(word, 0.6)
        }
      }
    }
    return result
  }
}
