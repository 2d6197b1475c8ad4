import Scenarios
import TestSupport

/// The memory of the program after an answer that was practised and scored.
enum PractisedMemory: Measure {
  static let name = "memory"

  static func figures(of trial: Trial) throws -> [Figure] {
    let sample = try AnswerCorpus().ofFourHundredWords[0]
    let home = try trial.subfolder("memory")
    let terminal = try trial.terminal(home: home)
    func require(_ text: String) throws {
      guard terminal.expect(text) else {
        let screen = terminal.screen().joined(separator: "\n")
        throw Obstacle("practice does not show '\(text)', but\n\(screen)")
      }
    }
    try require("warstory> ")
    terminal.send("practice \(sample.scenario?.id ?? "silent-data-loss")\r")
    for (index, beat) in Beat.story.enumerated() {
      try require("\(index + 1)/5 ")
      try require("› ")
      let text = sample.answer.beats[beat] ?? "Nothing."
      terminal.send("\u{1B}[200~" + text + "\u{1B}[201~\r")
      terminal.send("\r")
    }
    try require("Interviewer:")
    try require("› ")
    terminal.send((sample.answer.beats[.followUp] ?? "We only watched whether jobs end.") + "\r\r")
    try require(" of 16")
    try require("warstory> ")
    guard let memory = ResidentMemory(of: terminal.processID) else {
      throw Obstacle("this system does not tell the memory of a process")
    }
    return [
      Figure(
        "resident memory after a scored answer", .megabytes, [memory.now], bound: 40),
      Figure("peak of the resident memory", .megabytes, [memory.peak], bound: 40),
    ]
  }
}
