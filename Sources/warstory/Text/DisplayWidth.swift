#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Columns that `text` takes on a terminal.
func displayWidth(_ text: String) -> Int {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
  return text.reduce(0) { $0 + displayWidth(of: $1) }
}

/// Columns of one character as the C library counts them: 2 for wide ones, the
/// widest of its scalars where several are joined to one picture.
func displayWidth(of character: Character) -> Int {
  if character.isASCII { return 1 }
  return character.unicodeScalars.reduce(0) { widest, scalar in
    // Emoji presentation widens what the C library still calls narrow.
    scalar.value == 0xFE0F ? 2 : max(widest, Int(max(0, wcwidth(wchar_t(scalar.value)))))
  }
}
