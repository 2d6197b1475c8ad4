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
