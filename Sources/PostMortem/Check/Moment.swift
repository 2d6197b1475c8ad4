/// When something happened, as far as a line of a timeline says it.
struct Moment: Equatable {
  /// The year, where it is given.
  var year: Int?
  /// Days of a year in which every month has 31; nil where no date is given.
  var day: Int?
  /// Seconds of the day, or since the first signal; nil where no time is given.
  var seconds: Int?
  /// Minutes that the named time zone is ahead of UTC.
  var zone: Int?
  /// Whether `seconds` counts from the first signal.
  var isRelative = false
  /// Scalars of the text that say so.
  var range: Range<Int>

  /// Reads the first date and the first time that stand among the first scalars
  /// of `text`; nil where there is neither.
  ///
  /// "3/4" is 3 April unless `isMonthFirst`.
  init?(_ text: [Unicode.Scalar], within reach: Int = 60, isMonthFirst: Bool = false) {
    var reader = MomentReader(
      text: text, end: min(text.count, reach), isMonthFirst: isMonthFirst)
    reader.read()
    guard reader.day != nil || reader.seconds != nil, let range = reader.range else { return nil }
    year = reader.year
    day = reader.day
    zone = reader.zone
    seconds = reader.seconds
    isRelative = reader.isRelative
    self.range = range
  }
}

/// Reads dates and times as people write them in a timeline.
private struct MomentReader {
  let text: [Unicode.Scalar]
  let end: Int
  let isMonthFirst: Bool
  var year: Int?
  var day: Int?
  var zone: Int?
  var seconds: Int?
  var isRelative = false
  var range: Range<Int>?

  init(text: [Unicode.Scalar], end: Int, isMonthFirst: Bool) {
    self.text = text
    self.end = end
    self.isMonthFirst = isMonthFirst
  }

  mutating func read() {
    var index = 0
    while index < end, day == nil || seconds == nil {
      let start = index
      if let next = sinceStart(index) ?? date(index) ?? time(index) {
        range = min(range?.lowerBound ?? start, start)..<max(range?.upperBound ?? next, next)
        index = next
      } else if isDigit(index) {
        while isDigit(index) { index += 1 }
      } else if isLetter(index) {
        while isLetter(index) { index += 1 }
      } else {
        index += 1
      }
    }
  }

  private func isDigit(_ index: Int) -> Bool {
    index < end && text[index].value >= 0x30 && text[index].value <= 0x39
  }

  private func isLetter(_ index: Int) -> Bool {
    index < end && text[index].properties.isAlphabetic
  }

  private func scalar(_ index: Int) -> Unicode.Scalar? { index < end ? text[index] : nil }

  private func number(_ index: Int, most: Int) -> (value: Int, end: Int)? {
    var place = index
    var value = 0
    while isDigit(place), place - index < most {
      value = value * 10 + Int(text[place].value - 0x30)
      place += 1
    }
    guard place > index, !isDigit(place) else { return nil }
    return (value, place)
  }

  private func word(_ index: Int) -> (text: String, end: Int) {
    var place = index
    var word = ""
    while isLetter(place), place - index < 12 {
      word.unicodeScalars.append(contentsOf: text[place].properties.lowercaseMapping.unicodeScalars)
      place += 1
    }
    return (word, place)
  }

  private func skipSpaces(_ index: Int) -> Int {
    var place = index
    while place < end, text[place] == " " || text[place] == "\u{A0}" { place += 1 }
    return place
  }

  /// `T+8m`, `T+1h30m`, `+15 min`, `T-5`.
  private mutating func sinceStart(_ index: Int) -> Int? {
    guard seconds == nil, index == 0 || !isLetter(index - 1) && !isDigit(index - 1) else {
      return nil
    }
    var place = index
    if scalar(place) == "T" || scalar(place) == "t" { place = skipSpaces(place + 1) }
    guard let sign = scalar(place), sign == "+" || sign == "-" || sign == "\u{2212}",
      sign == "+" || place > index
    else { return nil }
    place = skipSpaces(place + 1)
    var total = 0
    var isRead = false
    while let (value, next) = number(place, most: 5) {
      isRead = true
      if scalar(next) == ":", let (minutes, after) = number(next + 1, most: 2) {
        total += value * 3600 + minutes * 60
        place = after
        break
      }
      let (unit, after) = word(skipSpaces(next))
      switch unit.first {
      case "h": total += value * 3600
      case "d": total += value * 86_400
      case "s": total += value
      default: total += value * 60
      }
      place = ["h", "d", "s", "m"].contains(unit.first) ? after : next
      let more = skipSpaces(place)
      guard isDigit(more), unit.first == "h" || unit.first == "d" else { break }
      place = more
    }
    guard isRead else { return nil }
    seconds = sign == "+" ? total : -total
    isRelative = true
    return place
  }

  private mutating func date(_ index: Int) -> Int? {
    guard day == nil, index == 0 || !isLetter(index - 1) && !isDigit(index - 1) else { return nil }
    // A part of an address or a version is no date.
    if index > 0, "./:".unicodeScalars.contains(text[index - 1]) { return nil }
    if isLetter(index) { return monthFirst(index) }
    guard let (first, next) = number(index, most: 4), let separator = scalar(next) else {
      return nil
    }
    // 2024-05-14, 2024/5/14.
    if next - index == 4, separator == "-" || separator == "/" || separator == ".",
      let (month, after) = number(next + 1, most: 2), scalar(after) == separator,
      let (date, last) = number(after + 1, most: 2), (1...12).contains(month),
      (1...31).contains(date)
    {
      year = first
      day = month * 31 + date
      return scalar(last) == "T" ? last + 1 : last
    }
    guard next - index <= 2 else { return nil }
    // 14.05.2024, 14/05, 14.05., 05-14-2024.
    if [".", "/", "-"].contains(separator), let (second, after) = number(next + 1, most: 2),
      (1...31).contains(first), (1...31).contains(second)
    {
      let isMonthFirst = second > 12 || isMonthFirst && separator != "." && first <= 12
      let (month, date) = isMonthFirst ? (first, second) : (second, first)
      if month <= 12, scalar(after) == separator, let (number, last) = number(after + 1, most: 4),
        last - after > 2
      {
        // 7/6/23; three digits are a slip of which nothing follows.
        let length = last - after - 1
        year = length == 4 ? number : length == 2 ? 2000 + number : nil
        day = month * 31 + date
        return last
      }
      // "14.05" alone may be a time, and "13/10.240" is an address.
      guard month <= 12, separator == "/" || separator == "." && scalar(after) == ".",
        !isDigit(after + 1) || ![".", "/"].contains(scalar(after))
      else { return nil }
      day = month * 31 + date
      return after
    }
    // 14 May, 14th of May, 3. February.
    var place = next
    let ordinal = word(next)
    if ["st", "nd", "rd", "th"].contains(ordinal.text) { place = ordinal.end }
    if scalar(place) == "." || scalar(place) == "-" { place += 1 }
    place = skipSpaces(place)
    if word(place).text == "of" { place = skipSpaces(word(place).end) }
    guard (1...31).contains(first), let month = Self.months[String(word(place).text.prefix(3))],
      Self.isMonth(word(place).text)
    else { return nil }
    let after = word(place).end
    day = month * 31 + first
    return readYear(after)
  }

  private mutating func readYear(_ index: Int) -> Int {
    var place = skipSpaces(index)
    if scalar(place) == "," || scalar(place) == "." || scalar(place) == "-" {
      place = skipSpaces(place + 1)
    }
    guard let (value, after) = number(place, most: 4), after - place == 4,
      (1970...2999).contains(value)
    else { return index }
    year = value
    return after
  }

  /// May 14, May 14th, 2024; day 2.
  private mutating func monthFirst(_ index: Int) -> Int? {
    let (name, next) = word(index)
    if name == "day", let (count, after) = number(skipSpaces(next), most: 3) {
      day = count
      return after
    }
    guard Self.isMonth(name), let month = Self.months[String(name.prefix(3))] else { return nil }
    var place = next
    if scalar(place) == "." { place += 1 }
    guard let (date, after) = number(skipSpaces(place), most: 2), (1...31).contains(date),
      scalar(after) != ":"
    else { return nil }
    day = month * 31 + date
    let ordinal = word(after)
    return readYear(["st", "nd", "rd", "th"].contains(ordinal.text) ? ordinal.end : after)
  }

  private static let months: [String: Int] = [
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9,
    "oct": 10,
    "nov": 11, "dec": 12,
  ]

  static func isMonth(_ word: String) -> Bool {
    word.count == 3 && months[word] != nil || word == "sept"
      || [
        "january", "february", "march", "april", "june", "july", "august", "september", "october",
        "november", "december",
      ].contains(word)
  }

  private mutating func time(_ index: Int) -> Int? {
    guard seconds == nil, isDigit(index),
      index == 0
        || !isDigit(index - 1) && text[index - 1] != "."
          && (!isLetter(index - 1) || text[index - 1] == "T") && text[index - 1] != "-"
        || range != nil
    else { return nil }
    guard let (hours, next) = number(index, most: 2), hours < 48 else { return military(index) }
    var place = next
    var minutes = 0
    var rest = 0
    var isTime = false
    if let separator = scalar(next), [":", ".", "h", "H"].contains(separator),
      let (value, after) = number(next + 1, most: 2), after - next == 3, value < 60
    {
      minutes = value
      place = after
      isTime = separator != "."
      if scalar(after) == ":", let (value, last) = number(after + 1, most: 2), value < 60 {
        rest = value
        place = last
      }
    }
    let suffix = word(skipSpaces(place))
    var hour = hours
    if suffix.text == "am" || suffix.text == "pm"
      || ["a", "p"].contains(suffix.text) && scalar(suffix.end) == "."
    {
      hour = hours % 12 + (suffix.text.hasPrefix("p") ? 12 : 0)
      place = suffix.end
      isTime = true
    } else if ["h", "hrs", "uhr", "utc", "gmt", "cet", "cest"].contains(suffix.text) {
      isTime = isTime || place > next || suffix.text == "h" || suffix.text == "uhr"
    }
    guard isTime else { return nil }
    seconds = hour * 3600 + minutes * 60 + rest
    readZone(place)
    return place
  }

  /// `0915 UTC`, `1430h`.
  private mutating func military(_ index: Int) -> Int? {
    guard let (value, next) = number(index, most: 4), next - index == 4, value / 100 < 24,
      value % 100 < 60
    else { return nil }
    let suffix = word(skipSpaces(next)).text
    guard ["h", "hrs", "utc", "z", "gmt", "cet", "cest"].contains(suffix) else { return nil }
    seconds = value / 100 * 3600 + value % 100 * 60
    readZone(next)
    return next
  }

  /// The time zone that stands after a time: "PST", "(UTC)", "UTC+2", "+05:30".
  private mutating func readZone(_ index: Int) {
    var place = skipSpaces(index)
    if scalar(place) == "(" { place += 1 }
    let name = word(place)
    if let minutes = Self.zones[name.text] {
      zone = minutes
      place = name.end
      guard name.text == "utc" || name.text == "gmt" else { return }
    } else if scalar(index) == "+" {
      place = index
    } else {
      return
    }
    guard let sign = scalar(place), sign == "+" || sign == "-",
      let (value, end) = number(place + 1, most: 4)
    else { return }
    var minutes = end - place > 3 ? value / 100 * 60 + value % 100 : value * 60
    if scalar(end) == ":", let (rest, _) = number(end + 1, most: 2) { minutes += rest }
    zone = sign == "+" ? minutes : -minutes
  }

  /// Minutes ahead of UTC.
  private static let zones: [String: Int] = [
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "cet": 60, "cest": 120, "bst": 60, "est": -300,
    "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
    "ist": 330, "jst": 540, "eet": 120, "eest": 180, "aest": 600, "aedt": 660, "nzst": 720,
    "nzdt": 780, "msk": 180, "brt": -180, "sgt": 480,
  ]
}
