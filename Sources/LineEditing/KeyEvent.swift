/// What ended the wait for a single key.
package enum KeyEvent: Equatable, Sendable {
  /// A key that stands for a character; Return is `"\n"`. Keys that send an escape sequence, such
  /// as the arrows, come as `"\u{1B}"`.
  case key(Character)
  case interrupted
  case endOfInput
  case terminated(signal: Int32)
}
