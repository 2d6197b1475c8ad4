import Rehearsal

/// The prompt of a beat: its clock, the words left, and the sign to type after.
struct BeatPrompt {
  var glyphs: Glyphs
  var colour: Bool

  /// `1:15 50 words › `, without what a part does not have.
  ///
  /// `wordsLeft` is negative where there are more than the beat's time is for.
  func text(clock: BeatClock?, wordsLeft: Int?) -> String {
    var text = ""
    if let clock {
      let over = clock.overtime > .zero
      text = paint(clock.text, over ? "31" : clock.remaining < .seconds(10) ? "33" : nil) + " "
    }
    if let wordsLeft {
      text +=
        wordsLeft >= 0
        ? "\(counted(wordsLeft, "word").replacing("no words", with: "0 words")) "
        : "+\(counted(-wordsLeft, "word")) "
    }
    return text + glyphs.prompt + " "
  }

  private func paint(_ text: String, _ code: String?) -> String {
    guard colour, let code else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
