import Scenarios

/// How an answer is given, and hence how much time a beat has.
package enum Tempo: Equatable, Sendable {
  /// Said aloud, against the rubric's own seconds.
  case spoken
  /// Typed at so many words a minute, with the time stretched to fit the same
  /// number of words.
  case typed(wordsPerMinute: Int)

  /// Words a minute at which the rubric's seconds are spoken.
  package static let speech = 150

  /// What `set typing` takes.
  package static let typingSpeeds = 10...200

  package static let standard = Tempo.typed(wordsPerMinute: 40)

  /// The time for `part`: the rubric's longest for a beat, times spoken over
  /// typed speed where it is typed; nil for a transcript, which has no clock.
  package func budget(of part: Part) -> Duration? {
    guard let beat = part.beat else { return nil }
    let seconds = beat.spokenSeconds.upperBound
    switch self {
    case .spoken:
      return .seconds(seconds)
    case .typed(let speed):
      return .milliseconds(seconds * Self.speech * 1000 / speed.clamped(to: Self.typingSpeeds))
    }
  }

  /// As many words as are spoken in the rubric's longest time for the beat.
  package func words(in part: Part) -> Int? {
    part.beat.map { $0.spokenSeconds.upperBound * Self.speech / 60 }
  }
}

extension Int {
  fileprivate func clamped(to range: ClosedRange<Int>) -> Int {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
