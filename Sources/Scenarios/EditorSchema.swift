/// The schema by which editors complete keys, show help and underline errors,
/// made from the tables that the decoder goes by.
///
/// JSON Schema draft 7, which is what editors know for YAML.
package enum EditorSchema {
  /// `Scenarios/schema.json`, with a line break at its end.
  package static let text: String = {
    var definitions: [String: JSON] = [:]
    let scenario = object(Form.scenario, &definitions)
    for (name, form) in [("calibration", Form.calibration), ("deck", Form.deck)] {
      definitions[name] = .object(object(form, &definitions))
    }
    let head: [(String, JSON)] = [
      ("$schema", .text("http://json-schema.org/draft-07/schema#")),
      ("title", .text("A warstory scenario, format 1")),
    ]
    let definitionsInOrder = definitions.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    return JSON.object(head + scenario + [("definitions", .object(definitionsInOrder))]).pretty()
      + "\n"
  }()

  /// Patterns are kept apart so that tests can hold them against the decoder.
  static let identifierPattern = "^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$"
  static let timePattern = "^T\\+(0|[0-9]{1,4}h([0-9]{1,4}m)?|[0-9]{1,4}m)$"
  static let levelsPattern =
    "^([0-4]|0\\.\\.[0-4]|1\\.\\.[1-4]|2\\.\\.[2-4]|3\\.\\.[34]|4\\.\\.4)$"

  private static func object(
    _ form: Form, _ definitions: inout [String: JSON]
  ) -> [(String, JSON)] {
    var properties: [(String, JSON)] = []
    for key in form.keys {
      let shape = schema(key.shape, &definitions)
      properties.append((key.name, .object([("description", .text(key.help))] + shape)))
    }
    var fields: [(String, JSON)] = [
      ("type", .text("object")), ("additionalProperties", .bool(false)),
    ]
    let required = form.keys.filter(\.isRequired).map { JSON.text($0.name) }
    if !required.isEmpty { fields.append(("required", .array(required))) }
    return fields + [("properties", .object(properties))]
  }

  private static func schema(
    _ shape: Shape, _ definitions: inout [String: JSON]
  ) -> [(String, JSON)] {
    switch shape {
    case .version: return [("const", .number(1))]
    case .identifier: return [("type", .text("string")), ("pattern", .text(identifierPattern))]
    case .text: return anyText
    case .choice(let words): return [("enum", .array(words.map(JSON.text)))]
    case .time: return [("type", .text("string")), ("pattern", .text(timePattern))]
    case .levels:
      let level: [(String, JSON)] = [
        ("type", .text("integer")), ("minimum", .number(0)), ("maximum", .number(4)),
      ]
      let range: [(String, JSON)] = [
        ("type", .text("string")), ("pattern", .text(levelsPattern)),
      ]
      return [("anyOf", .array([.object(level), .object(range)]))]
    // Columns can't be counted there; a label of wide characters is told by `check`.
    case .label(let width): return anyText + [("maxLength", .number(width))]
    case .texts:
      return [
        ("type", .text("array")), ("maxItems", .number(Form.mostEntries)),
        ("items", .object(anyText)),
      ]
    case .phrases:
      let phrase = anyText + [("maxLength", .number(Form.longestPhrase))]
      return [
        ("type", .text("array")), ("maxItems", .number(Form.mostPhrases)),
        ("items", .object(phrase)),
      ]
    case .choices(let words):
      return [
        ("type", .text("array")), ("items", .object([("enum", .array(words.map(JSON.text)))])),
      ]
    case .form(let form): return [("allOf", .array([reference(form, &definitions)]))]
    case .forms(let form, let least):
      let items: [(String, JSON)] = [
        ("type", .text("array")), ("maxItems", .number(Form.mostEntries)),
        ("items", reference(form, &definitions)),
      ]
      return least > 0 ? items + [("minItems", .number(least))] : items
    }
  }

  /// YAML reads `404` and `yes` as other than strings; here they are texts.
  private static var anyText: [(String, JSON)] {
    [
      ("type", .array([.text("string"), .text("number"), .text("boolean")])),
      ("pattern", .text("\\S")),
    ]
  }

  private static func reference(_ form: Form, _ definitions: inout [String: JSON]) -> JSON {
    // "a diagnosis step" is found as `diagnosis-step`.
    var words = form.name.split(separator: " ")
    if words.count > 1, words[0] == "a" || words[0] == "an" { words.removeFirst() }
    var name = words.joined(separator: "-")
    // A pushback of a deck has a kind, one of a scenario has none.
    if form.key("kind") != nil { name = "deck-" + name }
    if definitions[name] == nil { definitions[name] = .object(object(form, &definitions)) }
    return .object([("$ref", .text("#/definitions/" + name))])
  }
}

/// As much of JSON as the schema needs, with keys in order.
private indirect enum JSON: Sendable {
  case text(String)
  case number(Int)
  case bool(Bool)
  case array([JSON])
  case object([(String, JSON)])

  func pretty(indent: String = "") -> String {
    let deeper = indent + "  "
    switch self {
    case .text(let text): return Self.quoted(text)
    case .number(let number): return String(number)
    case .bool(let value): return String(value)
    case .array(let values):
      let parts = values.map { $0.pretty(indent: deeper) }
      let line = "[" + parts.joined(separator: ", ") + "]"
      guard line.contains("\n") || line.count + indent.count > 96 else { return line }
      return "[\n" + parts.map { deeper + $0 }.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let fields):
      guard !fields.isEmpty else { return "{}" }
      let parts = fields.map { "\(deeper)\(Self.quoted($0)): \($1.pretty(indent: deeper))" }
      return "{\n" + parts.joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
