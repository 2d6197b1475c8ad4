/// Why there is not enough to score, for programs and for people.
package struct Insufficiency: Equatable, Sendable {
  package enum Reason: String, CaseIterable, Sendable {
    case tooShort = "too_short"
    case promptRepeated = "prompt_repeated"
    case wordList = "word_list"
    case noIncident = "no_incident"
    case notEnglish = "not_english"
  }

  package var reason: Reason
  /// What is wrong and what to do instead, one line for a person.
  package var sentence: String

  package init(_ reason: Reason, _ sentence: String) {
    self.reason = reason
    self.sentence = sentence
  }
}

extension Insufficiency {
  static func tooShort(words: Int) -> Insufficiency {
    Insufficiency(
      .tooShort,
      words == 0
        ? "nothing was said" : "\(words == 1 ? "1 word" : "\(words) words"): not enough to score")
  }

  static let promptRepeated = Insufficiency(
    .promptRepeated,
    "little beside the words of the prompt: not enough to score; tell what you did")
  static let roundInCircles = Insufficiency(
    .tooShort, "the same few words again and again: not enough to score")
  static let listed = Insufficiency(
    .wordList, "a list of words: not enough to score; tell what you did, in sentences")
  static let shuffled = Insufficiency(
    .wordList, "words in no order: not enough to score; tell it in sentences")
  static let noIncident = Insufficiency(
    .noIncident,
    "this tells of no incident: say what broke, what you did about it and what came of it")
  static let notEnglish = Insufficiency(
    .notEnglish, "this is not English: answers are scored in English only")
}
