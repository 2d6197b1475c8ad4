/// The time spent on a beat against what it has.
package struct BeatClock: Equatable, Sendable {
  package var elapsed: Duration
  package var budget: Duration

  package init(elapsed: Duration, budget: Duration) {
    self.elapsed = elapsed
    self.budget = budget
  }

  package var remaining: Duration { budget - elapsed }

  /// How far the beat is over its time, zero while it is not.
  package var overtime: Duration { max(.zero, elapsed - budget) }

  /// `1:15` while there is time, 0.2 s left still reading as `0:01`; then
  /// `+0:07` as whole seconds of overtime pass.
  package var text: String {
    let left = remaining.components
    guard left.seconds < 0 || left.attoseconds < 0 else {
      return minutes(left.seconds + (left.attoseconds > 0 ? 1 : 0))
    }
    let over = overtime.components.seconds
    return over == 0 ? "0:00" : "+" + minutes(over)
  }

  /// How long ``text`` stays true if the clock runs.
  package var untilNextChange: Duration {
    let part = remaining.components.attoseconds
    let second: Int64 = 1_000_000_000_000_000_000
    let wait = part > 0 ? part : second + part
    return Duration(secondsComponent: wait / second, attosecondsComponent: wait % second)
  }
}

private func minutes(_ seconds: Int64) -> String {
  let (minutes, rest) = seconds.quotientAndRemainder(dividingBy: 60)
  return "\(minutes):" + (rest < 10 ? "0" : "") + "\(rest)"
}
