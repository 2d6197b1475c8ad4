import Foundation
import Journal
import PostMortem
import Scenarios

/// Leading the meeting after an outage, from the opening to what was said well.
struct MeetingRoom {
  /// The name under which the journal keeps the meeting.
  static let report = "meeting"
  /// The name under which it keeps the answer to the first question.
  private static let incident = "incident"

  let session: Session

  private var output: Output { session.world.output }

  /// Begins a meeting about `scenario`, or about an own story where it is nil.
  ///
  /// - Throws: ``Complaint`` when there is no deck, ``OutputClosed``.
  func begin(about scenario: Scenario?, seed: UInt64) throws {
    let deck = try session.meetingDeck()
    let attempt = Attempt(
      kind: .meeting, scenario: scenario?.id, digest: scenario?.digest ?? "",
      title: scenario.map { "Meeting: \($0.title)" } ?? "A meeting about an own story",
      typingSpeed: session.settings.typing, seed: seed)
    guard let scenario else {
      return try leadAboutOwn(seed: seed, deck) {
        AttemptRecord(beginning: attempt, in: session)
      }
    }
    var generator = SplitMix(seed: seed)
    let meeting = Meeting(about: scenario, deck: deck, using: &generator)
    let record = AttemptRecord(beginning: attempt, in: session)
    try output.write()
    try output.write(
      ScenarioReport(scenario: scenario, glyphs: output.glyphs, width: output.width).lines)
    try begin(meeting, as: record)
  }

  /// The meeting in `record`; nil where it holds none.
  static func meeting(in record: Record) -> Meeting? {
    guard let body = record.reports.first(where: { $0.name == report })?.body else { return nil }
    return try? JSONDecoder().decode(Meeting.self, from: Data(body.utf8))
  }

  /// Goes on with a meeting that was left or cut off.
  ///
  /// - Throws: ``Complaint`` where the journal holds none, ``OutputClosed``.
  func resume(_ number: Int) throws {
    try session.journal.claim(number)
    let record = AttemptRecord(number, in: session)
    do {
      let saved = try session.journal.record(number)
      let attempt = saved.summary.attempt
      if saved.reports.contains(where: { $0.name == Self.report }) {
        guard let meeting = Self.meeting(in: saved) else {
          throw Complaint.badData("attempt \(number) can't be read as a meeting")
        }
        try output.write("Meeting \(number) goes on where it stopped.")
        var typed: [String: [String]] = [:]
        for part in saved.parts { typed[part] = saved.lines(of: part) }
        return try walk(meeting, as: record, typed: typed)
      }
      guard attempt.scenario == nil, let seed = attempt.seed else {
        throw Complaint.badData("attempt \(number) can't be read as a meeting")
      }
      try output.write("Meeting \(number) goes on where it stopped.")
      try leadAboutOwn(
        seed: seed, try session.meetingDeck(), goingOnWith: record,
        from: saved.lines(of: Self.incident), begin: { record })
    } catch {
      record.release()
      throw error
    }
  }

  private func leadAboutOwn(
    seed: UInt64, _ deck: MeetingDeck, goingOnWith found: AttemptRecord? = nil,
    from lines: [String] = [], begin: () -> AttemptRecord
  ) throws {
    let question = OpeningQuestion(
      session: session, question: "What happened, in a sentence or two?", part: Self.incident)
    guard let (record, incident) = try question.ask(goingOnWith: found, from: lines, begin: begin)
    else { return }
    var generator = SplitMix(seed: seed)
    try self.begin(Meeting(aboutOwn: incident, deck: deck, using: &generator), as: record)
  }

  private func begin(_ meeting: Meeting, as record: AttemptRecord) throws {
    record.keep(meeting)
    try output.write()
    try output.write(
      "You lead the meeting after the outage. People are under pressure; an empty line ends what "
        + "you say, /help lists what you can do.")
    try walk(meeting, as: record, typed: [:])
  }

  /// `typed` holds the lines of each part as the journal has them.
  private func walk(
    _ start: Meeting, as record: AttemptRecord, typed: [String: [String]]
  ) throws {
    var meeting = start
    var typed = typed
    do {
      while let turn = meeting.turn {
        guard try take(turn, of: &meeting, as: record, typed: &typed) else {
          return try record.leave()
        }
      }
    } catch {
      record.release()
      throw error
    }
    record.finish()
    try output.write()
    try output.write(
      MeetingReport(meeting: meeting, glyphs: output.glyphs, width: output.width).lines)
  }

  /// One visit to a turn; false where the person leaves.
  private func take(
    _ turn: MeetingTurn, of meeting: inout Meeting, as record: AttemptRecord,
    typed: inout [String: [String]]
  ) throws -> Bool {
    let part = turn.title
    let lines = typed[part] ?? []
    try present(turn, of: meeting, said: lines)
    let speed = session.settings.typing
    var telling = Telling(
      session: session, budget: .seconds(turn.seconds * 150 / max(speed, 1)),
      commands: [.help, .back, .redo, .quit], lines: lines)
    let ending = try telling.run { text, elapsed in
      record.keep(text, part: part, elapsed: elapsed)
    }
    typed[part] = telling.lines
    switch ending {
    case .told where telling.lines.isEmpty:
      session.slip(Complaint.usage("say something; /quit leaves the meeting"))
    case .told:
      let seconds = Int(telling.elapsed.components.seconds) * speed / 150
      meeting.say(telling.text, in: seconds, scorer: session.replyScorer)
      record.keep(meeting)
    case .command(.back):
      if meeting.takeBack() == nil {
        session.slip(Complaint.usage("this is the opening; /redo starts it over"))
      }
      record.keep(meeting)
    case .command(.redo):
      typed[part] = []
      record.withdraw(part: part)
    case .command: return false
    }
    return true
  }

  private func present(_ turn: MeetingTurn, of meeting: Meeting, said: [String]) throws {
    try output.write()
    let dot = output.glyphs.dot
    try output.write(
      .heading(turn.title) + " \(dot) \(turn.seconds) s spoken \(dot) \(turn.guidance)")
    if let prompt = meeting.prompt(before: turn) {
      try output.write(.warning("\(prompt.who): ") + StyledText(prompt.says))
    }
    for line in said { try output.write(.faint("  \(line)"), hanging: 2) }
  }
}

extension AttemptRecord {
  /// Keeps where the meeting stands.
  func keep(_ meeting: Meeting) {
    guard let body = try? JSONEncoder().encode(meeting) else { return }
    keep(report: MeetingRoom.report, body: String(decoding: body, as: UTF8.self))
  }
}
