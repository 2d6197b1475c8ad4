/// Tells a stream of JSON Lines from a transcript, whatever pieces it comes in.
///
/// A line that begins with a brace settles it: the first that is not blank, or, as
/// that one may be spoilt, a later one that goes on as an object does.
struct AnswerKind {
  private(set) var areRecords = false
  /// Whether nothing but blanks has come so far.
  private(set) var isBlank = true

  private var isFirst = true
  private var line = Line.blank

  private enum Line {
    case blank, brace, other
  }

  /// Takes the next bytes.
  mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes where !areRecords {
      switch (byte, line) {
      case (UInt8(ascii: "\n"), _):
        if line != .blank { isFirst = false }
        line = .blank
      case (0x20, _), (0x09, _), (0x0D, _), (_, .other): continue
      // A byte-order mark is no text.
      case (0xEF, .blank), (0xBB, .blank), (0xBF, .blank): continue
      case (UInt8(ascii: "{"), .blank):
        line = .brace
        areRecords = isFirst
        isBlank = false
      case (UInt8(ascii: "\""), .brace): areRecords = true
      default:
        line = .other
        isBlank = false
      }
    }
  }
}
