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
    "I hear you, and that is a fair concern. This is about learning and not about finding somebody to blame. Let us look at what in our system made this possible. I will take it as an action item and report back by Friday.",
    "Blameless, system, process, tooling. What made it possible? Who owns it?",
    "I understand. We will look into it and make sure it does not happen again.",
    "Thank you for saying that, it matters to all of us. What made it look right at the time, and what could we change in the process by next Friday?",
    "You're right about the turbines. What did the crew on the hill read from the gauge, and could Ole measure it on Tuesday?",
  ])
  func aReplyThatCouldBePastedAnywhereIsLevelOne(_ reply: String) {
    let score = score(reply)
    #expect(score.level <= 1)
    #expect(score.move(.next) <= 1)
  }

  @Test(arguments: [
    "What a splendid contribution, thank you, we are all wiser now.",
    "Bravo. The script and the queue thank you for that insight.",
  ])
  func mockeryIsNoReply(_ reply: String) {
    let score = score(reply)
    #expect(score.level == 0)
    #expect(score.move(.calm) == 0)
  }

  @Test func standingBesideSomebodyAcceptsNoCulprit() {
    let score = score("True. And I'd have run that script too. Show me the prompt?")
    #expect(score.level >= 2)
    #expect(score.costs == [])
  }

  @Test func oneSentenceIsNotFiveMoves() {
    let score = score(
      "You're right that the script was run, and the timeline says so. Nobody here is looking for a culprit. What I can't explain is why it takes a queue's name without asking. Could you and Omar try it by Thursday?"
    )
    let ranges = score.evidence.map(\.range.lowerBound)
    #expect(Set(ranges).count >= 3)
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
