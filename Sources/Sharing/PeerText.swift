/// Text from the other side, made harmless.
package enum PeerText {
  /// `text` without anything that steers a terminal or hides or turns
  /// characters round.
  ///
  /// At most `limit` bytes of UTF-8 are kept. Tabs and line ends become blanks.
  package static func cleaned(_ text: String, limit: Int = 8192) -> String {
    var cleaned = String.UnicodeScalarView()
    var length = 0
    for scalar in text.unicodeScalars {
      guard let kept = harmless(scalar) else { continue }
      length += UTF8.width(kept)
      guard length <= limit else { break }
      cleaned.append(kept)
    }
    return String(cleaned)
  }

  /// `text`, cleaned, cut into lines that a frame can hold: at blanks where there
  /// are any, of at most ``lineLimit`` bytes.
  static func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    // By scalars: what a reader calls one character may be longer than a frame.
    var rest = cleaned(text, limit: 1 << 20).unicodeScalars[...]
    while !rest.isEmpty {
      var end = rest.startIndex
      var blank: String.Index?
      var length = 0
      while end < rest.endIndex, length + UTF8.width(rest[end]) <= lineLimit {
        length += UTF8.width(rest[end])
        if rest[end] == " " { blank = end }
        end = rest.index(after: end)
      }
      let cut = end < rest.endIndex ? blank ?? end : end
      pieces.append(String(rest[..<cut]))
      rest = rest[cut...].drop { $0 == " " }
    }
    return pieces.filter { !$0.isEmpty }
  }

  /// Half a frame, since JSON may take two bytes for one.
  static let lineLimit = 8000

  private static func harmless(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "\t", "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": return " "
    // Zero width joiners hold emoji and several scripts together.
    case "\u{200C}", "\u{200D}": return scalar
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned: return nil
    default: return scalar
    }
  }
}
