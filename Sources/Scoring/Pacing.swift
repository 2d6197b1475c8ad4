import Prose
import Scenarios

extension Pace {
  /// Words that are spoken in a minute; the usual figure for a talk.
  package static let wordsPerMinute = 150

  /// The pace of `text` as the beat `beat`.
  ///
  /// A quarter less or more than the rubric's seconds is on time.
  package init(_ text: String, as beat: Beat) {
    self.init(words: Passage(text).wordCount, as: beat)
  }

  /// The pace of `words` words as the beat `beat`.
  package init(words: Int, as beat: Beat) {
    let seconds = (words * 60 + Self.wordsPerMinute / 2) / Self.wordsPerMinute
    let budget = beat.spokenSeconds
    let verdict: Verdict =
      if words == 0 {
        .missing
      } else if seconds * 2 < budget.lowerBound {
        .short
      } else if seconds * 4 > budget.upperBound * 5 {
        .over
      } else {
        .onTime
      }
    self.init(words: words, spokenSeconds: seconds, verdict: verdict)
  }
}
