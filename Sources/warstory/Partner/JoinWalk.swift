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
  /// Since when ``view`` holds, on this side's clock, which goes on while the
  /// machine sleeps.
  private var seenAt = ContinuousClock.now
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
    if case .over = ending { ticket.tear() }
    try finish()
  }

  private func finish() throws {
    switch ending {
    case .over(.abandoned):
      try output.write("The interview was given up; there will be no scorecard.")
    case .over:
      try output.write("The interview is over. Your interviewer has the scorecard for you.")
    case .replaced:
      throw Complaint.noInput(
        "this interview has moved to another screen, which joined with the same code\n"
          + "if that was not you, tell your interviewer that somebody else has the code")
    case .refused:
      throw Complaint.noInput(
        "more was sent with this code than an interview takes\nspeak, your interviewer listens")
    case .notAdmitted:
      throw Complaint.noInput(
        "nobody there knows this code\n"
          + "compare address and code with your interviewer's screen, and both versions of warstory"
      )
    case .unreachable(let obstacle):
      throw Complaint.noInput(
        obstacle.message(about: NetworkAddress.text(host: host, port: port), port: port))
    case .gaveUp:
      throw Complaint.inputOutput(
        "the interviewer's side did not come back in ten minutes\n"
          + "type the same line again when it does; nothing is lost")
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
      case .view(let next, let age): show(next, since: ContinuousClock.now - age, on: editor)
      case .paused:
        isBroken = true
        say(
          "Your interviewer paused. Leave this open, it goes on by itself; or close it and type the same line later.",
          on: editor)
      case .broken:
        isBroken = true
        say("The connection broke. Go on; it comes back, and nothing you type is lost.", on: editor)
      case .ended(let how): ending = how
      }
    }
    return ending == nil ? .keepWatching : .endLine
  }

  private func show(
    _ next: CandidateView, since: ContinuousClock.Instant, on editor: LineEditor
  ) {
    let previous = view
    view = next
    seenAt = since
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
      + (.now - seenAt)
    let over = spent - .seconds(max(0, min(budget, 86_400)))
    let clock = over >= .seconds(1) ? "+" + clockText(over) : clockText(spent)
    return "\(away)\(clock) \(sign)"
  }
}

extension Obstacle {
  /// What the candidate reads, and what to do about it.
  fileprivate func message(about place: String, port: Int) -> String {
    switch self {
    case .nothingThere:
      "nothing listens at \(place)\n"
        + "compare it with your interviewer's screen; the interview has to be open there"
    case .noAnswer:
      "\(place) does not answer\n"
        + "a firewall or a router stands between, or the machine is off; "
        + "`help partner` tells how two homes connect"
    case .noWay:
      "no way leads from here to \(place)\n"
        + "it may be an address of another network; `help partner` tells how two homes connect"
    case .noSuchName:
      "no machine is called as in \(place)\ncompare it with your interviewer's screen"
    case .other(let reason):
      "\(place) can't be reached: \(reason)\n`help partner` tells how two homes connect"
    }
  }
}
