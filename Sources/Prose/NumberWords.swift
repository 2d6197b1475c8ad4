/// Amounts and times that are spoken: `twenty minutes`, `two point three
/// million`, `half past nine`, `nine oh five`.
enum NumberWords {
  struct Reading {
    /// How many words it spans.
    var length: Int
    var value: Double
    var isClock = false
  }

  /// The longest amount or time that starts at `start`, looked for in at most
  /// the next twelve words; nil where there is none.
  static func read(_ words: ArraySlice<Token>) -> Reading? {
    guard let first = words.first, first.kind == .word, starts.contains(first.norm) else {
      return nil
    }
    if let clock = pastOrTo(words) { return clock }
    guard ones[first.norm] != nil || tens[first.norm] != nil || scales[first.norm] != nil,
      let reading = cardinal(words)
    else { return nil }
    // "One of them" is no amount, "one minute" is.
    if reading.length == 1, first.norm == "one" || first.norm == "oh" || first.norm == "zero" {
      guard first.norm != "oh", let next = words.dropFirst().first,
        first.norm == "zero" ? next.kind == .word : units.contains(next.norm)
      else { return nil }
    }
    return reading
  }

  private static func pastOrTo(_ words: ArraySlice<Token>) -> Reading? {
    let list = words.prefix(5).map(\.norm)
    if list.count > 2, list[0] == "half", list[1] == "an", list[2] == "hours" {
      return Reading(length: 2, value: 0.5)
    }
    var index = 0
    if list.first == "a", list.count > 1, list[1] == "quarter" { index = 1 }
    guard index + 2 < list.count else { return nil }
    let minutes: Double
    switch list[index] {
    case "half": minutes = 30
    case "quarter": minutes = 15
    default:
      guard let amount = ones[list[index]] ?? tens[list[index]], amount > 1, amount < 60 else {
        return half(list)
      }
      minutes = amount
    }
    let isPast = list[index + 1] == "past"
    guard isPast || list[index + 1] == "to", let hour = ones[list[index + 2]], hour >= 1, hour <= 12
    else { return half(list) }
    return Reading(
      length: index + 3, value: hour * 60 + (isPast ? minutes : -minutes), isClock: true)
  }

  /// "Half nine", which is half past nine.
  private static func half(_ list: [String]) -> Reading? {
    guard list.count >= 2, list[0] == "half", let hour = ones[list[1]], hour >= 1, hour <= 12
    else { return nil }
    return Reading(length: 2, value: hour * 60 + 30, isClock: true)
  }

  private static func cardinal(_ words: ArraySlice<Token>) -> Reading? {
    var total = 0.0
    var current = 0.0
    var length = 0
    var seen = false
    /// What the last word was, so that `nine thirty` is read as a time.
    var last = Last.none
    var index = words.startIndex
    let end = min(words.endIndex, words.startIndex + 12)
    loop: while index < end {
      let token = words[index]
      if token.norm == "-", token.isJoined, last == .tens, index + 1 < end,
        let digit = ones[words[index + 1].norm], digit > 0, digit < 10
      {
        // "Twenty-two".
        length += 1
        index += 1
        continue
      }
      guard token.kind == .word else { break }
      let word = token.norm
      if let amount = ones[word] {
        switch last {
        case .none, .scale: current += amount
        case .tens where amount > 0 && amount < 10: current += amount
        case .ones where word == "oh":
          // "Nine oh five".
          guard index + 1 < end, let minutes = ones[words[index + 1].norm], minutes < 10,
            current <= 24
          else { break loop }
          return Reading(length: length + 2, value: current * 60 + minutes, isClock: true)
        case .ones where total == 0 && current <= 24 && amount >= 10 && amount < 20:
          return Reading(length: length + 1, value: current * 60 + amount, isClock: true)
        default: break loop
        }
        last = .ones
      } else if let amount = tens[word] {
        switch last {
        case .none, .scale:
          current += amount
          last = .tens
        case .ones where total == 0 && current <= 24, .tens where total == 0 && current == 20:
          var minutes = amount
          var span = length + 1
          if index + 1 < end, let rest = ones[words[index + 1].norm], rest > 0, rest < 10 {
            minutes += rest
            span += 1
          }
          guard minutes < 60 else { break loop }
          return Reading(length: span, value: current * 60 + minutes, isClock: true)
        default: break loop
        }
      } else if let scale = scales[word] {
        if scale == 100 || scale == 12 {
          current = max(current, 1) * scale
        } else {
          total += max(current, 1) * scale
          current = 0
        }
        last = .scale
      } else if word == "point", seen {
        var digits = 0.0
        var place = 0.1
        var next = index + 1
        while next < end, let digit = ones[words[next].norm], digit < 10 {
          digits += digit * place
          place /= 10
          next += 1
        }
        guard next > index + 1 else { break }
        current += digits
        length += next - index
        index = next
        last = .ones
        if index < end, let scale = scales[words[index].norm] {
          total += current * scale
          current = 0
          length += 1
        }
        break
      } else if word == "and", seen, last == .scale, index + 1 < end,
        ones[words[index + 1].norm] != nil || tens[words[index + 1].norm] != nil,
        words[index + 1].norm != "one" || units.contains(words[min(index + 2, end - 1)].norm)
      {
        length += 1
        index += 1
        continue
      } else {
        break
      }
      seen = true
      length += 1
      index += 1
    }
    return seen ? Reading(length: length, value: total + current) : nil
  }

  private enum Last { case none, ones, tens, scale }

  private static let starts = Set(ones.keys).union(tens.keys).union(scales.keys)
    .union(["a", "half", "quarter"])

  /// What a lone `one` must precede to be an amount.
  static let units: Set<String> = [
    "minutes", "hours", "seconds", "week", "weeks", "month", "percent", "second",
    "million", "thousand", "hundred", "point", "ms", "dollar", "euro", "pound", "am", "pm",
    "oclock", "billion", "year",
  ]

  private static let ones: [String: Double] = [
    "zero": 0, "oh": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
  ]

  private static let tens: [String: Double] = [
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
  ]

  private static let scales: [String: Double] = [
    "hundred": 100, "dozen": 12, "thousand": 1000, "million": 1_000_000, "mil": 1_000_000,
    "billion": 1_000_000_000, "grand": 1000,
  ]
}
