/// What the guest types to come in: the only key of the session.
///
/// 24 random characters of an alphabet of 32 are 120 bits, so guessing is
/// hopeless; a 25th tells a slip of the finger from a wrong code before anything
/// is sent. Grouped by five, to be read aloud: `7KQ2M-…`.
package struct JoinCode: Equatable, Sendable, CustomStringConvertible {
  /// Crockford's base 32: no I, L, O or U.
  private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
  private static let randomCount = 24

  /// The 25 characters without hyphens.
  let characters: String

  /// A code of its own for each session.
  package init(using generator: inout some RandomNumberGenerator) {
    let values = (0..<Self.randomCount).map { _ in Int.random(in: 0..<32, using: &generator) }
    characters = String((values + [Self.check(values)]).map { Self.alphabet[$0] })
  }

  /// Reads a code as people type it: either case, with or without hyphens and
  /// blanks, O for 0, I or L for 1; nil where it can't be one.
  package init?(_ text: String) {
    guard text.utf8.count <= 100 else { return nil }
    var values: [Int] = []
    for character in text.uppercased() where character != "-" && character != " " {
      let meant: Character =
        switch character {
        case "O": "0"
        case "I", "L": "1"
        default: character
        }
      guard let value = Self.alphabet.firstIndex(of: meant) else { return nil }
      values.append(value)
    }
    guard values.count == Self.randomCount + 1, let check = values.popLast(),
      check == Self.check(values)
    else { return nil }
    characters = String((values + [check]).map { Self.alphabet[$0] })
  }

  package var description: String {
    let all = Array(characters)
    return stride(from: 0, to: all.count, by: 5)
      .map { String(all[$0..<min($0 + 5, all.count)]) }
      .joined(separator: "-")
  }

  /// Odd weights, so that any single wrong character changes the sum.
  private static func check(_ values: [Int]) -> Int {
    values.enumerated().reduce(0) { $0 + $1.element * (2 * $1.offset + 1) } % 32
  }
}
