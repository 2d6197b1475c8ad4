/// The time on a line, cut into the whole seconds a prompt shows.
///
/// Instants are durations since any fixed moment, taken from a clock that never jumps.
package struct LineClock: Equatable, Sendable {
  private let opened: Duration
  private let base: Duration

  /// Time that does not count, for example while the process was stopped.
  package private(set) var stopped: Duration = .zero

  /// Opens a line at the instant `now` with `base` already on the clock.
  package init(openedAt now: Duration, base: Duration = .zero) {
    opened = now
    self.base = base
  }

  /// Takes the time from `stop` to `now` off the clock.
  package mutating func pause(from stop: Duration, to now: Duration) {
    stopped += max(.zero, now - stop)
  }

  /// Time since the line began, without `base`.
  package func elapsed(at now: Duration) -> Duration {
    max(.zero, now - opened - stopped)
  }

  /// What the prompt is told: `base` and the time since the line began.
  package func reading(at now: Duration) -> Duration {
    base + elapsed(at: now)
  }

  /// How long the whole seconds of `reading` stay what they are; never zero.
  package func untilNextSecond(at now: Duration) -> Duration {
    let fraction = reading(at: now).components.attoseconds
    return .seconds(1) - Duration(secondsComponent: 0, attosecondsComponent: fraction)
  }
}
