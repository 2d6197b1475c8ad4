/// `text` with everything removed that a terminal would obey rather than show:
/// escape and other control characters, and the marks that turn the direction of
/// writing. Tabs become a blank; line breaks stay where `keepingLines` is set.
func safeForTerminal(_ text: String, keepingLines: Bool = true) -> String {
  if text.utf8.allSatisfy({ ($0 >= 0x20 && $0 < 0x7F) || ($0 == 0x0A && keepingLines) }) {
    return text
  }
  var safe = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    switch scalar.value {
    case 0x0A: safe.append(keepingLines ? scalar : " ")
    case 0x09: safe.append(" ")
    case 0..<0x20, 0x7F..<0xA0: continue
    case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: continue
    case 0x2028, 0x2029: safe.append(" ")
    default: safe.append(scalar)
    }
  }
  return String(safe)
}
