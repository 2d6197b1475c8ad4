import Foundation
import PostMortem
import Scenarios
import Testing

/// Counts up: as random as a test needs it.
private struct Counting: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 11
  }
}

@Suite struct MeetingTests {
  private let deck = MeetingDeck(
    cards: PushbackKind.allCases.flatMap { kind in
      (1...3).map { number in
        MeetingDeck.Card(
          kind: kind,
          pushback: Pushback(
            who: "a director", says: "\(kind.rawValue) \(number)", harder: "harder \(number)"))
      }
    })

  private func meeting(seed: UInt64 = 7) -> Meeting {
    var generator = Counting(state: seed)
    return Meeting(aboutOwn: "The shop was down for an hour.", deck: deck, using: &generator)
  }

  private let strong =
    "You're right, and you are the one who has to explain it. What did the screen show at that moment? Could you and Omar check that by Friday?"
  private let weak = "It was Nadia's fault, she will have to answer for it."

  @Test(arguments: 0..<20 as Range<UInt64>)
  func drawsThreeToFivePushbacksOfDifferentKinds(_ seed: UInt64) {
    let meeting = meeting(seed: seed)
    #expect((3...5).contains(meeting.objections.count))
    #expect(Set(meeting.objections.map(\.kind)).count == meeting.objections.count)
    #expect(meeting == self.meeting(seed: seed))
  }

  @Test func otherSeedsDrawOtherMeetings() {
    #expect(
      Set((0..<20 as Range<UInt64>).map { meeting(seed: $0).objections.map(\.says) }).count > 10)
  }

  @Test func aScenariosOwnObjectionsComeFirst() {
    let own = (1...4).map { Pushback(who: "the owner", says: "own \($0)", harder: nil) }
    var generator = Counting(state: 3)
    let drawn = Objection.draw(5, own: own, deck: deck, using: &generator)
    #expect(drawn.count { $0.who == "the owner" } == 3)
    #expect(drawn.count == 5)
    #expect(Objection.draw(3, own: [], deck: MeetingDeck(cards: []), using: &generator) == [])
  }

  @Test func goesFromTheOpeningToTheClose() {
    let topics = ["checkout", "warehouse", "newsletter", "gateway"]
    var meeting = Meeting(
      incident: "The shop was down for an hour.",
      objections: topics.map {
        Objection(
          kind: nil, who: "the owner", says: "The \($0) stood still and customers called us.",
          harder: "And the \($0)?")
      }, moment: "09:12")
    var turns: [MeetingTurn] = []
    while let turn = meeting.turn, turns.count < 30 {
      turns.append(turn)
      let topic = if case .pushback(let number, _) = turn { topics[number] } else { "shop" }
      meeting.say("\(strong) The \(topic) stood still, I grant that.", in: 30)
    }
    #expect(turns.first == .opening)
    #expect(turns.last == .close)
    #expect(turns.dropLast().last == .probing)
    #expect(turns.count == meeting.objections.count + 3)
    let late = meeting.say("more", in: 1)
    #expect(late == nil)
  }

  @Test func theSameReplyASecondTimeIsAWeakOne() {
    var meeting = Meeting(
      incident: "The shop was down for an hour.",
      objections: (0..<2).map { _ in
        Objection(
          kind: nil, who: "the owner", says: "What did the screen of the checkout show to anybody?",
          harder: "And the checkout?")
      }, moment: "09:12")
    let reply = "You're right to ask about the checkout and its screen. " + strong
    meeting.say("Good morning.", in: 10)
    let first = meeting.say(reply, in: 20)?.score.level ?? 0
    let second = meeting.say(reply, in: 20)?.score.level
    #expect(first >= 2)
    #expect(second == 1)
  }

  @Test func aWeakReplyBringsTheHarderPushbackOnce() {
    var meeting = meeting()
    meeting.say("Thank you all.", in: 10)
    meeting.say(weak, in: 20)
    #expect(meeting.turn == .pushback(0, isHarder: true))
    #expect(
      meeting.prompt(before: .pushback(0, isHarder: true))?.says == meeting.objections[0].harder)
    #expect(meeting.prompt(before: .pushback(0, isHarder: true))?.who == meeting.objections[0].who)
    meeting.say(weak, in: 20)
    #expect(meeting.turn == .pushback(1, isHarder: false))
  }

  @Test func showsTheBestAndTheWeakestMoment() {
    var meeting = meeting()
    meeting.say("Good morning.", in: 50)
    meeting.say(weak, in: 20)
    meeting.say(strong, in: 20)
    #expect(meeting.weakest?.text == weak)
    #expect(meeting.best?.text == strong)
    #expect(meeting.entries[0].overtime == 10)
    #expect(meeting.weakest.map(Meeting.words)?.contains("Nadia") == true)
    meeting.takeBack()
    #expect(meeting.turn == .pushback(0, isHarder: true))
  }

  @Test func goesOnFromWhatWasKept() throws {
    var meeting = meeting()
    meeting.say("Thank you all.", in: 10)
    meeting.say(weak, in: 20)
    let kept = try JSONEncoder().encode(meeting)
    var resumed = try JSONDecoder().decode(Meeting.self, from: kept)
    #expect(resumed == meeting)
    #expect(resumed.turn == .pushback(0, isHarder: true))
    let next = meeting.say(strong, in: 5)
    let nextResumed = resumed.say(strong, in: 5)
    #expect(next == nextResumed)
  }

  // MARK: - Opening and close

  private let opening =
    "Thank you all for coming. On Saturday checkout was down for three hours and we lost 4,000 orders. We are here to learn how that could happen and to prevent it. This is blameless, we are not looking for a culprit. First the timeline for thirty minutes, then what we change."

  @Test func aCompleteOpeningIsLevelFour() {
    let score = StatementScorer().opening(opening)
    #expect(score.level == 4)
    #expect(score.missing == [])
    #expect(score.quotes.count == 5)
  }

  @Test(arguments: [
    ("Thank you all for coming. ", "thanks people"),
    (
      "We are here to learn how that could happen and to prevent it. ",
      "says why you meet: to learn and prevent"
    ),
    ("This is blameless, we are not looking for a culprit. ", "says that it is blameless"),
    (" First the timeline for thirty minutes, then what we change.", "says how the hour goes"),
  ])
  func missesWhatTheOpeningLeavesOut(_ sentence: String, _ missing: String) {
    let parts = opening.split(separator: sentence, omittingEmptySubsequences: false)
    let score = StatementScorer().opening(parts.joined())
    #expect(parts.count == 2)
    #expect(score.missing.contains(missing))
    #expect(score.level == 3)
    #expect(score.advice != nil)
  }

  @Test func blameInTheOpeningCosts() {
    let score = StatementScorer().opening(opening + " Everybody knows that it was human error.")
    #expect(score.level <= 1)
    #expect(score.quotes.contains { $0.isCost && $0.text == "human error" })
  }

  private let close =
    "We found that the reminder went to a dead inbox and nothing watches the date. Ana puts the alert in by Friday, and Jo will move the renewal. We meet again on Tuesday at ten. The report will be in the incident channel tonight."

  @Test func aCompleteCloseIsLevelFour() {
    let score = StatementScorer().close(close)
    #expect(score.level == 4)
    #expect(score.missing == [])
  }

  @Test(arguments: [
    ("We meet again on Tuesday at ten. ", "says when you meet again"),
    (" The report will be in the incident channel tonight.", "says where the report will be"),
    (
      "Ana puts the alert in by Friday, and Jo will move the renewal. ",
      "names action items with their owners"
    ),
  ])
  func missesWhatTheCloseLeavesOut(_ sentence: String, _ missing: String) {
    let parts = close.split(separator: sentence, omittingEmptySubsequences: false)
    let score = StatementScorer().close(parts.joined())
    #expect(parts.count == 2)
    #expect(score.level == 3)
    #expect(score.missing == [missing])
  }

  @Test(arguments: [
    ("What did the dashboard show at that moment?", 4),
    ("How did the alert look on your screen?", 4),
    ("What information was missing when the queue began to grow?", 4),
    ("Can you walk us through what you saw?", 4),
    ("Was the alert clear?", 2), ("Tell me more about it.", 1), ("Let us go on.", 1),
    ("Why didn't you look at the dashboard?", 0), ("Who pushed the change?", 0),
    ("What were you thinking?", 0), ("How could you miss that?", 0),
    ("Why did you not escalate?", 0), ("", 0),
  ])
  func probesForTheSituationAndNotForThePerson(_ question: String, _ level: Int) {
    #expect(StatementScorer().probing(question, moment: "T+8m: consumer lag").level == level)
  }
}
