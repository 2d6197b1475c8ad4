import Foundation
import Journal
import PostMortem
import Scenarios

/// Writing a post-mortem section by section, then its check.
struct WritingRoom {
  /// The name under which the journal keeps the document.
  static let report = "postmortem"

  let session: Session

  private var output: Output { session.world.output }

  /// Begins a document about `scenario`, or about an own story where it is nil.
  ///
  /// - Throws: ``OutputClosed``.
  func begin(about scenario: Scenario?, template: Template) throws {
    let title: String
    if let scenario {
      title = scenario.title
      try output.write(
        ScenarioReport(scenario: scenario, glyphs: output.glyphs, width: output.width).lines)
    } else {
      try output.write(.heading("What happened, in a few words? It becomes the title."))
      var telling = Telling(session: session, budget: nil, commands: [.help, .quit])
      guard case .told = try telling.run(keep: { _, _ in }), !telling.lines.isEmpty else { return }
      title = telling.lines.joined(separator: " ")
    }
    let attempt = Attempt(
      kind: .postmortem, scenario: scenario?.id, digest: scenario?.digest ?? "",
      title: "Post-mortem: \(title)", typingSpeed: session.settings.typing)
    let record = session.begin(attempt)
    let walk = PostMortemWalk(template: template, title: title)
    record.keep(walk)
    try output.write()
    try output.write(
      "\(counted(template.sections.count, "section")); an empty line ends one, /edit opens the whole "
        + "document in your editor, /help lists what you can do.")
    try self.walk(walk, as: record, from: [])
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
    try output.write("Post-mortem \(number) goes on where it stopped.")
    let typed = walk.section.map { saved.text(of: $0.rawValue) } ?? ""
    try self.walk(
      walk, as: session.record(number), from: typed.split(separator: "\n").map(String.init))
  }

  /// The document in `record`; nil where it holds none.
  static func document(in record: Record) -> PostMortemWalk? {
    guard let body = record.reports.first(where: { $0.name == report })?.body else { return nil }
    return try? JSONDecoder().decode(PostMortemWalk.self, from: Data(body.utf8))
  }

  private func walk(
    _ start: PostMortemWalk, as record: AttemptRecord, from lines: [String]
  ) throws {
    var walk = start
    var lines = lines
    while let section = walk.section {
      let draft = walk.draft(of: section)
      if lines.isEmpty, !draft.isEmpty { lines = draft.components(separatedBy: "\n") }
      try present(section, at: walk.position, of: walk.template.sections.count, written: lines)
      var telling = Telling(
        session: session, budget: nil, commands: [.help, .back, .redo, .skip, .edit, .quit],
        lines: lines)
      let ending = try telling.run { text, elapsed in
        record.keep(text, part: section.rawValue, elapsed: elapsed)
      }
      lines = []
      switch ending {
      case .told: walk.write(telling.text)
      case .command(.skip): walk.skip()
      case .command(.redo):
        walk.keep("")
        record.withdraw(part: section.rawValue)
      case .command(.back):
        walk.keep(telling.text)
        if !walk.back() {
          session.complain(Complaint.usage("this is the first section; /redo starts it over"))
        }
      case .command(.edit):
        walk.keep(telling.text)
        if let text = session.edited(walk.editable) { walk.replace(with: text) }
      case .command, .inputOver:
        walk.keep(telling.text)
        record.keep(walk)
        record.release()
        return try output.write("Left the post-mortem; `resume` goes on with it.")
      case .terminated(let signal):
        walk.keep(telling.text)
        record.keep(walk)
        record.release()
        throw Terminated(signal: signal)
      }
      record.keep(walk)
    }
    record.finish()
    try output.write()
    let name = "post-mortem \(record.number)"
    try output.write(
      PostMortemCheckReport(
        report: walk.check(), file: name, glyphs: output.glyphs, width: output.width
      ).lines)
    try output.write(
      .faint("`postmortem --export \(record.number)` writes it as Markdown."))
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
  /// Keeps the document as far as it is written.
  func keep(_ walk: PostMortemWalk) {
    guard let body = try? JSONEncoder().encode(walk) else { return }
    keep(report: WritingRoom.report, body: String(decoding: body, as: UTF8.self))
  }
}
