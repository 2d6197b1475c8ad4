import Prose

/// Holds a finished post-mortem against what the sections are for, and its
/// words against blame.
package struct PostMortemCheck: Sendable {
  /// The template to check against; nil for the one that the headings mean.
  package var template: Template?

  package init(template: Template? = nil) {
    self.template = template
  }

  /// Checks a Markdown file, in time linear in its length.
  package func check(_ markdown: String) -> PostMortemReport {
    let writeUp = WriteUp(markdown: markdown)
    let template = template ?? writeUp.template
    var inquiry = Inquiry(writeUp: writeUp, template: template)
    inquiry.blame()
    inquiry.impact()
    inquiry.timeline()
    inquiry.cause()
    inquiry.factors()
    inquiry.actions()
    inquiry.wentWell()
    inquiry.remainder()
    let findings = inquiry.findings.sorted {
      ($0.line, $0.column, $0.kind.order) < ($1.line, $1.column, $1.kind.order)
    }
    return PostMortemReport(
      template: template, findings: findings, sections: inquiry.levels,
      blamelessness: inquiry.isEmpty ? 0 : Self.blamelessness(findings), isEmpty: inquiry.isEmpty)
  }

  /// Each outright blame weighs three, a passive or a counterfactual one.
  private static func blamelessness(_ findings: [PostMortemFinding]) -> Int {
    let weight = findings.filter { $0.certainty == .sure }.reduce(0) { sum, finding in
      switch finding.kind {
      case .personCause, .adjective: sum + 3
      case .counterfactual, .hiddenName: sum + 2
      default: sum
      }
    }
    return switch weight {
    case 0: 4
    case 1...2: 2
    case 3...5: 1
    default: 0
    }
  }
}

extension FindingKind {
  fileprivate var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// One check of one document.
private struct Inquiry {
  let writeUp: WriteUp
  let template: Template
  let people: People
  var findings: [PostMortemFinding] = []
  var levels: [Section: Int] = [:]
  /// How often each section blames.
  private var blames: [Section: Int] = [:]
  /// The words of the whole document, lower-case, one space between them.
  private let everything: String

  init(writeUp: WriteUp, template: Template) {
    self.writeUp = writeUp
    self.template = template
    people = People(named: Named.people(in: writeUp))
    let texts = (writeUp.parts.flatMap(\.blocks) + writeUp.rest).flatMap(\.texts)
    everything =
      " "
      + texts.flatMap { Prose.Passage($0.text).tokens.map(\.norm) }.joined(separator: " ") + " "
  }

  private mutating func find(
    _ kind: FindingKind, at place: Range<Int>, _ message: String, _ consider: String,
    _ certainty: Certainty = .sure, also: [FindingKind] = []
  ) {
    let (line, column) = writeUp.place(of: place.lowerBound)
    findings.append(
      PostMortemFinding(
        kind: kind, line: line, column: column, quote: writeUp.text(at: place), message: message,
        consider: consider, certainty: certainty, also: also))
  }

  /// Something missing, at the heading of the first of `sections` that stands in
  /// the file, or at its first line.
  private mutating func miss(
    _ kind: FindingKind, at sections: [Section], _ message: String, _ consider: String,
    _ certainty: Certainty = .sure, also: [FindingKind] = []
  ) {
    let line = sections.compactMap { writeUp[$0]?.line }.first ?? 1
    findings.append(
      PostMortemFinding(
        kind: kind, line: line, column: 1, quote: "", message: message, consider: consider,
        certainty: certainty, also: also))
  }

  private func text(of section: Section) -> String {
    guard let part = writeUp[section] else { return "" }
    return part.blocks.flatMap(\.texts).map(\.text).joined(separator: "\n\n")
  }

  /// Whether there is nothing to judge: no word beside the headings.
  var isEmpty: Bool { !everything.unicodeScalars.contains { $0.properties.isAlphabetic } }

  /// What stands under headings that mean nothing here, before the first one too.
  private var elsewhere: String {
    writeUp.rest.flatMap(\.texts).map(\.text).joined(separator: "\n\n")
  }

  /// Whether the document tells something of the kind, wherever it stands.
  private func tells(_ cues: [String]) -> Bool { cues.contains { everything.contains($0) } }

  private func wordCount(of section: Section) -> Int { Prose.Passage(text(of: section)).wordCount }

  // MARK: - Blame

  mutating func blame() {
    for part in writeUp.parts { blame(in: part.blocks, section: part.section) }
    blame(in: writeUp.rest, section: nil)
  }

  private mutating func blame(in blocks: [MarkdownBlock], section: Section?) {
    // A quotation is somebody else's words.
    for block in blocks where block.kind != .quotation {
      for text in block.texts where !text.isBlank {
        let passage = Prose.Passage(text.text)
        for unit in passage.units {
          let sentence = Sentence(
            passage.tokens(of: unit), of: text, scalars: passage.scalars, people: people,
            section: section)
          for blame in Blame.all(in: sentence) {
            let range = sentence.range(blame.tokens.lowerBound, blame.tokens.upperBound)
            find(
              blame.kind, at: text.place(of: range), blame.message, blame.consider, blame.certainty)
            if let section, blame.certainty == .sure { blames[section, default: 0] += 1 }
          }
        }
      }
    }
  }

  // MARK: - Impact

  mutating func impact() {
    let sections: [Section] = template == .team ? [.impact, .summary] : [.summary, .impact]
    let texts = sections.map { Figures(text(of: $0)) }
    let figures = texts.first { $0.words > 0 } ?? Figures("")
    if !(texts + [Figures(elsewhere)]).contains(where: \.hasFigure) {
      miss(
        .noImpact, at: sections, "neither a number nor a duration says how bad it was",
        "say for how long it lasted and how many it hit: “checkout failed for 48 minutes, 1,200 orders lost”",
        tells(Self.harmless) ? .look : .sure)
    }
    var level = figures.words == 0 ? 0 : 1
    if figures.words >= 8 {
      level += figures.hasDate ? 1 : 0
      level += figures.hasDuration ? 1 : 0
      level += figures.hasNumber ? 1 : 0
    }
    if level > 1, blames[template == .team ? .impact : .summary] != nil { level -= 1 }
    if level > 3, template == .interview, paragraphs(of: .summary) > 2 { level -= 1 }
    levels[template == .team ? .impact : .summary] = level
  }

  private func paragraphs(of section: Section) -> Int {
    writeUp[section]?.blocks.count { $0.kind == .paragraph } ?? 0
  }

  // MARK: - Timeline

  mutating func timeline() {
    let part = writeUp[.timeline]
    let entries = part.map { TimelineEntry.entries(of: $0.blocks, in: writeUp) } ?? timedElsewhere
    let timed = entries.filter { $0.moment != nil }
    let main = entries.filter(\.isMain)
    if part == nil, entries.isEmpty {
      miss(
        .noTimes, at: [.timeline],
        "no section called “Timeline”, and no lines that begin with a time",
        "add a line for each event with its time, from the first signal to the resolution")
      levels[.timeline] = 0
      return
    }
    if timed.isEmpty || main.count(where: { $0.moment != nil }) * 2 < main.count,
      timed.count * 2 < entries.count, timed.count < 3 || timed.count * 4 < entries.count
    {
      miss(
        .noTimes, at: [.timeline],
        timed.isEmpty ? "no line here has a time" : "most of what happened has no time",
        "begin each line with its time: “14:05 first alert”, or “T+8m” after the first signal")
    }
    let wrong = TimelineEntry.outOfOrder(entries)
    for entry in wrong {
      find(
        .order, at: entry.place, "this is earlier than the line before it",
        "put the line where its time belongs, or correct the time or the date",
        // "First detected: …" names a time; such a list need not follow it.
        (entry.moment?.range.lowerBound ?? 0) <= 4 ? .sure : .look)
    }
    var level = entries.isEmpty ? 0 : timed.count * 2 < entries.count ? 1 : 2
    if level == 2, timed.count >= 3, wrong.isEmpty {
      level = 3
      if entries.count >= 4, entries.contains(where: { Figures.tellsWrongTurn($0.text) }) {
        level = 4
      }
    }
    if level > 2, blames[.timeline] != nil { level -= 1 }
    levels[.timeline] = level
  }

  /// The events of a document without a section for them: what stands under one
  /// other heading and begins with times.
  private var timedElsewhere: [TimelineEntry] {
    let places =
      writeUp.parts.filter { $0.section != .actions && $0.section != .data }.map(\.blocks)
      + writeUp.rest.split {
        if case .heading = $0.kind { !WriteUp.startsWithTime($0) } else { false }
      }
      .map(Array.init)
    let found = places.map { blocks in
      TimelineEntry.entries(of: blocks, in: writeUp).filter {
        $0.moment?.seconds != nil && ($0.moment?.range.lowerBound ?? 99) <= 4
      }
    }
    guard let most = found.max(by: { $0.count < $1.count }), most.count >= 3 else { return [] }
    return most
  }

  // MARK: - Cause

  mutating func cause() {
    // Some houses know no root cause, only factors that came together.
    let words = writeUp[.rootCause] == nil ? text(of: .factors) : text(of: .rootCause)
    let depth = CauseDepth(words, symptom: text(of: .summary) + " " + (writeUp.title ?? ""))
    if depth.isEmpty {
      // It may be told in the summary: that is worth a look, no more.
      miss(
        .shallowCause, at: [.rootCause],
        writeUp[.rootCause] == nil
          ? "no section called “Root cause”" : "nothing stands under “Root cause”",
        "say why it was so, and why nothing caught it before it did harm",
        writeUp[.rootCause] == nil && everything.utf8.count > 300 ? .look : .sure)
    } else if !depth.hasReason, writeUp[.rootCause] == nil {
      miss(
        .shallowCause, at: [.factors],
        "no section called “Root cause”, and the factors give no reason",
        "say why it was so, and why nothing caught it before it did harm", .look)
    } else if !depth.hasReason {
      let part = writeUp[.rootCause]
      let first = part?.blocks.compactMap(\.texts.first).first { !$0.isBlank }
      let place = first.map { $0.place(of: 0..<$0.offsets.count) } ?? 0..<0
      find(
        .shallowCause, at: firstLine(of: place), "this names what was seen, not why it was so",
        "go one level deeper: why was it so, and why did no test, review or alert catch it?")
    }
    var level =
      depth.isEmpty ? 0 : !depth.hasReason ? 1 : !depth.tellsGap ? 2 : depth.isSpecific ? 4 : 3
    if level > 1, blames[.rootCause] != nil { level = 1 }
    levels[.rootCause] = level
  }

  private func firstLine(of place: Range<Int>) -> Range<Int> {
    let line = writeUp.place(of: place.lowerBound).line - 1
    guard writeUp.lines.indices.contains(line) else { return place }
    let end = min(place.upperBound, writeUp.lines[line].upperBound)
    return place.lowerBound..<max(place.lowerBound, end)
  }

  // MARK: - Factors

  mutating func factors() {
    let sections: [Section] =
      template == .team ? [.wentBadly, .factors, .lessons] : [.factors, .wentBadly, .lessons]
    let words = sections.map { Figures.isNothing(text(of: $0)) ? 0 : wordCount(of: $0) }
    if words.allSatisfy({ $0 < 3 }) {
      miss(
        .noFactors, at: Array(sections.prefix(2)),
        sections.allSatisfy { writeUp[$0] == nil }
          ? "no section called “\(sections[0].title)”"
          : "nothing says what made it worse than it had to be",
        "name what let it grow: late detection, a missing runbook, unclear ownership",
        sections.allSatisfy { writeUp[$0] == nil } && tells(Self.worsening) ? .look : .sure)
    }
    let section: Section = template == .team ? .wentBadly : .factors
    let points =
      writeUp[section]?.blocks.count { if case .item = $0.kind { true } else { false } } ?? 0
    let count = words.max() ?? 0
    var level = count < 3 ? 0 : count < 8 ? 1 : 2
    if level == 2, points >= 2 || count >= 25 { level = 3 }
    if level == 3,
      Figures(text(of: section)).hasFigure || CauseDepth(text(of: section), symptom: "").tellsGap
    {
      level = 4
    }
    if level > 1, blames[section] != nil { level -= 1 }
    levels[section] = level
  }

  // MARK: - Action items

  mutating func actions() {
    let items =
      writeUp[.actions].map { ActionItem.items(of: $0, in: writeUp, people: people) } ?? []
    guard !items.isEmpty else {
      miss(
        .vagueAction, at: [.actions],
        writeUp[.actions] == nil
          ? "no section called “Action items”" : "nothing stands under “Action items”",
        "write what will change, who does it and by when",
        writeUp[.actions] == nil && tells(Self.measures) ? .look : .sure)
      levels[.actions] = 0
      return
    }
    let open = items.filter { !$0.isDone }
    let isOwnerless = open.count > 1 && !open.contains(where: \.hasOwner)
    let isDateless = open.count > 1 && !open.contains(where: \.hasDue)
    let certainty: Certainty = open.allSatisfy(\.isReference) ? .look : .sure
    if isOwnerless {
      miss(
        .noOwner, at: [.actions],
        isDateless
          ? "none of the \(open.count) open items says who does it or by when"
          : "none of the \(open.count) open items says who does it",
        "put a person or a team and a date to each: “Priya, by 14 June”", certainty,
        also: isDateless ? [.noDue] : [])
    } else if isDateless {
      miss(
        .noDue, at: [.actions], "none of the \(open.count) open items has a date",
        "put a date to each: “by 14 June”", certainty)
    }
    for item in open {
      if item.isVague {
        find(
          .vagueAction, at: item.place, "nobody could tell when this is done",
          "say what will be there and where it can be seen: a threshold, a test that blocks, a page in the runbook; a wish goes under “If we have time”"
        )
      }
      let certainty: Certainty = item.isReference ? .look : .sure
      let lacksDue = !item.hasDue && !isDateless
      if !item.hasOwner, !isOwnerless {
        find(
          .noOwner, at: item.place,
          lacksDue ? "this says neither who does it nor by when" : "nobody is named who does this",
          "put a person or a team to it" + (lacksDue ? ", and a date: “Priya, by 14 June”" : ""),
          certainty, also: lacksDue ? [.noDue] : [])
      } else if lacksDue {
        find(
          .noDue, at: item.place, "no date says until when", "put a date to it: “by 14 June”",
          certainty)
      }
    }
    let points = items.reduce(0) { sum, item in
      item.isDone ? sum + 3 : sum + [!item.isVague, item.hasOwner, item.hasDue].count { $0 }
    }
    // A third of what is asked for is one level.
    let share = points * 3 / items.count
    levels[.actions] =
      points == items.count * 3 ? 4 : max(1, min(3, share / 3 + (share % 3 > 0 ? 1 : 0)))
  }

  // MARK: - What went well

  mutating func wentWell() {
    let words = text(of: .wentWell)
    let tokens = Prose.Passage(words)
    if tokens.wordCount < 3 || Figures.isNothing(words) {
      miss(
        .nothingWentWell, at: [.wentWell],
        writeUp[.wentWell] == nil
          ? "no section called “What went well”" : "nothing is said to have gone well",
        "name something concrete that helped, so that it is kept: the alert that fired in two minutes, the rollback that worked"
      )
    }
    let points =
      writeUp[.wentWell]?.blocks.count { if case .item = $0.kind { true } else { false } } ?? 0
    let figures = Figures(words)
    var level = tokens.wordCount < 3 || Figures.isNothing(words) ? 0 : tokens.wordCount < 6 ? 1 : 2
    if level == 2, points >= 2 || tokens.wordCount >= 20 { level = 3 }
    if level >= 2, figures.hasFigure { level = min(4, level + 1) }
    levels[.wentWell] = level
  }

  // MARK: - What may be told elsewhere

  private static let harmless = [
    " no impact ", " no evidence ", " no harm ", " not exploited ", " never exploited ", " noop ",
    " false alarm ", " no users ", " no customers ", " no user ", " no customer ", " single ",
    " not affected ", " no loss ", " no funds ", " only one ",
  ]

  private static let worsening = [
    " exacerbat", " contribut", " worse ", " insufficient ", " lack of ", " lacked ", " no alert",
    " delayed ", " took longer ", " not notice", " unnoticed ", " did not alert", " didnt alert",
    " not monitor",
  ]

  private static let measures = [
    " we will ", " we are going to ", " we plan ", " going forward ", " moving forward ",
    " in future ", " in the future ", " to prevent ", " so that this ", " we have added ",
    " we added ", " well be ", " we are now ", " we have since ", " we should ", " from now on ",
    " next step", " steps taken ", " we have now ",
  ]

  // MARK: - The rest of the team's template

  mutating func remainder() {
    for section in template.sections where levels[section] == nil {
      let count = wordCount(of: section)
      var level = count == 0 ? 0 : count < 6 ? 1 : count < 15 ? 2 : 3
      if level >= 2, Figures(text(of: section)).hasFigure || hasEvidence(section) { level += 1 }
      if level > 1, blames[section] != nil { level -= 1 }
      levels[section] = min(4, level)
    }
    // A section without words may hold charts or queries.
    if template == .team, levels[.data] == 0, hasEvidence(.data) { levels[.data] = 2 }
  }

  private func hasEvidence(_ section: Section) -> Bool {
    writeUp[section]?.blocks.contains {
      $0.kind == .code || $0.texts.contains { $0.hasCode || $0.hasLink }
    } ?? false
  }
}

extension Blame {
  /// What all rules find in `sentence`: of what overlaps, the first of each kind
  /// stays, and a kind that only repeats another's words goes.
  static func all(in sentence: Sentence) -> [Blame] {
    guard sentence.norms.contains(where: { !$0.isEmpty }) else { return [] }
    let found =
      PersonCauseRule.blames(in: sentence) + CounterfactualRule.blames(in: sentence)
      + HiddenNameRule.blames(in: sentence) + AdjectiveRule.blames(in: sentence)
    var kept: [Blame] = []
    for blame in found
    where !kept.contains(where: { $0.kind == blame.kind && $0.tokens.overlaps(blame.tokens) }) {
      // Somebody else's words are between its own.
      guard
        !blame.tokens.contains(where: {
          sentence.norms[$0].isEmpty && $0 == blame.tokens.lowerBound
        })
      else { continue }
      kept.append(blame)
    }
    return kept
  }
}
