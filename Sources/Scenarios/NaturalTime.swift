extension DiagnosisStep {
  /// The minutes that somebody meant who wrote a time as people do: `5 min`,
  /// `T+5`, `+1h30`, `90 minutes`, `T+1:30`; nil where nothing can be made of it.
  static func naturalMinutes(_ text: String) -> Int? {
    let letters = text.lowercased().replacing(" and ", with: " ").filter { !$0.isWhitespace }
    var rest = Substring(letters)
    for start in ["t", "+", "after", "~"] where rest.hasPrefix(start) {
      rest = rest.dropFirst(start.count)
    }
    let isSince = rest.count < letters.count
    if rest == "0" || rest.isEmpty && isSince { return 0 }
    let parts = rest.split(separator: ":", omittingEmptySubsequences: false)
    if isSince, parts.count == 2, let hours = number(parts[0]), let minutes = number(parts[1]) {
      return hours * 60 + minutes
    }
    var total = 0.0
    var isTime = false
    var unit = 1.0
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
      guard let count = Double(digits), digits.count <= 6 else { return nil }
      rest = rest.dropFirst(digits.count)
      let word = rest.prefix { $0.isLetter }
      rest = rest.dropFirst(word.count).drop { ",.".contains($0) }
      switch word {
      case "d", "day", "days": unit = 1440
      case "h", "hr", "hrs", "hour", "hours": unit = 60
      case "m", "min", "mins", "minute", "minutes": unit = 1
      case "s", "sec", "secs", "second", "seconds": unit = 1.0 / 60
      // `1h30` ends in minutes, `T+5` is minutes.
      case "" where rest.isEmpty: unit = 1
      default: return nil
      }
      total += count * unit
      isTime = true
    }
    return isTime && total < 600_000 ? Int(total.rounded()) : nil
  }

  /// The minutes since midnight of a time of day: `14:05`, `2:05 pm`.
  static func clockMinutes(_ text: String) -> Int? {
    let letters = text.lowercased().filter { !$0.isWhitespace }
    let digits = letters.prefix { $0.isNumber || $0 == ":" }
    let parts = digits.split(separator: ":", omittingEmptySubsequences: false)
    let mark = letters.dropFirst(digits.count)
    guard parts.count == 2 || parts.count == 3, var hours = number(parts[0]), hours < 24,
      parts[1].count == 2, let minutes = number(parts[1]), minutes < 60,
      ["", "am", "pm", "utc", "z", "cet", "cest"].contains(mark)
    else { return nil }
    if mark == "am" || mark == "pm" { hours = hours % 12 + (mark == "pm" ? 12 : 0) }
    return hours * 60 + minutes
  }

  private static func number(_ text: Substring) -> Int? {
    (1...4).contains(text.count) && text.allSatisfy { $0.isASCII && $0.isNumber } ? Int(text) : nil
  }
}
