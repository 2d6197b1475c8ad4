import ArgumentParser
import Scenarios
import Scoring

/// `score [FILE …]`: answers from files, for a person or a program.
struct Score: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "score answers from files (JSON Lines, transcript)",
    discussion: """
      Each line of a JSON Lines file is an answer: {"id": "a-1", "scenario": "cache-stampede", \
      "beats": {"situation": "…", "task": "…", "action": "…", "result": "…", "takeaway": "…"}, \
      "follow_up": "…"}; "scenario": null is an own story, and "transcript": "…" may stand in the \
      place of the beats. Any other file is a transcript. Without a file, or for -, standard input \
      is read.
      """)
  static let group = CommandGroup.scores
  static let completion = ArgumentCompletion.files

  @Argument(help: ArgumentHelp("Files; - is standard input.", valueName: "file"))
  var files: [String] = []

  @Option(help: "The scenario of a transcript, and of answers that name none.")
  var scenario: String?

  @Option(help: "An interview's number: show the machine's reading beside the levels set then.")
  var attempt: Int?

  @Option(help: "text or json.")
  var format: ListFormat = .text

  @ArgumentParser.Flag(help: "Show what each piece of evidence added.")
  var explain = false

  func run(in session: Session) throws {
    // Known before anything is read, so that a slip costs nothing.
    if let scenario { _ = try session.scenario(scenario) }
    if let attempt {
      guard files.count == 1, let file = files.first else {
        throw Complaint.usage("'--attempt' reads one file: what was said in that interview")
      }
      return try InterviewRound(session: session).read(AnswerFile(file, in: session), of: attempt)
    }
    let scoring = AnswerScoring(
      session: session, scenario: scenario, asJSON: format == .json, explains: explain)
    var failed = false
    for file in files.isEmpty ? ["-"] : files {
      do {
        if try !scoring.score(AnswerFile(file, in: session)) { failed = true }
      } catch let complaint as Complaint {
        session.complain(complaint)
      }
    }
    if failed { session.end(with: .badData) }
  }
}
