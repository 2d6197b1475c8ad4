import Prose

/// One line of a timeline.
struct TimelineEntry {
  var moment: Moment?
  /// Where the moment stands in the file, or where the entry begins.
  var place: Range<Int>
  /// What happened, with the moment.
  var text: String
  /// Whether it stands for itself rather than below another.
  var isMain: Bool

  /// The entries of some blocks, in the file's order.
  ///
  /// Whether 3/4 is in March or in April is left to the reading that has fewer
  /// entries out of order.
  static func entries(of blocks: [MarkdownBlock], in writeUp: WriteUp) -> [TimelineEntry] {
    let dayFirst = entries(of: blocks, in: writeUp, isMonthFirst: false)
    let wrong = outOfOrder(dayFirst).count
    guard wrong > 0 else { return dayFirst }
    let monthFirst = entries(of: blocks, in: writeUp, isMonthFirst: true)
    return outOfOrder(monthFirst).count < wrong ? monthFirst : dayFirst
  }

  private static func entries(
    of blocks: [MarkdownBlock], in writeUp: WriteUp, isMonthFirst: Bool
  ) -> [TimelineEntry] {
    let indents = blocks.compactMap { block -> Int? in
      if case .item(let indent) = block.kind { return indent }
      return nil
    }
    let least = indents.min() ?? 0
    let hasList =
      !indents.isEmpty || blocks.contains { if case .row = $0.kind { true } else { false } }
    var entries: [TimelineEntry] = []
    /// Events whose time is a heading of its own: what stands below only tells more.
    var headings: [TimelineEntry] = []
    func entry(_ text: MarkdownText, isMain: Bool) -> TimelineEntry {
      Self.entry(text, isMain: isMain, isMonthFirst: isMonthFirst)
    }
    for block in blocks {
      switch block.kind {
      case .row(let isHead):
        guard let entry = row(block, isMonthFirst: isMonthFirst),
          !isHead || entry.moment != nil
        else { continue }
        entries.append(entry)
      case .item(let indent):
        guard let text = block.texts.first, !text.isBlank else { continue }
        entries.append(entry(text, isMain: indent <= least))
      case .heading:
        guard let text = block.texts.first else { continue }
        let entry = entry(text, isMain: false)
        guard let moment = entry.moment else { continue }
        entries.append(entry)
        if moment.range.lowerBound < 20 { headings.append(entry) }
      case .paragraph, .quotation:
        // Lines that begin with their time are events; what goes on below one is its telling.
        let lines = block.stretches.map {
          entry(InlineReader.read([$0], of: writeUp.source), isMain: !hasList)
        }
        let timed = lines.filter { ($0.moment?.range.lowerBound ?? 99) < 20 }
        entries += timed
        if timed.isEmpty, !hasList, let first = lines.first { entries.append(first) }
      case .code: continue
      }
    }
    let isByHeadings =
      headings.count(where: { $0.moment?.seconds != nil }) >= 2
      || headings.count >= 2 && entries.count(where: { $0.moment != nil }) == headings.count
    return isByHeadings ? headings : entries
  }

  private static func entry(
    _ text: MarkdownText, isMain: Bool, isMonthFirst: Bool
  ) -> TimelineEntry {
    let moment = Moment(Array(text.text.unicodeScalars), isMonthFirst: isMonthFirst)
    return TimelineEntry(
      moment: moment, place: text.place(of: moment?.range ?? 0..<min(1, text.offsets.count)),
      text: text.text, isMain: isMain)
  }

  /// A row: the moment may be spread over a column for the date and one for the
  /// time.
  private static func row(_ block: MarkdownBlock, isMonthFirst: Bool) -> TimelineEntry? {
    var found: Moment?
    var place: Range<Int>?
    for cell in block.texts.prefix(3) {
      let scalars = Array(cell.text.unicodeScalars)
      guard let moment = Moment(scalars, within: 40, isMonthFirst: isMonthFirst) else { continue }
      // A sentence that happens to name a time is no column of times.
      guard moment.range.lowerBound < 20 else { continue }
      let here = cell.place(of: moment.range)
      if var both = found {
        if both.day == nil {
          both.day = moment.day
          both.year = moment.year
        }
        if both.seconds == nil {
          both.zone = moment.zone
          both.seconds = moment.seconds
          both.isRelative = moment.isRelative
        }
        found = both
        place = (place?.lowerBound ?? here.lowerBound)..<(place?.upperBound ?? here.upperBound)
      } else {
        found = moment
        place = here
      }
      if found?.day != nil, found?.seconds != nil { break }
    }
    guard let start = block.texts.first(where: { !$0.isBlank }) else { return nil }
    return TimelineEntry(
      moment: found, place: place ?? start.place(of: 0..<min(1, start.offsets.count)),
      text: block.texts.map(\.text).joined(separator: " "), isMain: true)
  }

  /// The entries whose time is before that of the entry above them.
  ///
  /// A date without a year, a time without a date and one without a zone take
  /// what is missing from the entry above.
  static func outOfOrder(_ entries: [TimelineEntry]) -> [TimelineEntry] {
    var found: [TimelineEntry] = []
    var last: (year: Int?, day: Int, seconds: Int?, zone: Int?, isRelative: Bool)?
    for entry in entries {
      guard let moment = entry.moment else { continue }
      guard let before = last else {
        last = (moment.year, moment.day ?? 0, moment.seconds, moment.zone, moment.isRelative)
        continue
      }
      let zone = moment.zone ?? before.zone
      var year = moment.year ?? before.year
      var day = moment.day ?? before.day
      // Over New Year.
      if moment.year == nil, moment.day != nil, day + 186 < before.day {
        year = year.map { $0 + 1 }
      }
      let days = ((year ?? 0) - (before.year ?? year ?? 0)) * 372 + day - before.day
      // Nothing tells how the first date lies to times that had none.
      let isComparable = moment.day == nil || before.day != 0
      if let seconds = moment.seconds, let earlier = before.seconds,
        moment.isRelative == before.isRelative
      {
        let passed = seconds - earlier + ((before.zone ?? zone ?? 0) - (zone ?? 0)) * 60
        if moment.day == nil, !moment.isRelative, passed <= -8 * 3600 {
          // Past midnight, in a timeline that names no dates.
          day += 1
        } else if isComparable, days * 86_400 + passed < 0 {
          found.append(entry)
        }
      } else if moment.day != nil, isComparable, days < 0 {
        found.append(entry)
      }
      last = (
        year, day, moment.seconds ?? (days == 0 ? before.seconds : nil), zone, moment.isRelative
      )
    }
    return found
  }
}
