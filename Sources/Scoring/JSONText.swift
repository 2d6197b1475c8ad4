import Scenarios

/// Writes JSON in the order in which it is told to, without spaces.
package struct JSONText {
  /// What has been written so far.
  package private(set) var text = ""
  /// Whether the next member or element needs no comma before it.
  private var isFirst = true

  package init() {}

  /// An object whose members are written by `members`.
  package mutating func object(_ members: (inout JSONText) -> Void) {
    text += "{"
    isFirst = true
    members(&self)
    text += "}"
    isFirst = false
  }

  /// One member of an object.
  package mutating func member(_ key: String, _ value: (inout JSONText) -> Void) {
    if !isFirst { text += "," }
    string(key)
    text += ":"
    value(&self)
    isFirst = false
  }

  /// An array, each element written by `write`.
  package mutating func array<Element>(
    _ elements: [Element], _ write: (inout JSONText, Element) -> Void
  ) {
    text += "["
    for (place, element) in elements.enumerated() {
      if place > 0 { text += "," }
      write(&self, element)
    }
    text += "]"
    isFirst = false
  }

  /// A whole number.
  package mutating func integer(_ value: Int) { text += String(value) }

  package mutating func boolean(_ value: Bool) { text += value ? "true" : "false" }

  /// A string, or null.
  package mutating func string(_ value: String?) {
    guard let value else {
      text += "null"
      return
    }
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.value < 0x20 || scalar.isUnsafeOnTerminal:
        // A reader of JSON gets the scalar back, a terminal never sees it.
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
