/// When an action item is due, as far as it is a date of the calendar.
package struct DueDate: Equatable, Comparable, Sendable {
  package var year: Int
  package var month: Int
  package var day: Int

  package init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The first date in `text`; nil where there is none, as in "next sprint".
  ///
  /// One without a year is the next such date from `start` on.
  package init?(_ text: String, from start: DueDate) {
    let scalars = Array(text.unicodeScalars)
    guard let moment = Moment(scalars, within: scalars.count), let date = moment.day else {
      return nil
    }
    // A month has 31 days there.
    month = (date - 1) / 31
    day = (date - 1) % 31 + 1
    year = moment.year ?? start.year
    guard (1...12).contains(month) else { return nil }
    if moment.year == nil, self < start { year += 1 }
  }

  package static func < (one: DueDate, other: DueDate) -> Bool {
    (one.year, one.month, one.day) < (other.year, other.month, other.day)
  }
}
