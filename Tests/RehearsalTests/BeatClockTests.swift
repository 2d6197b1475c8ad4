import Scenarios
import Testing

@testable import Rehearsal

@Suite struct BeatClockTests {
  @Test(arguments: [
    (Duration.zero, "1:15"),
    (.milliseconds(1), "1:15"),
    (.seconds(1), "1:14"),
    (.seconds(65), "0:10"),
    (.milliseconds(74_800), "0:01"),
    (.seconds(75), "0:00"),
    (.milliseconds(75_900), "0:00"),
    (.seconds(76), "+0:01"),
    (.milliseconds(82_999), "+0:07"),
    (.seconds(75 + 3600), "+60:00"),
  ])
  func countsDownAndThenUp(elapsed: Duration, text: String) {
    #expect(BeatClock(elapsed: elapsed, budget: .seconds(75)).text == text)
  }

  @Test(arguments: [
    Duration.zero, .milliseconds(1), .milliseconds(999), .milliseconds(74_999), .seconds(75),
    .milliseconds(75_001), .milliseconds(76_400), .seconds(77),
  ])
  func theTextChangesExactlyWhenItSays(elapsed: Duration) {
    let clock = BeatClock(elapsed: elapsed, budget: .seconds(75))
    let wait = clock.untilNextChange
    #expect(wait > .zero && wait <= .seconds(1))
    // At 0:00 the first change is to +0:01, a second of overtime later.
    let before = BeatClock(elapsed: elapsed + wait - .nanoseconds(1), budget: .seconds(75))
    #expect(before.text == clock.text)
  }

  @Test(arguments: [
    (Tempo.spoken, Beat.situation, Duration.seconds(20)),
    (.spoken, .action, .seconds(90)),
    (.standard, .situation, .seconds(75)),
    (.standard, .task, .milliseconds(37_500)),
    (.standard, .action, .milliseconds(337_500)),
    (.typed(wordsPerMinute: 60), .action, .seconds(225)),
    (.typed(wordsPerMinute: 0), .task, .seconds(150)),
    (.typed(wordsPerMinute: .max), .task, .milliseconds(7500)),
  ])
  func aTypedBeatHasTheTimeForTheSameWords(tempo: Tempo, beat: Beat, budget: Duration) {
    #expect(tempo.budget(of: .story(beat)) == budget)
  }

  @Test(arguments: [
    ("", 50),
    ("finance told us at nine", 45),
    ("  rows:   412,000 / 362,600 -- short ", 46),
    ("it’s don't", 48),
    (String(repeating: "word ", count: 57), -7),
  ])
  func theWordsLeftCountTheDraftToo(draft: String, left: Int) {
    var rehearsal = Rehearsal(scenario: nil)
    _ = rehearsal.handle(.start, at: .zero)
    #expect(rehearsal.wordsLeft(besides: draft) == left)
    _ = rehearsal.handle(.line(draft + " ."), at: .zero)
    #expect(rehearsal.wordsLeft() == left)
  }
}
