import TestSupport

/// From the start of the program to the prompt in which a person can type.
enum PromptReady: Measure {
  static let name = "prompt"

  static func figures(of trial: Trial) throws -> [Figure] {
    let new = try trial.subfolder("prompt-new")
    let used = try trial.subfolder("prompt-used")
    try PractisedHome.fill(used, attempts: 20, in: trial)
    return [
      try figure("prompt ready, 24 scenarios", of: trial, home: new),
      try figure("prompt ready, with a journal of 20 attempts", of: trial, home: used),
    ]
  }

  private static func figure(_ name: String, of trial: Trial, home: String) throws -> Figure {
    let before = processorTimeOfChildren()
    let times = try times(of: trial, home: home)
    let processor = (processorTimeOfChildren() - before) / Double(times.count + 1)
    return Figure(
      name, .milliseconds, times, bound: 20,
      note: "\(Int(processor.rounded())) ms of processor time each, with leaving")
  }

  private static func times(of trial: Trial, home: String) throws -> [Double] {
    var times: [Double] = []
    // The first one finds the program in the cache or not; a person's second does.
    for run in 0...20 {
      var terminal: PseudoTerminal?
      var isReady = false
      let time = try milliseconds {
        let started = try trial.terminal(home: home)
        isReady = started.expect("warstory> ")
        terminal = started
      }
      guard let terminal, isReady else { throw Obstacle("the program shows no prompt") }
      terminal.send("\u{4}")
      guard terminal.exitStatus() == 0 else { throw Obstacle("Ctrl-D does not end the program") }
      if run > 0 { times.append(time) }
    }
    return times
  }
}
