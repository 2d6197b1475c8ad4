/// How far an attempt has come, everything but its words.
package struct Progress: Equatable, Sendable {
  /// The part that is being told; nil between the story and the choice of
  /// follow-up questions, and after the last part.
  package var part: Part?
  package var times: [Part: Duration]
  /// Words in the finished lines, by part; what a restored attempt counts anew.
  package var words: [Part: Int]
  /// The clock of the whole answer, with the time of parts told again.
  package var answered: Duration
  /// Hints asked for, by part.
  package var hints: [Part: Int]
  /// The numbers of the follow-up questions, in the order of asking.
  package var asked: [Int]

  package init(
    part: Part?, times: [Part: Duration] = [:], words: [Part: Int] = [:],
    answered: Duration = .zero,
    hints: [Part: Int] = [:], asked: [Int] = []
  ) {
    self.part = part
    self.times = times
    self.words = words
    self.answered = answered
    self.hints = hints
    self.asked = asked
  }
}
