import ArgumentParser
import Journal

/// `resume`: go on with an attempt that was left or cut off.
struct Resume: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume", abstract: "go on with an attempt that is unfinished")
  static let group = CommandGroup.practice
  static let completion = ArgumentCompletion.attempts

  @Argument(help: ArgumentHelp("An attempt's number.", valueName: "n"))
  var number: Int?

  @Option(
    defaultAsFlag: "127.0.0.1",
    help: ArgumentHelp(
      "Let the candidate follow elsewhere than before: on this machine alone, at a PORT, or at ADDRESS[:PORT].",
      valueName: "place"))
  var share: String?

  func run(in session: Session) throws {
    guard let number = try number ?? session.journal.resumable().first?.number else {
      throw Complaint.noInput("no attempt is unfinished\n`practice ID` begins one")
    }
    let kind = try session.journal.record(number).summary.attempt.kind
    switch kind {
    case .practice, .tell: try Practice(session: session).resume(number)
    case .interview: try InterviewRound(session: session, share: share).resume(number)
    case .postmortem: try WritingRoom(session: session).resume(number)
    case .meeting: try MeetingRoom(session: session).resume(number)
    }
  }
}
