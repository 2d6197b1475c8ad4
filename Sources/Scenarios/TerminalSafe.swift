extension Unicode.Scalar {
  /// Whether a terminal may act on the scalar instead of showing it.
  ///
  /// Showing text in another order than it was written counts, too. Line break
  /// and tab are not among them, nor are the joiners that scripts and emoji need.
  package var isUnsafeOnTerminal: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0...0x1F, 0x7F...0x9F: true
    // Marks, embeddings, overrides and isolates of writing direction.
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    // Separators that break a line only on some screens, and invisible text.
    case 0x2028, 0x2029, 0x200B, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F: true
    // Never a character of a text: U+FFFE, U+1FFFF and so on.
    case 0xFDD0...0xFDEF: true
    default: value & 0xFFFE == 0xFFFE
    }
  }

  /// What is shown instead of an unsafe scalar.
  fileprivate var picture: String {
    switch value {
    case 0...0x1F: Unicode.Scalar(0x2400 + value).map(String.init) ?? "?"
    case 0x7F: "\u{2421}"
    default: "<U+\(String(value, radix: 16, uppercase: true))>"
    }
  }

  /// Terminal columns: 0 for what combines, 2 for what is wide in East Asia,
  /// after the classes of Unicode's UAX #11.
  fileprivate var terminalColumns: Int {
    switch value {
    case 0..<0x300: 1
    case 0x300...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x200C, 0x200D, 0x20D0...0x20FF,
      0xFE00...0xFE0F, 0xFE20...0xFE2F:
      0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
      0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}

extension String {
  /// The text with all that a terminal would act on shown visibly instead
  /// (`␛` for an escape); line breaks and tabs stay.
  package var terminalSafe: String {
    if utf8.allSatisfy({ ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x0A || $0 == 0x09 }) { return self }
    var safe = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar.isUnsafeOnTerminal {
        safe.append(contentsOf: scalar.picture.unicodeScalars)
      } else {
        safe.append(scalar)
      }
    }
    return String(safe)
  }

  /// As ``terminalSafe``, with each line break and tab as one blank: for text
  /// that must stay on its line.
  package var terminalSafeLine: String {
    if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return self }
    var line = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      line.append(scalar.value == 0x09 || scalar.value == 0x0A ? " " : scalar)
    }
    return String(line).terminalSafe
  }

  /// How many columns a terminal gives the text, by scalars.
  package var terminalColumns: Int {
    unicodeScalars.reduce(0) { $0 + $1.terminalColumns }
  }

  /// The text on one line, cut after `limit` characters, for naming it in a
  /// message.
  package func clipped(to limit: Int = 60) -> String {
    guard utf8.count > limit, let end = index(startIndex, offsetBy: limit, limitedBy: endIndex),
      end < endIndex
    else { return self }
    return self[..<end] + "…"
  }
}
