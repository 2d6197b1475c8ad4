import Foundation
import Journal
import PostMortem
import Scenarios

/// Leading the meeting after an outage, from the opening to what was said well.
struct MeetingRoom {
  /// The name under which the journal keeps the meeting.
  static let report = "meeting"

  let session: Session

  private var output: Output { session.world.output }

  /// Begins a meeting about `scenario`, or about an own story where it is nil.
  ///
  /// - Throws: ``Complaint`` when there is no deck, ``OutputClosed``.
  func begin(about scenario: Scenario?, seed: UInt64) throws {
    let deck = try session.meetingDeck()
    var generator = SplitMix(seed: seed)
    let meeting: Meeting
    if let scenario {
      meeting = Meeting(about: scenario, deck: deck, using: &generator)
    } else {
      guard let incident = try ask("What happened, in a sentence or two?") else { return }
      meeting = Meeting(aboutOwn: incident, deck: deck, using: &generator)
    }
    let attempt = Attempt(
      kind: .meeting, scenario: scenario?.id, digest: scenario?.digest ?? "",
      title: scenario.map { "Meeting: \($0.title)" } ?? "A meeting about an own story",
      typingSpeed: session.settings.typing, seed: seed)
    let record = session.begin(attempt)
    record.keep(meeting)
    try output.write()
    if let scenario {
      try output.write(
        ScenarioReport(scenario: scenario, glyphs: output.glyphs, width: output.width).lines)
      try output.write()
    }
    try output.write(
      "You lead the meeting after the outage. People are under pressure; an empty line ends what "
        + "you say, /help lists what you can do.")
    try walk(meeting, as: record, from: [])
  }

  /// Goes on with a meeting that was left or cut off.
  ///
  /// - Throws: ``Complaint`` where the journal holds none, ``OutputClosed``.
  func resume(_ number: Int) throws {
    try session.journal.claim(number)
    let saved = try session.journal.record(number)
    guard let body = saved.reports.first(where: { $0.name == Self.report })?.body,
      let meeting = try? JSONDecoder().decode(Meeting.self, from: Data(body.utf8))
    else {
      session.journal.release(number)
      throw Complaint.badData("attempt \(number) can't be read as a meeting")
    }
    try output.write("Meeting \(number) goes on where it stopped.")
    let said = meeting.turn.map { saved.text(of: Self.part(of: $0)) } ?? ""
    try walk(
      meeting, as: session.record(number), from: said.split(separator: "\n").map(String.init))
  }

  private func walk(_ start: Meeting, as record: AttemptRecord, from lines: [String]) throws {
    var meeting = start
    var lines = lines
    while let turn = meeting.turn {
      try present(turn, of: meeting, said: lines)
      let speed = session.settings.typing
      var telling = Telling(
        session: session, budget: .seconds(turn.seconds * 150 / max(speed, 1)),
        commands: [.help, .back, .redo, .quit], lines: lines)
      let part = Self.part(of: turn)
      let ending = try telling.run { text, elapsed in
        record.keep(text, part: part, elapsed: elapsed)
      }
      lines = []
      switch ending {
      case .told where telling.lines.isEmpty:
        session.complain(Complaint.usage("say something; /quit leaves the meeting"))
      case .told:
        let seconds = Int(telling.elapsed.components.seconds) * speed / 150
        meeting.say(telling.text, in: seconds, scorer: session.replyScorer)
        record.keep(meeting)
      case .command(.back):
        if let taken = meeting.takeBack() {
          lines = taken.text.split(separator: "\n").map(String.init)
          record.keep(meeting)
        }
      case .command(.redo):
        record.withdraw(part: part)
      case .command, .inputOver:
        record.release()
        return try output.write("Left the meeting; `resume` goes on with it.")
      case .terminated(let signal):
        record.release()
        throw Terminated(signal: signal)
      }
    }
    record.finish()
    try output.write()
    try output.write(
      MeetingReport(meeting: meeting, glyphs: output.glyphs, width: output.width).lines)
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

  private func ask(_ question: String) throws -> String? {
    try output.write(.heading(question))
    var telling = Telling(session: session, budget: nil, commands: [.help, .quit])
    guard case .told = try telling.run(keep: { _, _ in }), !telling.lines.isEmpty else {
      return nil
    }
    return telling.lines.joined(separator: " ")
  }

  private static func part(of turn: MeetingTurn) -> String { turn.title }
}

extension AttemptRecord {
  /// Keeps where the meeting stands.
  func keep(_ meeting: Meeting) {
    guard let body = try? JSONEncoder().encode(meeting) else { return }
    keep(report: MeetingRoom.report, body: String(decoding: body, as: UTF8.self))
  }
}
