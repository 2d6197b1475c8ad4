internal import Yams

/// A value of a YAML text with its place, as the parser saw it.
struct YAMLNode {
  indirect enum Content {
    /// `isPlain` where it stood without quotes and not as a block.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  let content: Content
  let place: Place

  /// The one document of `source`, which ``Screening`` has passed; nil where it
  /// is empty.
  ///
  /// Keys that stand twice come back twice, for the caller to report.
  /// - throws: a ``Finding`` where the text is no YAML.
  static func compose(_ source: SourceText) throws(Finding) -> YAMLNode? {
    var duplicates = DuplicateKeys(source)
    while true {
      let text = duplicates.text
      do {
        // Both are named, since the default encoding is taken from the
        // environment, and the default resolver tries seven expressions a key.
        let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
        return try parser.singleRoot().map { YAMLNode($0, restoring: duplicates) }
      } catch YamlError.duplicatedKeysInMapping(_, let context) {
        guard duplicates.disguise(keyAt: context.mark.line, context.mark.column) else {
          throw source.finding(
            "duplicate-key", .duplicate, at: Place(context.mark))
        }
      } catch let error as YamlError {
        throw finding(error, in: source)
      } catch {
        throw source.finding("syntax", .syntax("it can't be read", nil), at: .start)
      }
    }
  }

  private init(_ node: Node, restoring duplicates: DuplicateKeys) {
    place = node.mark.map(Place.init) ?? .start
    switch node {
    case .scalar(let scalar):
      content = .scalar(
        duplicates.restored(scalar.string, at: place), isPlain: scalar.style == .plain)
    case .sequence(let sequence):
      content = .sequence(sequence.map { YAMLNode($0, restoring: duplicates) })
    case .mapping(let mapping):
      content = .mapping(
        mapping.map { pair in
          (
            YAMLNode(pair.key, restoring: duplicates), YAMLNode(pair.value, restoring: duplicates)
          )
        })
    case .alias:
      content = .scalar("", isPlain: true)
    }
  }

  private static func finding(_ error: YamlError, in source: SourceText) -> Finding {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      source.finding(
        "syntax", .syntax(problem, context?.text), at: source.extent(at: source.shown(Place(mark))))
    case .reader(let problem, _, _, _):
      source.finding("syntax", .syntax(problem, nil), at: .start)
    default:
      source.finding("syntax", .syntax("it can't be read", nil), at: .start)
    }
  }
}

/// Keys that stand twice in a block, which the parser refuses at the first.
///
/// Each is replaced by as many characters for private use, so that parsing goes
/// on behind it with all places right, and named again in the result.
private struct DuplicateKeys {
  /// Empty until there is a key to hide.
  ///
  /// Bytes, since to a String a break of two characters is one.
  private var lines: [[UInt8]] = []
  private let source: SourceText
  private var names: [Place: String] = [:]
  /// Beyond this many a file gets no further look.
  private static let most = 16

  init(_ source: SourceText) { self.source = source }

  /// The text with the keys hidden.
  var text: String {
    String(
      decoding: names.isEmpty ? source.bytes : Array(lines.joined(separator: [0x0A])),
      as: UTF8.self)
  }

  /// Hides the key at a line and column; false where there have been too many.
  mutating func disguise(keyAt line: Int, _ column: Int) -> Bool {
    if lines.isEmpty {
      lines = source.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    }
    guard lines.indices.contains(line - 1) else { return false }
    // Those that were hidden before stay so.
    let scalars = Array(String(decoding: lines[line - 1], as: UTF8.self).unicodeScalars)
    guard names.count < Self.most, column >= 1, column <= scalars.count else { return false }
    let place = Place(line: line, column: column)
    guard names[place] == nil else { return false }
    var first = column - 1
    var end = first
    if scalars[first] == "\"" || scalars[first] == "'" {
      let quote = scalars[first]
      first += 1
      end = first
      while end < scalars.count, scalars[end] != quote { end += 1 }
    } else {
      while end < scalars.count, scalars[end] != ":" { end += 1 }
      while end > first, scalars[end - 1] == " " { end -= 1 }
    }
    guard end > first, let mask = Unicode.Scalar(0xE000 + UInt32(names.count)) else { return false }
    var name = String.UnicodeScalarView()
    name.append(contentsOf: scalars[first..<end])
    names[place] = String(name)
    var masked = String.UnicodeScalarView()
    masked.append(contentsOf: scalars[..<first])
    masked.append(contentsOf: Array(repeating: mask, count: end - first))
    masked.append(contentsOf: scalars[end...])
    lines[line - 1] = Array(String(masked).utf8)
    return true
  }

  func restored(_ string: String, at place: Place) -> String {
    names.isEmpty ? string : names[place] ?? string
  }
}

extension Place {
  fileprivate init(_ mark: Mark) { self.init(line: max(1, mark.line), column: max(1, mark.column)) }
}

extension Finding.Message {
  fileprivate static let duplicate = Self(
    "a key stands twice in this block", advice: "keep one of the two")

  fileprivate static func syntax(_ problem: String, _ context: String?) -> Self {
    Self(
      "no valid YAML: \(problem)" + (context.map { " (\($0))" } ?? ""),
      advice: advice(for: problem))
  }

  private static func advice(for problem: String) -> String {
    if problem.contains("mapping values are not allowed") {
      return "put a text with a colon and a blank in it in quotes, or write it under `>`"
    }
    if problem.contains("tab") {
      return "indent with blanks, not tabs"
    }
    if problem.contains("cannot start any token") {
      return "indent with blanks, not tabs, and put a text that begins with @, ` or % in quotes"
    }
    if problem.contains("unexpected end of stream") || problem.contains("quoted scalar") {
      return "close the quotes; inside '...' write '' for an apostrophe"
    }
    if problem.contains("',' or") {
      return "close the bracket, and put a text with brackets or commas in quotes"
    }
    if problem.contains("block end") || problem.contains("expected key")
      || problem.contains("'-' indicator")
    {
      return "indent it like the lines of the same block above it"
    }
    if problem.contains("could not find expected ':'") {
      return "write `key: text`; the lines of a long text are indented more than its key"
    }
    return "see this line and the one above it; a text with special characters goes in quotes"
  }
}
