import LineEditing
import Testing

@Suite struct LineClockTests {
  @Test(arguments: [
    (Duration.zero, Duration.seconds(1)),
    (.milliseconds(1), .milliseconds(999)),
    (.milliseconds(1750), .milliseconds(250)),
    (.seconds(90), .seconds(1)),
  ])
  func waitsForTheNextWholeSecond(after elapsed: Duration, wait: Duration) {
    let clock = LineClock(openedAt: .seconds(1000))
    #expect(clock.untilNextSecond(at: .seconds(1000) + elapsed) == wait)
  }

  @Test func goesOnFromTheTimeThatEarlierLinesTook() {
    let clock = LineClock(openedAt: .seconds(5), base: .milliseconds(20_300))
    #expect(clock.reading(at: .seconds(6)) == .milliseconds(21_300))
    #expect(clock.elapsed(at: .seconds(6)) == .seconds(1))
    #expect(clock.untilNextSecond(at: .seconds(6)) == .milliseconds(700))
  }

  @Test func takesStopsOffTheClock() {
    var clock = LineClock(openedAt: .zero)
    clock.pause(from: .seconds(3), to: .seconds(3600))
    clock.pause(from: .seconds(3610), to: .seconds(3605))
    #expect(clock.stopped == .seconds(3597))
    #expect(clock.elapsed(at: .seconds(3602)) == .seconds(5))
  }

  @Test func staysWithinATenthOfASecondOverAWholeAnswer() {
    // Every wake-up comes late by a different amount; the lateness must not add up.
    let clock = LineClock(openedAt: .zero)
    var now = Duration.zero
    for tick in 1...150 {
      now += clock.untilNextSecond(at: now) + .milliseconds(tick * 37 % 90)
      #expect(clock.reading(at: now).components.seconds == Int64(tick))
    }
  }
}
