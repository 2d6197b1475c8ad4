/// What an author leaves in a text where something has still to be written:
/// `TODO`, `TBD`, `???`.
package enum DraftMark {
  private static let words = ["TODO", "FIXME", "XXX", "TBD", "TBC"]

  /// The first mark in `text`; a word that is only spoken of, as in "a FIXME in
  /// the code", is none: a mark begins or ends the text, stands in brackets, or
  /// is followed by a colon.
  package static func first(in text: String) -> String? {
    if text.contains("???") { return "???" }
    guard mayStand(in: Array(text.utf8)) else { return nil }
    let parts = text.split(separator: " ")
    for (index, part) in parts.enumerated() {
      let bare = part.drop { !$0.isLetter }
      let word = String(bare.prefix { $0.isLetter })
      guard words.contains(word) else { continue }
      let isAlone = bare.dropFirst(word.count).allSatisfy { !$0.isLetter && !$0.isNumber }
      let isMark =
        index == 0 || (index == parts.count - 1 && isAlone)
        || part.first.map { "([{<".contains($0) } == true || bare.dropFirst(word.count).first == ":"
      if isMark { return word }
    }
    return nil
  }

  /// Whether a mark may stand in a file; without one there is no need to decode it.
  static func mayStand(in bytes: [UInt8]) -> Bool {
    bytes.indices.contains { index in
      switch bytes[index] {
      case UInt8(ascii: "T"):
        stands("TODO", in: bytes, at: index)
          || stands("TBD", in: bytes, at: index) || stands("TBC", in: bytes, at: index)
      case UInt8(ascii: "F"): stands("FIXME", in: bytes, at: index)
      case UInt8(ascii: "X"): stands("XXX", in: bytes, at: index)
      case UInt8(ascii: "?"): stands("???", in: bytes, at: index)
      default: false
      }
    }
  }

  private static func stands(_ mark: StaticString, in bytes: [UInt8], at index: Int) -> Bool {
    guard index + mark.utf8CodeUnitCount <= bytes.count else { return false }
    return mark.withUTF8Buffer { bytes[index...].starts(with: $0) }
  }
}
