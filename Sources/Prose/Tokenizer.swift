/// Text to tokens in one pass over its Unicode scalars, and a second over the
/// tokens that reads amounts which are spoken.
struct Tokenizer {
  private let scalars: [Unicode.Scalar]
  private var tokens: [Token] = []

  /// Longer words are cut in their norm only: no word of a language is longer.
  private static let longestNorm = 48

  static func tokens(of scalars: [Unicode.Scalar]) -> [Token] {
    var tokenizer = Tokenizer(scalars)
    tokenizer.scan()
    return Self.measured(Self.joined(tokenizer.tokens))
  }

  private init(_ scalars: [Unicode.Scalar]) {
    self.scalars = scalars
    tokens.reserveCapacity(scalars.count / 5)
  }

  // MARK: - Signs, words and numbers as written

  private mutating func scan() {
    var index = 0
    while index < scalars.count {
      let start = index
      switch Class(scalars[index]) {
      case .space, .mark, .ignored:
        index += 1
      case .digit:
        index = number(from: start)
      case .letter:
        index = sinceStart(from: start) ?? word(from: start)
      case .apostrophe, .other:
        // A run of one sign is one token, so that a line of dashes stays small.
        while index < scalars.count, scalars[index] == scalars[start] { index += 1 }
        append(start..<index, .sign, Self.sign(scalars[start]))
      }
    }
  }

  private mutating func append(
    _ range: Range<Int>, _ kind: Token.Kind, _ norm: String, value: Double? = nil
  ) {
    var token = Token(range: range, kind: kind, norm: norm, stem: norm, value: value)
    token.isJoined = tokens.last?.range.upperBound == range.lowerBound
    if kind == .word {
      token.stem = stem(norm)
      describe(&token)
    }
    tokens.append(token)
  }

  private func describe(_ token: inout Token) {
    var capitals = 0
    var digits = 0
    var letters = 0
    for index in token.range {
      switch scalars[index].value {
      case 0x41...0x5a:
        capitals += 1
        letters += 1
      case 0x30...0x39: digits += 1
      case 0x5f: break
      default: letters += 1
      }
    }
    let first = scalars[token.range.lowerBound].value
    token.isCapitalised = first >= 0x41 && first <= 0x5a
    let after = token.range.upperBound
    let isTied =
      token.range.lowerBound > 0 && scalars[token.range.lowerBound - 1] == "_"
      || after < scalars.count && scalars[after] == "_"
    token.isIdentifier =
      isTied || digits > 0 || capitals > 1 || (capitals == 1 && !token.isCapitalised)
  }

  private mutating func word(from start: Int) -> Int {
    var index = start
    var norm = ""
    var length = 0
    scan: while index < scalars.count {
      let scalar = scalars[index]
      switch Class(scalar) {
      case .letter, .digit:
        if length < Self.longestNorm {
          Self.appendFolded(scalar, to: &norm)
          length += 1
        }
      case .mark, .ignored: break
      case .apostrophe:
        // Inside a word only, and dropped: speech recognisers drop it too.
        guard index + 1 < scalars.count, Class(scalars[index + 1]) == .letter else { break scan }
      case .space, .other: break scan
      }
      index += 1
    }
    while index > start + 1, Class(scalars[index - 1]) == .ignored { index -= 1 }
    append(start..<index, .word, Spelling.fold(norm))
    return index
  }

  /// `T+8m`, `T+1h30m`, `t + 15`: the time since the incident began.
  private mutating func sinceStart(from start: Int) -> Int? {
    guard scalars[start] == "T" || scalars[start] == "t" else { return nil }
    var index = start + 1
    guard index + 1 < scalars.count, scalars[index] == "+", Self.digit(scalars[index + 1]) != nil
    else { return nil }
    index += 1
    var minutes = 0.0
    var amount = 0.0
    var hasUnit = false
    while index < scalars.count {
      if let digit = Self.digit(scalars[index]) {
        amount = min(amount * 10 + digit, 1e9)
      } else if scalars[index] == "h" || scalars[index] == ":" {
        minutes += amount * 60
        amount = 0
      } else if scalars[index] == "m" {
        minutes += amount
        amount = 0
        hasUnit = true
        index += 1
        break
      } else {
        break
      }
      index += 1
    }
    if !hasUnit { minutes += amount }
    append(start..<index, .clock, ":", value: minutes)
    return index
  }

  private mutating func number(from start: Int) -> Int {
    var index = start
    var isClock = false
    var whole = 0.0
    var parts: [Double] = []
    var separators: [Unicode.Scalar] = []
    var digits = 0
    var groupDigits = 0
    while index < scalars.count {
      if let digit = Self.digit(scalars[index]) {
        whole = min(whole * 10 + digit, 1e15)
        digits += 1
        groupDigits += 1
      } else if ".,:'_".unicodeScalars.contains(scalars[index]), index + 1 < scalars.count,
        Self.digit(scalars[index + 1]) != nil, parts.count < 8
      {
        parts.append(whole)
        separators.append(scalars[index])
        whole = 0
        groupDigits = 0
      } else {
        break
      }
      index += 1
    }
    parts.append(whole)
    var value = parts[0]
    if separators.first == ":", parts[0] <= 24, parts[1] < 60 {
      isClock = true
      value = parts[0] * 60 + parts[1]
    } else {
      for (place, separator) in separators.enumerated() {
        if separator == "." && place == separators.count - 1 {
          var fraction = parts[place + 1]
          for _ in 0..<min(groupDigits, 12) { fraction /= 10 }
          value += fraction
        } else {
          value = min(value * 1000 + parts[place + 1], 1e15)
        }
      }
    }
    // What is stuck to it: a unit, a scale, or the rest of a name.
    var end = index
    while end < scalars.count, Class(scalars[end]) == .letter, end - index < 12 { end += 1 }
    var suffix = ""
    for place in index..<end { Self.appendFolded(scalars[place], to: &suffix) }
    let followsWith = end < scalars.count ? Class(scalars[end]) : .space
    let hasMoney = tokens.last.map { $0.norm == "$" && $0.range.upperBound == start } ?? false
    switch suffix {
    case "":
      append(start..<index, isClock ? .clock : .number, isClock ? ":" : "#", value: value)
      return index
    case "am", "pm":
      let hour = isClock ? value : value * 60
      append(start..<end, .clock, ":", value: suffix == "pm" && hour < 720 ? hour + 720 : hour)
      return end
    case "st", "nd", "rd", "th":
      append(start..<end, .number, "#", value: value)
      return end
    case "h" where followsWith == .digit:
      // "2h35", "14h30".
      var minutes = 0.0
      var next = end
      while next < scalars.count, let digit = Self.digit(scalars[next]), next - end < 2 {
        minutes = minutes * 10 + digit
        next += 1
      }
      if next < scalars.count, scalars[next] == "m" || scalars[next] == "M" { next += 1 }
      append(start..<next, .number, "#", value: (value * 60 + minutes) * 60)
      tokens[tokens.count - 1].measure = .duration
      return next
    case _ where followsWith == .digit:
      return word(from: start)
    case "k", "bn", "mn", "mm", "mio", "mil", "million", "thousand", "billion":
      append(start..<end, .number, "#", value: value * (Self.scale[suffix] ?? 1))
      return end
    case "m" where scalars[index] == "M" || hasMoney || separators.first == ".":
      append(start..<end, .number, "#", value: value * 1_000_000)
      return end
    case "b" where scalars[index] == "B" || hasMoney:
      append(start..<end, .number, "#", value: value * 1_000_000_000)
      return end
    case "x":
      append(start..<end, .number, "#", value: value)
      tokens[tokens.count - 1].measure = .multiple
      return end
    default:
      guard let unit = Self.unit[suffix] else { return word(from: start) }
      append(start..<index, .number, "#", value: value)
      append(index..<end, .word, unit)
      return end
    }
  }

  private static let scale: [String: Double] = [
    "k": 1000, "thousand": 1000, "bn": 1e9, "billion": 1e9, "mn": 1e6, "mm": 1e6, "mio": 1e6,
    "mil": 1e6, "million": 1e6,
  ]

  private static let unit: [String: String] = [
    "ms": "ms", "s": "seconds", "sec": "seconds", "secs": "seconds", "m": "minutes",
    "min": "minutes", "mins": "minutes", "minutes": "minutes", "h": "hours", "hr": "hours",
    "hrs": "hours", "hours": "hours", "d": "days", "day": "days", "days": "days", "w": "weeks",
    "gb": "gb", "mb": "mb", "kb": "kb", "tb": "tb", "gib": "gb", "mib": "mb", "kib": "kb",
    "usd": "dollars", "eur": "euros", "gbp": "pounds", "pct": "%", "percent": "%", "us": "us",
    "rps": "rps", "qps": "rps", "tps": "rps", "ish": "ish",
  ]

  // MARK: - Amounts in words, compounds

  private static func joined(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    result.reserveCapacity(tokens.count)
    var index = 0
    while index < tokens.count {
      var token = tokens[index]
      if token.kind == .word {
        if let reading = NumberWords.read(tokens[index...]) {
          token.range = token.range.lowerBound..<tokens[index + reading.length - 1].range.upperBound
          token.kind = reading.isClock ? .clock : .number
          token.norm = reading.isClock ? ":" : "#"
          token.stem = token.norm
          token.value = reading.value
          index += reading.length
          result.append(token)
          continue
        }
        if let (length, whole) = compound(tokens[index...]) {
          token.range = token.range.lowerBound..<tokens[index + length - 1].range.upperBound
          token.norm = whole
          token.stem = stem(whole)
          index += length
          result.append(token)
          continue
        }
        let isPercent = token.norm == "percent" || token.norm == "pct"
        let isPerCent =
          token.norm == "per" && index + 1 < tokens.count && tokens[index + 1].norm == "cent"
        if isPercent || isPerCent {
          if isPerCent {
            index += 1
            token.range = token.range.lowerBound..<tokens[index].range.upperBound
          }
          token.kind = .sign
          token.norm = "%"
          token.stem = "%"
        }
      } else if token.kind == .number, index + 1 < tokens.count,
        let scale = Self.scale[tokens[index + 1].norm], tokens[index + 1].norm != "m"
      {
        // "2.3 million".
        index += 1
        token.range = token.range.lowerBound..<tokens[index].range.upperBound
        token.value = (token.value ?? 0) * scale
      }
      result.append(token)
      index += 1
    }
    return result
  }

  private static func compound(_ tokens: ArraySlice<Token>) -> (Int, String)? {
    guard let first = tokens.first, let seconds = compounds[first.norm] else { return nil }
    var next = tokens.startIndex + 1
    if next < tokens.endIndex, tokens[next].norm == "-" { next += 1 }
    guard next < tokens.endIndex, let whole = seconds[tokens[next].norm] else { return nil }
    return (next - tokens.startIndex + 1, whole)
  }

  private static let compounds: [String: [String: String]] = [
    "post": ["mortem": "postmortem", "mortems": "postmortem"],
    "roll": ["back": "rollback"],
    "rolled": ["back": "rolledback"],
    "rolling": ["back": "rollingback"],
    "on": ["call": "oncall"],
    "run": ["book": "runbook", "books": "runbooks"],
    "fail": ["over": "failover"],
    "time": ["out": "timeout", "outs": "timeouts"],
    "work": ["around": "workaround"],
    "hand": ["over": "handover"],
    "dead": ["letter": "deadletter"],
    "e": ["mail": "email", "mails": "emails", "mailed": "emailed"],
  ]

  // MARK: - What a number counts

  private static func measured(_ tokens: [Token]) -> [Token] {
    var tokens = tokens
    for index in tokens.indices where tokens[index].kind == .number {
      let next = index + 1 < tokens.count ? tokens[index + 1] : nil
      if index > 0, currencies.contains(tokens[index - 1].norm), tokens[index].isJoined {
        tokens[index].measure = .money
      } else if next?.norm == "%" {
        tokens[index].measure = .percent
      } else if let next, next.kind == .word {
        let following = index + 2 < tokens.count ? tokens[index + 2].norm : ""
        if let unit = abbreviated[next.norm] {
          tokens[index + 1].norm = unit
          tokens[index + 1].stem = stem(unit)
        }
        let name = tokens[index + 1].norm
        if let seconds = durations[name] {
          tokens[index].measure = .duration
          tokens[index].value = (tokens[index].value ?? 0) * seconds
        } else if currencies.contains(name) {
          tokens[index].measure = .money
        } else if name == "times" || (name == "fold") {
          tokens[index].measure = .multiple
        } else if ["gb", "mb", "kb", "tb", "gigs", "gig", "gigabytes", "megabytes"].contains(name) {
          tokens[index].measure = .bytes
        } else if name == "am" || name == "pm" || name == "oclock"
          || (name == "a" || name == "p") && following == "m"
        {
          tokens[index].kind = .clock
          tokens[index].norm = ":"
          tokens[index].stem = ":"
          tokens[index].value = (tokens[index].value ?? 0) * 60
        }
      }
    }
    return tokens
  }

  private static let currencies: Set<String> = [
    "$", "€", "£", "dollars", "dollar", "euros", "euro", "pounds", "bucks", "quid", "usd", "eur",
    "gbp", "cents", "francs",
  ]

  private static let abbreviated: [String: String] = [
    "m": "minutes", "h": "hours", "s": "seconds", "d": "days", "second": "seconds",
    "minute": "minutes", "hour": "hours", "day": "days", "week": "weeks",
  ]

  private static let durations: [String: Double] = [
    "ms": 0.001, "milliseconds": 0.001, "seconds": 1, "minutes": 60, "hours": 3600,
    "days": 86_400, "weeks": 604_800, "months": 2_592_000,
  ]

  // MARK: - Scalars

  /// What a scalar is to a tokenizer.
  enum Class {
    case space, letter, digit, apostrophe, mark, ignored, other

    init(_ scalar: Unicode.Scalar) {
      switch scalar.value {
      case 0x61...0x7a, 0x41...0x5a: self = .letter
      case 0x30...0x39: self = .digit
      case 0...0x20, 0x7f...0xa0, 0x2028, 0x2029, 0x3000: self = .space
      case 0x27, 0x2019, 0x2018, 0x02bc, 0x60, 0xb4: self = .apostrophe
      case 0xad, 0x200b...0x200f, 0x202a...0x202e, 0x2060...0x206f, 0xfe00...0xfe0f, 0xfeff:
        self = .ignored
      case 0x21...0x7e: self = .other
      default:
        let properties = scalar.properties
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
          self = .letter
        case .nonspacingMark, .spacingMark, .enclosingMark: self = .mark
        case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format:
          self = .space
        default: self = .other
        }
      }
    }
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Double? {
    scalar.value >= 0x30 && scalar.value <= 0x39 ? Double(scalar.value - 0x30) : nil
  }

  private static func sign(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case 0x2010...0x2015, 0x2212: "-"
    case 0x201c...0x201f, 0xab, 0xbb: "\""
    case 0x27, 0x2018, 0x2019, 0x60, 0xb4, 0x02bc: "'"
    case 0x2026: "."
    case 0x2022, 0x25aa, 0x25cf, 0x2023, 0xb7: "•"
    default: String(scalar)
    }
  }

  private static func appendFolded(_ scalar: Unicode.Scalar, to text: inout String) {
    switch scalar.value {
    case 0x41...0x5a:
      text.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 0x20))
    case 0..<0x80:
      text.unicodeScalars.append(scalar)
    case 0xc0...0xc5, 0xe0...0xe5: text.append("a")
    case 0xc7, 0xe7: text.append("c")
    case 0xc8...0xcb, 0xe8...0xeb: text.append("e")
    case 0xcc...0xcf, 0xec...0xef: text.append("i")
    case 0xd1, 0xf1: text.append("n")
    case 0xd2...0xd6, 0xd8, 0xf2...0xf6, 0xf8: text.append("o")
    case 0xd9...0xdc, 0xf9...0xfc: text.append("u")
    case 0xdf: text.append("ss")
    default: text.append(scalar.properties.lowercaseMapping)
    }
  }
}
