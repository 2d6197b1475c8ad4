import Interview

/// The prompt of the interviewer's line: the clock of the answer, the place, and
/// the place's own clock.
struct InterviewPrompt {
  var glyphs: Glyphs

  /// `2:04 Action 0:34 › `, `+0:04` once the place is over its time.
  func text(for interview: Interview, at now: Duration) -> String {
    guard let place = interview.place, let seconds = place.spokenSeconds else {
      return "\(glyphs.prompt) "
    }
    let spent = interview.placeClock(at: now)
    let over = spent - .seconds(seconds.upperBound)
    let own = over >= .seconds(1) ? "+" + clockText(over) : clockText(spent)
    return "\(clockText(interview.clock(at: now))) \(place.title) \(own) \(glyphs.prompt) "
  }
}
