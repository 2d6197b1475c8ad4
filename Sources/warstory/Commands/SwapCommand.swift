import ArgumentParser
import Interview
import Journal

/// `swap`: the next round with the roles exchanged.
struct SwapCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "swap",
    abstract: "exchange the roles, on a scenario that neither has seen")
  static let group = CommandGroup.together
  static let completion = ArgumentCompletion.scenarios

  @Argument(help: "A scenario, instead of one that neither has seen.")
  var id: String?

  @Option(
    defaultAsFlag: "127.0.0.1",
    help: ArgumentHelp(
      "Let the candidate follow: on this machine alone, at a PORT of all its addresses, or at ADDRESS[:PORT].",
      valueName: "place"))
  var share: String?

  func run(in session: Session) throws {
    let interviews = try session.history(Filter(kinds: [.interview]))
    guard let last = interviews.first(where: { $0.state == .finished }),
      let candidate = last.attempt.person, let interviewer = last.attempt.partner
    else {
      throw Complaint.noInput(
        "there is no interview yet whose roles could be exchanged\n"
          + "`interview ID --candidate NAME --interviewer NAME` begins one")
    }
    // What was practised alone has no name to it: it may have been either of them.
    let attempts =
      try session.history(Filter(person: candidate))
      + session.history(Filter(person: interviewer)) + session.history(.alone)
    let swap = Swap(
      candidate: candidate, interviewer: interviewer, library: session.library.ids,
      seen: Swift.Set(attempts.compactMap(\.attempt.scenario)), seed: session.world.randomSeed())
    guard let chosen = id ?? swap.scenario else {
      throw Complaint.noInput(
        "no scenario is left that neither has seen\n`swap ID` takes one all the same")
    }
    try InterviewRound(session: session, share: share)
      .begin(
        session.scenario(chosen), candidate: swap.candidate, interviewer: swap.interviewer)
  }
}
