/// A long stream of answers through the program: its memory must not grow.
enum ScoreStream: Measure {
  static let name = "stream"

  static func figures(of trial: Trial) throws -> [Figure] {
    let count = 20_000
    let home = try trial.subfolder("stream")
    let file = home + "/answers.jsonl"
    try AnswerCorpus().write(count, to: file)
    let child = try trial.start(
      ["score", "--format", "json", "-"], input: file, output: .pipe, home: home)
    var early = 0.0
    var late = 0.0
    var lines = 0
    var next = 2000
    let time = try milliseconds {
      child.followLines { seen in
        lines = seen
        guard seen >= next, let memory = ResidentMemory(of: child.processID) else { return }
        if early == 0 { early = memory.peak }
        late = memory.peak
        next += 500
      }
      try child.finish()
    }
    guard lines == count, early > 0 else {
      throw Obstacle("of \(count) answers \(lines) were scored, or the memory can't be known here")
    }
    return [
      Figure("peak memory at 2,000 answers of a stream", .megabytes, [early]),
      Figure("peak memory at 20,000 answers", .megabytes, [late]),
      Figure("growth between them", .megabytes, [late - early], bound: 5),
      Figure(
        "20,000 answers through score", .seconds, [time / 1000],
        note: "\(Int(Double(count) / time * 1000)) answers a second on one core"),
    ]
  }
}
