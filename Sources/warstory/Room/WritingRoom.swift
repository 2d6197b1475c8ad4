import Foundation
import Journal
import PostMortem
import Scenarios

/// Writing a post-mortem section by section, then its check.
struct WritingRoom {
  /// The name under which the journal keeps the document.
  static let report = "postmortem"
  /// The name under which it keeps the answer to the first question.
  private static let title = "title"

  let session: Session

  private var output: Output { session.world.output }

  /// Begins a document about `scenario`, or about an own story where it is nil.
  ///
  /// - Throws: ``OutputClosed``.
  func begin(about scenario: Scenario?, template: Template) throws {
    guard let scenario else {
      return try writeAboutOwn(template) {
        let record = AttemptRecord(beginning: attempt(about: nil), in: session)
        record.keep(PostMortemWalk(template: template, title: ""))
        return record
      }
    }
    try output.write(
      ScenarioReport(scenario: scenario, glyphs: output.glyphs, width: output.width).lines)
    let record = AttemptRecord(beginning: attempt(about: scenario), in: session)
    try begin(PostMortemWalk(template: template, title: scenario.title), as: record)
  }

  /// Begins a revision of the finished document `number`, which stays as it is.
  ///
  /// - Throws: ``Complaint`` where the journal holds none, ``OutputClosed``.
  func revise(_ number: Int) throws {
    let saved = try session.journal.record(number)
    guard let walk = Self.document(in: saved) else {
      throw Complaint.noInput("attempt \(number) is no post-mortem\n`history` lists them all")
    }
    guard walk.isFinished else {
      throw Complaint.usage(
        "post-mortem \(number) is unfinished\n`resume \(number)` goes on with it")
    }
    let record = AttemptRecord(beginning: saved.summary.attempt, in: session)
    try begin(walk.revised(as: number), as: record)
  }

  /// Goes on with a document that was left or cut off.
  ///
  /// - Throws: ``Complaint`` where the journal holds none, ``OutputClosed``.
  func resume(_ number: Int) throws {
    try session.journal.claim(number)
    let saved = try session.journal.record(number)
    guard let walk = Self.document(in: saved) else {
      session.journal.release(number)
      throw Complaint.badData("attempt \(number) can't be read as a post-mortem")
    }
    let record = AttemptRecord(number, in: session)
    try output.write("Post-mortem \(number) goes on where it stopped.")
    guard !walk.title.isEmpty || walk.position > 0 else {
      return try writeAboutOwn(
        walk.template, goingOnWith: record, from: saved.lines(of: Self.title), begin: { record })
    }
    try self.walk(walk, as: record)
  }

  /// The document in `record`, with what was typed since it was kept as a whole;
  /// nil where it holds none.
  static func document(in record: Record) -> PostMortemWalk? {
    guard let body = record.reports.first(where: { $0.name == report })?.body,
      var walk = try? JSONDecoder().decode(PostMortemWalk.self, from: Data(body.utf8))
    else { return nil }
    if let section = walk.section {
      let typed = record.text(of: section.rawValue)
      if typed.hasPrefix(walk.draft(of: section)) { walk.keep(typed) }
    }
    return walk
  }

  /// What of the scenario is in the document, and what to look for in it.
  static func comparison(of walk: PostMortemWalk, with scenario: Scenario) -> StyledText {
    let beside = ScenarioComparison(of: walk, with: scenario)
    let told = beside.findings - beside.untoldFindings.count
    let taken = beside.measures - beside.untoldMeasures.count
    var text = StyledText(
      "Beside the scenario: \(told) of its \(counted(beside.findings, "finding")) and \(taken) of "
        + "its \(counted(beside.measures, "measure")) seem to be in it.")
    if let finding = beside.untoldFindings.last {
      text += .faint(" Not told: \(finding)")
    }
    if let measure = beside.untoldMeasures.first {
      text += .faint(" Not among the action items: \(measure)")
    }
    return text
  }

  /// What the check says now that it did not say before, and the other way round.
  static func changes(
    from before: PostMortemReport, to now: PostMortemReport, _ earlier: Int
  ) -> String {
    // Places move with every edit; the words stay.
    func keys(_ report: PostMortemReport) -> [String] {
      report.findings.map { $0.kind.rawValue + $0.quote }
    }
    let gone = keys(before).count { !keys(now).contains($0) }
    let new = keys(now).count { !keys(before).contains($0) }
    var text = "Since post-mortem \(earlier): \(counted(gone, "finding")) gone, \(new) new."
    for section in now.template.sections {
      let (was, level) = (before.sections[section] ?? 0, now.sections[section] ?? 0)
      if was != level { text += " \(section.title) \(was) to \(level)." }
    }
    return text
  }

  private func attempt(about scenario: Scenario?) -> Attempt {
    Attempt(
      kind: .postmortem, scenario: scenario?.id, digest: scenario?.digest ?? "",
      title: "Post-mortem: \(scenario?.title ?? "an own story")",
      typingSpeed: session.settings.typing)
  }

  private func writeAboutOwn(
    _ template: Template, goingOnWith found: AttemptRecord? = nil, from lines: [String] = [],
    begin: () -> AttemptRecord
  ) throws {
    let question = OpeningQuestion(
      session: session, question: "What happened, in a few words? It becomes the title.",
      part: Self.title)
    guard let (record, title) = try question.ask(goingOnWith: found, from: lines, begin: begin)
    else { return }
    record.retitle("Post-mortem: \(title)")
    try self.begin(PostMortemWalk(template: template, title: title), as: record)
  }

  private func begin(_ walk: PostMortemWalk, as record: AttemptRecord) throws {
    record.keep(walk)
    try output.write()
    try output.write(
      "\(counted(walk.template.sections.count, "section")); an empty line ends one, /edit opens "
        + "the whole document in your editor, /help lists what you can do.")
    try self.walk(walk, as: record)
  }

  private func walk(_ start: PostMortemWalk, as record: AttemptRecord) throws {
    var walk = start
    do {
      while let section = walk.section {
        guard try write(section, of: &walk, as: record) else { return try record.leave() }
      }
    } catch {
      record.release()
      throw error
    }
    record.finish()
    try output.write()
    let name = record.number.map { "post-mortem \($0)" } ?? "post-mortem"
    try output.write(
      PostMortemCheckReport(
        report: walk.check(), file: name, glyphs: output.glyphs, width: output.width
      ).lines)
    if let number = record.number,
      let id = try? session.journal.record(number).summary.attempt.scenario,
      let scenario = try? session.library.scenario(id)
    {
      try output.write(Self.comparison(of: walk, with: scenario))
    }
    if let earlier = walk.revises, let record = try? session.journal.record(earlier),
      let before = Self.document(in: record)
    {
      try output.write(StyledText(Self.changes(from: before.check(), to: walk.check(), earlier)))
    }
    if let number = record.number {
      try output.write(.faint("`postmortem --export \(number)` writes it as Markdown."))
    }
  }

  /// One visit to a section; false where the person leaves.
  private func write(
    _ section: Section, of walk: inout PostMortemWalk, as record: AttemptRecord
  ) throws -> Bool {
    let draft = walk.draft(of: section)
    let lines = draft.isEmpty ? [] : draft.components(separatedBy: "\n")
    try present(section, at: walk.position, of: walk.template.sections.count, written: lines)
    var telling = Telling(
      session: session, budget: nil, commands: [.help, .back, .redo, .skip, .edit, .quit],
      lines: lines)
    let ending = try telling.run { text, elapsed in
      record.keep(text, part: section.rawValue, elapsed: elapsed)
    }
    walk.keep(telling.text)
    let typed = walk
    switch ending {
    case .told, .command(.skip): walk.advance()
    case .command(.redo): walk.keep("")
    case .command(.back):
      if !walk.back() {
        session.slip(Complaint.usage("this is the first section; /redo starts it over"))
      }
    case .command(.edit):
      if let text = session.edited(walk.editable) { walk.replace(with: text) }
    case .command: break
    }
    record.keep(walk, changedSince: typed)
    return ending != .command(.quit)
  }

  private func present(
    _ section: Section, at position: Int, of count: Int, written: [String]
  ) throws {
    try output.write()
    try output.write(
      .heading("\(position + 1)/\(count) \(section.title)") + "  " + .faint(section.guidance))
    for line in written { try output.write(.faint("  \(line)"), hanging: 2) }
  }
}

extension AttemptRecord {
  /// Keeps the document as far as it is written, and the sections that differ from
  /// `earlier` as lines, so that both always say the same.
  func keep(_ walk: PostMortemWalk, changedSince earlier: PostMortemWalk? = nil) {
    guard let body = try? JSONEncoder().encode(walk) else { return }
    var changed: [String: String] = [:]
    for section in Section.allCases {
      guard let earlier, earlier.draft(of: section) != walk.draft(of: section) else { continue }
      changed[section.rawValue] = walk.draft(of: section)
    }
    keep(
      report: WritingRoom.report, body: String(decoding: body, as: UTF8.self), replacing: changed)
  }
}

extension Record {
  /// The lines of `part` that were not withdrawn.
  func lines(of part: String) -> [String] {
    let text = text(of: part)
    return text.isEmpty ? [] : text.components(separatedBy: "\n")
  }
}
