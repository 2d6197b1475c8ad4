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

  /// The entries of a section, in the file's order.
  static func entries(of part: WriteUp.Part, in writeUp: WriteUp) -> [TimelineEntry] {
    let indents = part.blocks.compactMap { block -> Int? in
      if case .item(let indent) = block.kind { return indent }
      return nil
    }
    let least = indents.min() ?? 0
    let hasList =
      !indents.isEmpty || part.blocks.contains { if case .row = $0.kind { true } else { false } }
    var entries: [TimelineEntry] = []
    for block in part.blocks {
      switch block.kind {
      case .row(let isHead):
        guard let entry = row(block), !isHead || entry.moment != nil else { continue }
        entries.append(entry)
      case .item(let indent):
        guard let text = block.texts.first, !text.isBlank else { continue }
        entries.append(entry(text, isMain: indent <= least))
      case .heading:
        guard let text = block.texts.first else { continue }
        let entry = entry(text, isMain: false)
        if entry.moment != nil { entries.append(entry) }
      case .paragraph:
        for stretch in block.stretches {
          let text = InlineReader.read([stretch], of: writeUp.source)
          let entry = entry(text, isMain: !hasList)
          if entry.moment != nil || !hasList { entries.append(entry) }
        }
      case .quotation, .code: continue
      }
    }
    return entries
  }

  private static func entry(_ text: MarkdownText, isMain: Bool) -> TimelineEntry {
    let moment = Moment(Array(text.text.unicodeScalars))
    return TimelineEntry(
      moment: moment, place: text.place(of: moment?.range ?? 0..<min(1, text.offsets.count)),
      text: text.text, isMain: isMain)
  }

  /// A row: the moment may be spread over a column for the date and one for the
  /// time.
  private static func row(_ block: MarkdownBlock) -> TimelineEntry? {
    var found: Moment?
    var place: Range<Int>?
    for cell in block.texts.prefix(3) {
      guard let moment = Moment(Array(cell.text.unicodeScalars), within: 40) else { continue }
      // A sentence that happens to name a time is no column of times.
      guard moment.range.lowerBound < 20 else { continue }
      let here = cell.place(of: moment.range)
      if var both = found {
        both.day = both.day ?? moment.day
        if both.seconds == nil {
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
  static func outOfOrder(_ entries: [TimelineEntry]) -> [TimelineEntry] {
    var found: [TimelineEntry] = []
    /// The day that the next time without a date belongs to.
    var day = 0
    var last: (day: Int, seconds: Int?, isRelative: Bool)?
    for entry in entries {
      guard let moment = entry.moment else { continue }
      let isDated = moment.day != nil
      var here = moment.day ?? day
      if let before = last {
        if let seconds = moment.seconds, let earlier = before.seconds,
          moment.isRelative == before.isRelative
        {
          // Past midnight, in a timeline that names no dates.
          if !isDated, !moment.isRelative, here == before.day, earlier - seconds >= 12 * 3600 {
            here += 1
          }
          if here < before.day || (here == before.day && seconds < earlier) { found.append(entry) }
        } else if isDated, here < before.day {
          found.append(entry)
        }
      }
      day = here
      last = (here, moment.seconds ?? (last?.day == here ? last?.seconds : nil), moment.isRelative)
    }
    return found
  }
}
