import ArgumentParser
import Sharing

/// `interview ID`: somebody asks, somebody answers, this screen is for the one
/// who asks.
struct InterviewCommand: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "interview",
    abstract: "interview a partner, tick what is said, hand over a scorecard",
    discussion: """
      The screen is for the interviewer alone. While listening, one short line an action: d1 ticks a \
      point, d2? half of it, -d1 takes it back; told, number, own and blame note what was said, with \
      words behind them if you like; u undoes the last line, Enter alone goes on, push reads an \
      objection, done goes to the levels, and anything else is a note.

      With --share it prints a line that the candidate types on a screen of their own; `help partner` \
      tells how that reaches another home.
      """)
  static let group = CommandGroup.together
  static let completion = ArgumentCompletion.scenarios

  @Argument(help: "A scenario.")
  var id: String

  @Option(help: ArgumentHelp("Who answers.", valueName: "name"))
  var candidate: String

  @Option(help: ArgumentHelp("Who asks.", valueName: "name"))
  var interviewer: String

  @Option(
    defaultAsFlag: "127.0.0.1",
    help: ArgumentHelp(
      "Let the candidate follow: on this machine alone, at a PORT of all its addresses, or at ADDRESS[:PORT].",
      valueName: "place"))
  var share: String?

  func run(in session: Session) throws {
    let names = try [candidate, interviewer].map(PartnerName.init)
    try InterviewRound(session: session, share: share)
      .begin(session.scenario(id), candidate: names[0].text, interviewer: names[1].text)
  }
}

/// A name as it may stand in the journal and on a scorecard.
struct PartnerName {
  var text: String

  /// - Throws: ``Complaint`` where it is empty or too long.
  init(_ text: String) throws {
    let name = PeerText.cleaned(text).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !name.isEmpty, name.count <= 60 else {
      throw Complaint.usage("a name has 1 to 60 characters")
    }
    self.text = name
  }
}
