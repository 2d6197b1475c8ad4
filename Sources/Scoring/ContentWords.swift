import Prose

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
