/// Text with the meaning of its parts, a value until a stream renders it.
struct StyledText: Equatable, Sendable, ExpressibleByStringLiteral, ExpressibleByStringInterpolation
{
  struct Span: Equatable, Sendable {
    var text: String
    var ink: Ink
  }

  private(set) var spans: [Span]

  init(_ text: String, _ ink: Ink = .plain) {
    spans = [Span(text: text, ink: ink)]
  }

  init(stringLiteral text: String) {
    self.init(text)
  }

  private init(spans: [Span]) {
    self.spans = spans
  }

  static func heading(_ text: String) -> StyledText { StyledText(text, .heading) }
  static func good(_ text: String) -> StyledText { StyledText(text, .good) }
  static func bad(_ text: String) -> StyledText { StyledText(text, .bad) }
  static func warning(_ text: String) -> StyledText { StyledText(text, .warning) }
  static func faint(_ text: String) -> StyledText { StyledText(text, .faint) }

  static func + (one: StyledText, other: StyledText) -> StyledText {
    StyledText(spans: one.spans + other.spans)
  }

  static func += (one: inout StyledText, other: StyledText) {
    one.spans += other.spans
  }

  /// The text alone.
  var text: String { spans.reduce(into: "") { $0 += $1.text } }

  /// Columns on a terminal.
  var width: Int { spans.reduce(0) { $0 + $1.text.columns } }

  /// The text with spaces up to `columns`; longer text stays as it is.
  func padded(to columns: Int) -> StyledText {
    let missing = columns - width
    return missing > 0 ? self + StyledText(String(repeating: " ", count: missing)) : self
  }

  /// The text cut to `columns`, with an ellipsis where something is missing.
  func truncated(to columns: Int, ellipsis: String = "…") -> StyledText {
    guard width > columns else { return self }
    var left = max(0, columns - ellipsis.columns)
    var result = StyledText(spans: [])
    for span in spans {
      var kept = ""
      for character in span.text {
        let width = character.columns
        guard width <= left else {
          result.spans.append(Span(text: kept, ink: span.ink))
          return result + StyledText(ellipsis, span.ink)
        }
        left -= width
        kept.append(character)
      }
      result.spans.append(Span(text: kept, ink: span.ink))
    }
    return result
  }

  /// The text broken at blanks into lines of `columns`, those after the first
  /// indented by `hanging`.
  ///
  /// Blanks that stand at a break go, all others
  /// stay. A word wider than a line is broken where the line ends. Line breaks in
  /// the text stay.
  func wrapped(to columns: Int, hanging: Int = 0) -> [StyledText] {
    let columns = max(columns, 8)
    let indent = String(repeating: " ", count: min(hanging, columns - 8))
    var lines: [StyledText] = []
    var line = StyledText(spans: [])
    var used = 0
    var blanks = 0
    var isFresh = true

    func append(_ text: String, _ ink: Ink) {
      if line.spans.last?.ink == ink {
        line.spans[line.spans.count - 1].text += text
      } else {
        line.spans.append(Span(text: text, ink: ink))
      }
      used += text.columns
    }
    func breakLine() {
      lines.append(line)
      line = StyledText(spans: [])
      used = 0
      append(indent, .plain)
      blanks = 0
      isFresh = true
    }
    func place(_ word: Substring, _ ink: Ink) {
      let width = String(word).columns
      if !isFresh, used + blanks + width > columns { breakLine() }
      if blanks > 0 { append(String(repeating: " ", count: blanks), ink) }
      blanks = 0
      isFresh = false
      guard used + width > columns else { return append(String(word), ink) }
      for character in word {
        if used + character.columns > columns { breakLine() }
        append(String(character), ink)
        isFresh = false
      }
    }

    for span in spans {
      var word = span.text.startIndex
      for index in span.text.indices {
        let character = span.text[index]
        guard character == " " || character == "\n" else { continue }
        if word < index { place(span.text[word..<index], span.ink) }
        if character == "\n" { breakLine() } else if !isFresh || lines.isEmpty { blanks += 1 }
        word = span.text.index(after: index)
      }
      if word < span.text.endIndex { place(span.text[word...], span.ink) }
    }
    lines.append(line)
    return lines
  }
}
