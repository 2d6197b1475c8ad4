import Foundation

/// A thousand answers through the program.
enum ScoreMany: Measure {
  static let name = "many"

  static func figures(of trial: Trial) throws -> [Figure] {
    let home = try trial.subfolder("many")
    let file = home + "/answers.jsonl"
    try AnswerCorpus().write(1000, to: file)
    var times: [Double] = []
    var peak = 0.0
    let before = processorTimeOfChildren()
    for _ in 0..<3 {
      times.append(
        try milliseconds {
          let child = try trial.start(
            ["score", "--format", "json", "-"], input: file, output: .pipe, home: home)
          child.followLines { lines in
            if lines % 50 == 0 { peak = max(peak, ResidentMemory(of: child.processID)?.peak ?? 0) }
          }
          try child.finish()
        } / 1000)
    }
    let processor = (processorTimeOfChildren() - before) / 3000
    return [
      Figure(
        "1,000 answers through score", .seconds, times, bound: 5,
        note: String(format: "%.2f s of processor time each", processor)),
      Figure("peak memory of that", .megabytes, [peak]),
    ]
  }
}
