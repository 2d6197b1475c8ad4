/// One word, number or sign of a text, with its place and a form in which
/// different spellings of the same thing are equal.
package struct Token: Equatable, Sendable {
  package enum Kind: UInt8, Sendable {
    case word
    /// An amount, in digits or in words.
    case number
    /// A time of day, or a time since the incident began: `9:05`, `T+8m`.
    case clock
    case sign
  }

  /// What a number counts, as far as its neighbours say so.
  package enum Measure: UInt8, Sendable {
    case plain
    case percent
    case money
    /// The value is then in seconds.
    case duration
    /// `40x`, `ten times`.
    case multiple
    case bytes
  }

  /// Unicode scalars of the text.
  package var range: Range<Int>
  package var kind: Kind
  /// Lower case, without apostrophes and accents, in one spelling: `didnt`,
  /// `behavior`; `#` for a number and `:` for a time, whose amount is `value`.
  package var norm: String
  /// The norm without its inflection; see ``stem(_:)``.
  package var stem: String
  /// The amount of a number; minutes for a time.
  package var value: Double?
  package var measure = Measure.plain
  /// Whether nothing stands between it and the token before: `QUERY_HISTORY`.
  package var isJoined = false
  /// Whether it is written in capitals, with digits in it, or joined by `_`: the
  /// look of a name from a system.
  package var isIdentifier = false
  /// Whether its first letter is a capital.
  package var isCapitalised = false

  /// A sound that fills a pause.
  package var isFiller: Bool {
    kind == .word && norm.utf8.count <= 3 && Self.fillers.contains(norm)
  }

  private static let fillers: Set<String> = [
    "um", "uh", "erm", "er", "uhm", "umm", "hmm", "hm", "mm", "ah", "eh", "uhh",
  ]
}
