import Scoring

/// One answer of 400 words, scored in this process, in the time of one core.
enum ScoreOne: Measure {
  static let name = "score"

  static func figures(of trial: Trial) throws -> [Figure] {
    let samples = try AnswerCorpus().ofFourHundredWords
    var scorer: Scorer?
    let ready = processorMilliseconds { scorer = Scorer() }
    guard let scorer else { return [] }
    let matchers = samples.map { sample in sample.scenario.flatMap { PointMatcher(standard: $0) } }
    var times: [Double] = []
    var first: [Double] = []
    for index in 0..<201 {
      let sample = samples[index % samples.count]
      // The program keeps what it knows of a scenario from the first answer on.
      let matcher = matchers[index % samples.count]
      times.append(
        processorMilliseconds {
          _ = scorer.score(sample.answer, on: sample.scenario, by: matcher)
        })
      first.append(processorMilliseconds { _ = scorer.score(sample.answer, on: sample.scenario) })
    }
    let words = samples.map(\.words)
    return [
      Figure("scorer and weights ready", .milliseconds, [ready], bound: 10),
      Figure("the first one of a scenario", .milliseconds, Array(first.dropFirst())),
      Figure(
        "first score of a process", .milliseconds, [times.removeFirst()],
        note: "with the word lists that it loads"),
      Figure(
        "one answer of 400 words scored", .milliseconds, times, bound: 10,
        note: "\(samples.count) answers of \(words.min() ?? 0) to \(words.max() ?? 0) words"),
    ]
  }
}
