import Scenarios

/// An answer as a speech recogniser would write it down.
///
/// Every answer is heard twice, as it is written and like this, and the two
/// judgements are averaged: punctuation then moves a score little.
package enum Speech {
  package static func answer(_ answer: Answer) -> Answer {
    Answer(beats: answer.beats.mapValues { text(of: $0).text })
  }

  /// `text` in lower case and without punctuation, and for each scalar of the
  /// result its place in `text`.
  package static func text(of text: String) -> (text: String, origin: [Int]) {
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var origin: [Int] = []
    for (place, scalar) in scalars.enumerated() {
      let value = scalar.value
      let inNumber =
        place > 0 && place + 1 < scalars.count && (0x30...0x39).contains(scalars[place - 1].value)
        && (0x30...0x39).contains(scalars[place + 1].value)
      switch scalar {
      case _ where inNumber && (scalar == "." || scalar == "," || scalar == ":"):
        result.append(scalar)
      case "'", "’", "%", "$", "€", "£", "+": result.append(scalar)
      case _ where value < 0x80:
        let isCapital = (0x41...0x5a).contains(value)
        result.append(
          isCapital
            ? Unicode.Scalar(UInt8(value) + 0x20) : Self.isPlain(value) ? scalar : " ")
      case _ where scalar.properties.isAlphabetic:
        let lower = Array(scalar.properties.lowercaseMapping.unicodeScalars)
        result.append(lower.count == 1 ? lower[0] : scalar)
      default: result.append(" ")
      }
      origin.append(place)
    }
    return (String(result), origin)
  }

  private static func isPlain(_ value: UInt32) -> Bool {
    (0x30...0x39).contains(value) || (0x41...0x5a).contains(value)
      || (0x61...0x7a).contains(value)
  }
}
