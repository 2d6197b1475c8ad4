import Scenarios
import Scoring
import Testing

@Suite struct ScorerTests {
  private let scorer = Scorer()

  static let strong = Answer(beats: [
    .situation:
      "We run a shop with 900 thousand orders a day. On Tuesday at 9:40 finance told us that revenue in the warehouse was $2.3M short over three days.",
    .task: "I was on call for ingestion and incident commander.",
    .action:
      "At 9:45 I counted rows per hour on both ends: equal until Saturday 14:00, then the sum of amounts fell by 40%, 188k orders. At 9:58 I told Marta in finance to hold the closing, what was wrong and that the next update comes at 10:30, and we paused publishing so that no wrong number went further. Consumer lag was flat, so I ruled out the readers. COPY_HISTORY showed no failed loads, which excluded the load. At 10:22 I compared the raw JSON: checkout fills a new optional column and our parser turned the missing one into NULL. We patched the parser, replayed from Saturday 13:50 and compared the totals with the processor's file: no difference.",
    .result:
      "3 h 25 min in total, 188k orders, no customer was charged wrongly. Updates went to the incident channel every 30 minutes, a shorter one to the CFO's office, and the next morning I sent a written report with corrected figures.",
    .takeaway:
      "I had reviewed the forgiving cast, so that decision was mine, and strict is now the default. The checkout team did nothing wrong, our contract gave them no place to see that we depend on them. Now a null share above 0.1% pages us, a contract test blocks the merge in their CI, and the DAG stops when sums differ. Each has an owner, finished on the 14th, and a game day showed a page within 6 minutes.",
  ])

  @Test func scoresAStrongAnswerHighOnEverySignal() {
    let card = scorer.score(Self.strong, on: nil)
    for signal in Signal.allCases { #expect(card.level(signal) >= 3, "\(signal)") }
    #expect(card.flags.isEmpty)
    #expect(card.insufficient == nil)
  }

  @Test func restsEveryLevelOnExactQuotes() {
    for answer in Samples.all {
      let card = scorer.score(answer, on: nil)
      for signal in Signal.allCases {
        let assessment = card.signals[signal]
        #expect(assessment != nil)
        #expect((assessment?.level ?? 0) == 0 || assessment?.evidence.isEmpty == false)
        for piece in assessment?.evidence ?? [] { expectExact(piece, answer) }
      }
      #expect(!card.flags.contains(.blamesOthers) || card.flagEvidence[.blamesOthers] != nil)
      for piece in card.flagEvidence.values.joined() { expectExact(piece, answer) }
    }
  }

  private func expectExact(
    _ piece: Evidence, _ answer: Answer, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let scalars = Array((answer.beats[piece.beat] ?? "").unicodeScalars)
    #expect(
      scalars.indices.contains(piece.range.lowerBound) && piece.range.upperBound <= scalars.count,
      sourceLocation: sourceLocation)
    #expect(
      Array(piece.quote.unicodeScalars) == Array(scalars[piece.range]),
      sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    "", "fine", "We had an outage and then I fixed it quickly thanks to my team.",
    "Kafka, lag, offsets, row counts, blast radius, root cause, rollback, status page, SLA, MTTR, postmortem, action items, owners, thresholds, CI, canary, alerts",
  ])
  func saysThatThereIsNotEnough(text: String) {
    let card = scorer.score(Answer(beats: [.action: text]), on: nil)
    #expect(card.insufficient != nil)
    #expect(card.total == 0)
  }

  @Test func givesTheSameCardTwice() {
    for answer in Samples.all {
      #expect(scorer.score(answer, on: nil) == scorer.score(answer, on: nil))
    }
  }
}

/// Answers of very different worth.
enum Samples {
  static let all = [
    ScorerTests.strong,
    Answer(beats: [
      .action:
        "The contractor broke the schema because he is careless, as usual. He never asked anyone. We told that team a dozen times. I restarted the service twice and then rolled it back, and it worked again.",
      .takeaway: "They should have tested it. We added an alert.",
    ]),
    Answer(beats: [
      .situation: "so um we had this thing where the queue was growing and nobody noticed",
      .action:
        "i looked at some graphs and it was slow so i restarted it and then it was better after a while",
      .result: "it took a while but in the end people were happy",
    ]),
  ]
}
