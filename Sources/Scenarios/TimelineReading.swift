/// The events of a timeline with their minutes since the first.
struct TimelineReading {
  struct Event {
    var minutes: Int
    var text: String
    var detail: String?
  }

  /// In order of time.
  let events: [Event]

  /// Reads entries that begin with a time; others go to the one before them.
  init(_ entries: [MarkdownDocument.Entry]) {
    var found: [Event] = []
    var day = 0
    var last: Int?
    // A time by itself, such as a heading: what follows is the text.
    var open: Int?
    for entry in entries {
      if let date = Stamp.date(alone: entry.text) {
        (day, last) = (date, nil)
        continue
      }
      let details = entry.details.joined(separator: "; ")
      guard let stamp = Stamp(entry.text) else {
        if let minutes = open {
          found.append(Event(minutes: minutes, text: entry.text, detail: details))
          open = nil
        } else if !found.isEmpty, found[found.count - 1].detail == nil {
          found[found.count - 1].detail = entry.text
        }
        continue
      }
      var minutes = stamp.minutes
      if !stamp.isRelative {
        if let date = stamp.day {
          day = date
        } else if let last, day * 1440 + minutes < last - 720 {
          // A time that jumps back by half a day is one of the next.
          day += 1
        }
        minutes += day * 1440
        last = minutes
      }
      open = stamp.rest.isEmpty ? minutes : nil
      if !stamp.rest.isEmpty {
        found.append(Event(minutes: minutes, text: stamp.rest, detail: details))
      }
    }
    let start = found.map(\.minutes).min() ?? 0
    let ordered = found.enumerated().sorted {
      ($0.element.minutes, $0.offset) < ($1.element.minutes, $1.offset)
    }
    events = ordered.map { _, event in
      // Format 1 writes hours with four figures.
      Event(
        minutes: min(event.minutes - start, 9999 * 60), text: event.text,
        detail: event.detail.flatMap { $0.isEmpty ? nil : $0 })
    }
  }

  /// Whether a line begins with a time.
  static func isDated(_ line: String) -> Bool { Stamp(line) != nil }
}

/// The time at the beginning of a line, in one of the ways that people write it.
private struct Stamp {
  /// Since midnight, or since the first signal.
  var minutes: Int
  /// Days since a day long ago, where a date is given.
  var day: Int?
  var isRelative = false
  /// The line behind it.
  var rest: String

  /// The day that a line names and nothing else.
  static func date(alone line: String) -> Int? {
    var reader = StampReader(line)
    reader.skip(" [(|*")
    guard let date = reader.date() else { return nil }
    reader.skip(" ,.:])*")
    return reader.rest.isEmpty ? date : nil
  }

  init?(_ line: String) {
    var reader = StampReader(line)
    reader.skip(" [(|~*@")
    if reader.take("T+") || reader.take("t+") {
      guard let minutes = reader.duration() else { return nil }
      reader.skipSeparators()
      (self.minutes, day, isRelative, rest) = (minutes, nil, true, reader.rest)
      return
    }
    let day = reader.date()
    reader.skip(" ,T|at")
    guard let minutes = reader.clock() else { return nil }
    reader.skipZone()
    reader.skipSeparators()
    // The end of a range is no part of what happened.
    var range = reader
    if range.clock() != nil {
      range.skipZone()
      range.skipSeparators()
      reader = range
    }
    (self.minutes, self.day, rest) = (minutes, day, reader.rest)
  }
}

/// Takes dates and times from the front of a line.
private struct StampReader {
  private var text: Substring

  init(_ line: String) { text = line.prefix(2000)[...] }

  var rest: String { String(text).tidied }

  mutating func skip(_ characters: String) { text = text.drop { characters.contains($0) } }

  mutating func take(_ prefix: String) -> Bool {
    guard text.hasPrefix(prefix) else { return false }
    text = text.dropFirst(prefix.count)
    return true
  }

  mutating func skipSeparators() { text = text.drop { " ])|:,;-–—>*=".contains($0) } }

  mutating func skipZone() {
    let before = text
    skip(" (")
    for zone in ["UTC", "GMT", "CEST", "CET", "BST", "EST", "EDT", "PST", "PDT", "Z", "JST", "IST"]
    where text.hasPrefix(zone) && text.dropFirst(zone.count).first?.isLetter != true {
      text = text.dropFirst(zone.count)
      var offset = self
      if offset.text.first == "+" || offset.text.first == "-" {
        offset.text = offset.text.dropFirst()
        if offset.number(1...4) != nil { self = offset }
      }
      skip(")")
      return
    }
    text = before
  }

  /// `14:05`, `2:05 pm`, `14:05:59`.
  mutating func clock() -> Int? {
    let before = text
    guard var hours = number(1...2), hours < 25, take(":") || take("h"),
      let minutes = number(2...2), minutes < 60
    else {
      text = before
      return nil
    }
    if take(":") { _ = number(1...2) }
    if text.first == "." { text = text.dropFirst().drop { $0.isNumber } }
    let mark = text.drop { $0 == " " }.prefix(2).lowercased()
    let after = text.drop { $0 == " " }.dropFirst(2).first
    if mark == "am" || mark == "pm", after?.isLetter != true {
      text = text.drop { $0 == " " }.dropFirst(2)
      hours = hours % 12 + (mark == "pm" ? 12 : 0)
    }
    return hours * 60 + minutes
  }

  /// `8m`, `1h30m`, `0`, `90 min`.
  mutating func duration() -> Int? {
    guard let first = number(1...4) else { return nil }
    if take("h") { return first * 60 + (number(1...4) ?? 0) + (take("m") ? 0 : 0) }
    _ = take("min") || take("m")
    return first
  }

  /// `2021-03-31`, `31.03.2021`, `31 March 2021`, `March 31`, as days.
  mutating func date() -> Int? {
    let before = text
    if let year = number(4...4), let mark = text.first, "-/.".contains(mark) {
      text = text.dropFirst()
      if let month = number(1...2), text.first == mark {
        text = text.dropFirst()
        if let day = number(1...2) { return Self.days(year, month, day) }
      }
    }
    text = before
    if let day = number(1...2), let mark = text.first, "/.".contains(mark) {
      text = text.dropFirst()
      if let month = number(1...2), text.first == mark {
        text = text.dropFirst()
        if let year = number(2...4) {
          // Where the first can't be a day of a month, the second is it.
          return month > 12 ? Self.days(year, day, month) : Self.days(year, month, day)
        }
      }
    }
    text = before
    return named() ?? restored(before)
  }

  private mutating func restored(_ before: Substring) -> Int? {
    text = before
    return nil
  }

  /// A date with the name of its month, with or without weekday and year.
  private mutating func named() -> Int? {
    var month: Int?
    var day: Int?
    for _ in 0..<3 {
      skip(" ,.")
      if let number = number(1...2), text.first != ":" {
        day = number
        for ending in ["st", "nd", "rd", "th"] where take(ending) { break }
      } else {
        let word = text.prefix { $0.isLetter }
        guard word.count >= 3 else { break }
        let short = word.prefix(3).lowercased()
        if let index = Self.months.firstIndex(of: short) {
          month = index + 1
        } else if !Self.weekdays.contains(short) {
          break
        }
        text = text.dropFirst(word.count)
      }
      if month != nil, day != nil { break }
    }
    guard let month, let day else { return nil }
    skip(" ,.")
    let before = text
    guard let year = number(4...4), text.first != ":" else {
      text = before
      return Self.days(2000, month, day)
    }
    return Self.days(year, month, day)
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  private static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  private mutating func number(_ digits: ClosedRange<Int>) -> Int? {
    let figures = text.prefix { $0.isASCII && $0.isNumber }
    guard digits.contains(figures.count), let value = Int(figures) else { return nil }
    text = text.dropFirst(figures.count)
    return value
  }

  /// Days since the beginning of March of year 0, after Hinnant's
  /// `days_from_civil`.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int? {
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    let year = month <= 2 ? year - 1 : year
    let yearOfEra = year % 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return year / 400 * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
  }
}
