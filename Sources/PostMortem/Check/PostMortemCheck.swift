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
      blamelessness: Self.blamelessness(findings))
  }

  /// Each outright blame weighs three, a passive or a counterfactual one.
  private static func blamelessness(_ findings: [PostMortemFinding]) -> Int {
    let weight = findings.reduce(0) { sum, finding in
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

  init(writeUp: WriteUp, template: Template) {
    self.writeUp = writeUp
    self.template = template
    people = People(named: Named.people(in: writeUp))
  }

  private mutating func find(
    _ kind: FindingKind, at place: Range<Int>, _ message: String, _ consider: String
  ) {
    let (line, column) = writeUp.place(of: place.lowerBound)
    findings.append(
      PostMortemFinding(
        kind: kind, line: line, column: column, quote: writeUp.text(at: place), message: message,
        consider: consider))
  }

  /// Something missing, at the heading of the first of `sections` that stands in
  /// the file, or at its first line.
  private mutating func miss(
    _ kind: FindingKind, at sections: [Section], _ message: String, _ consider: String
  ) {
    let line = sections.compactMap { writeUp[$0]?.line }.first ?? 1
    findings.append(
      PostMortemFinding(
        kind: kind, line: line, column: 1, quote: "", message: message, consider: consider))
  }

  private func text(of section: Section) -> String {
    guard let part = writeUp[section] else { return "" }
    return part.blocks.flatMap(\.texts).map(\.text).joined(separator: "\n\n")
  }

  private func wordCount(of section: Section) -> Int { Prose.Passage(text(of: section)).wordCount }

  // MARK: - Blame

  mutating func blame() {
    for part in writeUp.parts { blame(in: part.blocks, section: part.section) }
    blame(in: writeUp.rest, section: nil)
  }

  private mutating func blame(in blocks: [MarkdownBlock], section: Section?) {
    for block in blocks {
      for text in block.texts where !text.isBlank {
        let passage = Prose.Passage(text.text)
        for unit in passage.units {
          let sentence = Sentence(
            passage.tokens(of: unit), of: text, scalars: passage.scalars, people: people,
            section: section)
          for blame in Blame.all(in: sentence) {
            let range = sentence.range(blame.tokens.lowerBound, blame.tokens.upperBound)
            find(blame.kind, at: text.place(of: range), blame.message, blame.consider)
            if let section { blames[section, default: 0] += 1 }
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
    if !texts.contains(where: { $0.hasNumber || $0.hasDuration }) {
      miss(
        .noImpact, at: sections, "neither a number nor a duration says how bad it was",
        "say for how long it lasted and how many it hit: “checkout failed for 48 minutes, 1,200 orders lost”"
      )
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
    guard let part = writeUp[.timeline] else {
      miss(
        .noTimes, at: [.timeline], "there is no timeline",
        "add a line for each event with its time, from the first signal to the resolution")
      levels[.timeline] = 0
      return
    }
    let entries = TimelineEntry.entries(of: part, in: writeUp)
    let timed = entries.filter { $0.moment != nil }
    let main = entries.filter(\.isMain)
    if timed.isEmpty || main.count(where: { $0.moment != nil }) * 2 < main.count,
      timed.count * 2 < entries.count
    {
      miss(
        .noTimes, at: [.timeline], "most of what happened has no time",
        "begin each line with its time: “14:05 first alert”, or “T+8m” after the first signal")
    }
    let wrong = TimelineEntry.outOfOrder(entries)
    for entry in wrong {
      find(
        .order, at: entry.place, "this is earlier than the line before it",
        "put the line where its time belongs, or correct the time or the date")
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

  // MARK: - Cause

  mutating func cause() {
    let words = text(of: .rootCause)
    let depth = CauseDepth(words, symptom: text(of: .summary) + " " + (writeUp.title ?? ""))
    if depth.isEmpty {
      miss(
        .shallowCause, at: [.rootCause], "there is no root cause",
        "say why it was so, and why nothing caught it before it did harm")
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
        "nothing says what made it worse than it had to be",
        "name what let it grow: late detection, a missing runbook, unclear ownership")
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
    guard let part = writeUp[.actions] else {
      miss(
        .vagueAction, at: [.actions], "there are no action items",
        "write what will change, who does it and by when")
      levels[.actions] = 0
      return
    }
    let items = ActionItem.items(of: part, in: writeUp, people: people)
    if items.isEmpty {
      miss(
        .vagueAction, at: [.actions], "there are no action items",
        "write what will change, who does it and by when")
      levels[.actions] = 0
      return
    }
    var points = 0
    for item in items {
      if item.isVague {
        find(
          .vagueAction, at: item.place, "nobody could tell when this is done",
          "say what will be there and where it can be seen: a threshold, a test that blocks, a page in the runbook; a wish goes under “If we have time”"
        )
      }
      if !item.hasOwner {
        find(
          .noOwner, at: item.place, "nobody is named who will do this",
          "put one name to it; a team or “we” is nobody in particular")
      }
      if !item.hasDue {
        find(.noDue, at: item.place, "no date says until when", "put a date to it: “by 14 June”")
      }
      points += (item.isVague ? 0 : 1) + (item.hasOwner ? 1 : 0) + (item.hasDue ? 1 : 0)
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
        .nothingWentWell, at: [.wentWell], "nothing is said to have gone well",
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
