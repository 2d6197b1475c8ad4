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
  var width: Int { spans.reduce(0) { $0 + displayWidth($1.text) } }

  /// The text with spaces up to `columns`; longer text stays as it is.
  func padded(to columns: Int) -> StyledText {
    let missing = columns - width
    return missing > 0 ? self + StyledText(String(repeating: " ", count: missing)) : self
  }

  /// The text cut to `columns`, with an ellipsis where something is missing.
  func truncated(to columns: Int, ellipsis: String = "…") -> StyledText {
    guard width > columns else { return self }
    var left = max(0, columns - displayWidth(ellipsis))
    var result = StyledText(spans: [])
    for span in spans {
      var kept = ""
      for character in span.text {
        let width = displayWidth(of: character)
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

  /// The text broken at blanks into lines of `columns`; the lines after the
  /// first are indented by `hanging`. A word wider than a line is broken where
  /// the line ends. Line breaks in the text stay.
  func wrapped(to columns: Int, hanging: Int = 0) -> [StyledText] {
    var lines: [StyledText] = []
    var line = StyledText(spans: [])
    var used = 0
    var blank = false
    let indent = String(repeating: " ", count: min(hanging, max(0, columns - 8)))
    let columns = max(columns, 8)

    func breakLine() {
      lines.append(line)
      line = StyledText(spans: indent.isEmpty ? [] : [Span(text: indent, ink: .plain)])
      used = indent.count
      blank = false
    }

    for span in spans {
      for (index, paragraph) in span.text.split(
        separator: "\n", omittingEmptySubsequences: false
      ).enumerated() {
        if index > 0 { breakLine() }
        for (position, piece) in paragraph.split(
          separator: " ", omittingEmptySubsequences: false
        ).enumerated() {
          if position > 0 { blank = true }
          guard !piece.isEmpty else {
            // Leading blanks indent; blanks between words are one.
            if used == 0, position > 0 { line.spans.append(Span(text: " ", ink: span.ink)) }
            continue
          }
          let width = displayWidth(String(piece))
          if used > indent.count, used + (blank ? 1 : 0) + width > columns { breakLine() }
          if blank, used > 0, line.spans.last?.text.last != " " {
            line.spans.append(Span(text: " ", ink: span.ink))
            used += 1
          }
          blank = false
          if used + width <= columns {
            line.spans.append(Span(text: String(piece), ink: span.ink))
            used += width
          } else {
            var rest = ""
            for character in piece {
              let width = displayWidth(of: character)
              if used + width > columns {
                line.spans.append(Span(text: rest, ink: span.ink))
                rest = ""
                breakLine()
              }
              rest.append(character)
              used += width
            }
            line.spans.append(Span(text: rest, ink: span.ink))
          }
        }
      }
    }
    lines.append(line)
    return lines
  }
}
