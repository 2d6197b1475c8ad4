import Scoring

/// How the time of a score, that of one core, grows with the answer.
enum ScoreLength: Measure {
  static let name = "length"

  static func figures(of trial: Trial) throws -> [Figure] {
    let corpus = try AnswerCorpus()
    let scorer = Scorer()
    let scenario = corpus.samples.lazy.compactMap(\.scenario).first
    var figures: [Figure] = []
    var perByte: [Double] = []
    for (size, label, runs) in [
      (1000, "1 KB", 100), (10_000, "10 KB", 20), (100_000, "100 KB", 5), (1_000_000, "1 MB", 3),
    ] {
      let answer = corpus.answer(ofBytes: size)
      let times = (0..<runs).map { _ in
        processorMilliseconds { _ = scorer.score(answer, on: scenario) }
      }
      let figure = Figure("an answer of \(label) scored", .milliseconds, times)
      figures.append(figure)
      perByte.append(figure.median / Double(size))
    }
    figures.append(
      Figure(
        "per byte: 1 MB against 100 KB", .times, [perByte[3] / perByte[2]], bound: 3,
        note: "1.00 is linear; "
          + "10 KB against 1 KB \(ratio(perByte[1] / perByte[0])), "
          + "100 KB against 10 KB \(ratio(perByte[2] / perByte[1]))"))
    return figures
  }

  private static func ratio(_ value: Double) -> String {
    String((value * 100).rounded() / 100)
  }
}
