/// What a stretch of text is for; the colour follows from it at the stream.
///
/// So no report knows about terminals. Colour is never the only sign.
enum Ink: Sendable {
  case plain
  case heading
  case good
  case bad
  case warning
  case faint

  /// The parameters of the terminal's "select graphic rendition".
  ///
  /// Only the eight colours that every theme, light or dark, makes readable.
  var code: String? {
    switch self {
    case .plain: nil
    case .heading: "1"
    case .good: "32"
    case .bad: "31"
    case .warning: "33"
    case .faint: "2"
    }
  }
}
