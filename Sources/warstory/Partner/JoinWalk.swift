import Foundation
import Interview
import LineEditing
import Sharing

/// The candidate's screen: the situation, the beat, the clock and the question;
/// what is typed goes to the interviewer line by line.
final class JoinWalk {
  private let session: Session
  private let host: String
  private let port: Int
  private let code: JoinCode
  private var view: CandidateView?
  /// When ``view`` came, on this side's clock.
  private var seenAt = Duration.zero
  private var isBroken = false
  private var ending: Ending?
  private var failure: (any Error)?
  private var interrupts = 0

  init(session: Session, host: String, port: Int, code: JoinCode) {
    self.session = session
    self.host = host
    self.port = port
    self.code = code
  }

  private var output: Output { session.world.output }

  /// Follows until the interview is over or the candidate leaves.
  ///
  /// - Throws: ``Complaint`` where nobody lets this screen in, ``OutputClosed``,
  ///   ``Terminated``.
  func run() throws {
    guard case .terminal(let editor) = session.source else { return }
    let completer = editor.completer
    editor.completer = { _ in .words([]) }
    defer { editor.completer = completer }
    let ticket = JoinTicket(session: session, place: "\(host):\(port)", code: code)
    let guest: SharingGuest<CandidateView>
    do throws(SharingFailure) {
      guest = try SharingGuest(host: host, port: port, code: code, resume: ticket.key())
    } catch {
      throw Complaint.inputOutput(error.message)
    }
    defer { guest.close() }
    var draft = ""
    while ending == nil {
      let turn = editor.next(
        startingWith: draft, clockAt: .zero, recallingHistory: false,
        watching: [guest.descriptor],
        whenReadable: { [self] _ in receive(from: guest, on: editor) },
        prompt: { [self] _ in prompt })
      if let failure { throw failure }
      draft = ""
      if case .interrupted = turn.event {} else { interrupts = 0 }
      switch turn.event {
      case .line(let line):
        if line.contains(where: { !$0.isWhitespace }) { guest.send(line) }
      case .readable(_, let line), .edit(let line): draft = line
      case .interrupted:
        interrupts += 1
        guard interrupts < 2 else { return }
        try output.write(.faint("The line is dropped. Ctrl-C again leaves."))
      case .endOfInput:
        return try output.write()
      case .terminated(let signal, _): throw Terminated(signal: signal)
      case .tooLong(let start):
        draft = start
        session.complain(
          Complaint.badData("this line is too long; its beginning is kept, the rest was dropped"))
      case .malformed: session.complain(Complaint.badData("this line is not UTF-8 text"))
      }
    }
    if ending == .over || ending == .refused { ticket.tear() }
    try finish()
  }

  private func finish() throws {
    switch ending {
    case .over:
      try output.write("The interview is over. Your interviewer has the scorecard for you.")
    case .refused:
      throw Complaint.noInput("somebody else has joined with this code; it is good for one")
    case .notAdmitted:
      throw Complaint.noInput(
        "nobody there knows this code\ncompare it with your interviewer's screen, or ask for a new one"
      )
    case .unreachable(let reason):
      throw Complaint.noInput(
        "\(NetworkAddress.text(host: host, port: port)) can't be reached: \(reason)")
    case .gaveUp:
      throw Complaint.inputOutput("the interviewer's side did not come back")
    case nil: break
    }
  }

  // MARK: - What comes

  private func receive(
    from guest: SharingGuest<CandidateView>, on editor: LineEditor
  )
    -> WatchedInput
  {
    for event in guest.events() {
      switch event {
      case .connected:
        say(isBroken ? "You are back." : "You are in.", on: editor)
        isBroken = false
      case .view(let next): show(next, on: editor)
      case .broken:
        isBroken = true
        say("The connection broke. Go on; it comes back, and nothing you type is lost.", on: editor)
      case .ended(let how): ending = how
      }
    }
    return ending == nil ? .keepWatching : .endLine
  }

  private func show(_ next: CandidateView, on editor: LineEditor) {
    let previous = view
    view = next
    seenAt = awakeTime()
    if previous?.title != next.title || previous?.situation != next.situation {
      let dot = output.glyphs.dot
      let about = [next.severity, next.domain].compactMap { $0 }.joined(separator: " \(dot) ")
      say("", on: editor)
      say(.heading(next.title) + .faint("  \(about)"), on: editor)
      say(StyledText(next.situation), on: editor)
      if let role = next.role { say(StyledText(role), on: editor) }
      say("", on: editor)
    }
    guard previous?.stage != next.stage else { return }
    switch next.stage {
    case .waiting:
      say(
        .faint(
          "Speak, or type: each line goes to your interviewer when you press Enter, and is timed there."
        ), on: editor)
    case .beat(let beat):
      let time = next.budgetSeconds.map { " \(output.glyphs.dot) \($0) s" } ?? ""
      say(.heading(beat.title) + .faint(time), on: editor)
    case .question(let text):
      say(.heading("Interviewer: ") + StyledText(text), on: editor)
    case .over:
      say(.good("That was the last. Your interviewer is writing the scorecard."), on: editor)
    }
  }

  private func say(_ line: StyledText, on editor: LineEditor) {
    let rows = line.wrapped(to: output.width)
    editor.announce(rows.map(output.render).joined(separator: "\n"))
  }

  private var prompt: String {
    let sign = "\(output.glyphs.prompt) "
    guard let view else { return "joining \(sign)" }
    let away = isBroken ? "cut off, " : ""
    guard let budget = view.budgetSeconds else { return away + sign }
    let spent =
      Duration.milliseconds(max(0, min(view.elapsedMilliseconds, 86_400_000)))
      + (awakeTime() - seenAt)
    let over = spent - .seconds(max(0, min(budget, 86_400)))
    let clock = over >= .seconds(1) ? "+" + clockText(over) : clockText(spent)
    return "\(away)\(clock) \(sign)"
  }
}
