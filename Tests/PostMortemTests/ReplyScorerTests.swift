import PostMortem
import Scenarios
import Testing

@Suite struct ReplyScorerTests {
  private func score(_ text: String, to says: String = pushback) -> ReplyScore {
    ReplyScorer().score(
      Reply(
        kind: .engineerMistake,
        incident:
          "A deploy script removed the wrong queue and parcels were not scanned for a morning.",
        who: "head of logistics", says: says, text: text))
  }

  private static let pushback = "Nadia ran that script. Why are we even discussing anything else?"

  @Test(arguments: [
    "You're right that it was run, and the timeline says so. What I can't explain yet is why the script takes a queue's name without asking. What did the prompt show at that moment? Could you and Omar try it on the test queue by Thursday?",
    "Fair, it was run, nobody disputes that. Any of us could have, both queues have the same name up to the last letter. How would you see which one you are on? Let's open the console now, and Jo takes the check for the script until Friday.",
  ])
  func anExcellentReplyIsLevelThreeOrFour(_ reply: String) {
    let score = score(reply)
    #expect(score.level >= 3)
    #expect(score.costs == [])
    #expect(score.move(.next) == 2)
  }

  @Test(arguments: [
    "You're right, it's her fault, she was careless, and I'll write her name into the report.",
    "Between us, it was Nadia. I've already spoken to her manager and there will be consequences for her.",
    "Agreed. The root cause is that she ran it. She won't touch production any more and HR knows.",
  ])
  func acceptingACulpritIsLevelZero(_ reply: String) {
    let score = score(reply)
    #expect(score.level == 0)
    #expect(score.costs.contains(.culprit))
  }

  @Test(arguments: [
    "That's above my level, I think we should take it offline. Next point, please.",
    "Well, there are always two sides. Let's all be more careful and move on to the next item.",
  ])
  func evadingIsLevelOne(_ reply: String) {
    let score = score(reply)
    #expect(score.level == 1)
    #expect(score.costs.contains(.dodge))
  }

  @Test(arguments: [
    "", "um", "?!", "\u{1F600}\u{1F600}", "\u{0}\u{1B}[2J", "no",
    "you are right what did the screen show um could you check that by friday",
    String(repeating: "blame ", count: 5_000),
  ])
  func everyQuoteIsExactlyWhatWasSaid(_ reply: String) {
    let score = score(reply)
    let scalars = Array(reply.unicodeScalars)
    #expect((0...4).contains(score.level))
    for evidence in score.evidence {
      #expect(String(String.UnicodeScalarView(scalars[evidence.range])) == evidence.quote)
      #expect(!evidence.quote.isEmpty)
    }
    for move in ReplyMove.allCases where score.move(move) > 0 {
      #expect(score.evidence.contains { $0.kind == .move(move) })
    }
  }

  @Test func theSameReplyGivesTheSameLine() {
    let reply = "I hear you. What made the two queues look alike? Omar can check that by Friday."
    #expect(score(reply).json(id: "r") == score(reply).json(id: "r"))
    #expect(score(reply).json(id: "r").hasPrefix("{\"id\":\"r\",\"level\":"))
  }

  @Test func adviceIsThereUntilNothingIsLacking() {
    #expect(score("Nobody is to blame here, let us be kind.").advice != nil)
    #expect(score("She did it, full stop, and she will pay for it.").advice?.contains("“") == true)
  }

  @Test func readsItsOwnBytes() throws {
    let weights = try #require(ReplyWeights.embedded)
    let again = weights.bytes.withUnsafeBytes { ReplyWeights(bytes: $0) }
    #expect(again?.bytes == weights.bytes)
    #expect([UInt8](weights.bytes.dropLast()).withUnsafeBytes { ReplyWeights(bytes: $0) } == nil)
  }
}
