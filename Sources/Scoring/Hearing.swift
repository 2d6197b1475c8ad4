import Prose
import Scenarios

/// An answer as the scorer hears it: its units with the likelihood of each kind
/// of evidence, less what is only recited.
package struct Hearing: Sendable {
  package let reading: Reading
  package let heard: [Ladder.Heard]
  /// The same answer without its punctuation, cut into other units.
  package let unpunctuated: [Ladder.Heard]
  package let pretence: Pretence
  /// Why there is too little to score, if there is.
  package let insufficient: String?
  /// The highest level that what is told can reach.
  package let ceiling: Int

  /// `prompted` holds the stems of what was read out for `scenario`, where they
  /// are known already.
  package init(
    _ answer: Answer, on scenario: Scenario?, tagger: Tagger, prompted: Set<UInt64>? = nil
  ) {
    let reading = Reading(answer)
    let spoken = Reading(Speech.answer(answer))
    self.init(
      reading, likelihoods: Cues.of(reading).map { tagger.likelihoods($0) }, spoken: spoken,
      spokenLikelihoods: Cues.of(spoken).map { tagger.likelihoods($0) },
      prompted: prompted ?? scenario.map(Self.prompted(by:)) ?? [])
  }

  /// The stems of what the candidate was read out of `scenario`.
  static func prompted(by scenario: Scenario) -> Set<UInt64> {
    Pretence.stems(of: prompt(of: scenario))
  }

  /// What likelihoods, one list for each utterance, come to when what is said
  /// twice or read from `prompt` is left out.
  package init(
    _ reading: Reading, likelihoods: [[Float]], spoken: Reading, spokenLikelihoods: [[Float]],
    prompt: String
  ) {
    self.init(
      reading, likelihoods: likelihoods, spoken: spoken, spokenLikelihoods: spokenLikelihoods,
      prompted: Pretence.stems(of: prompt))
  }

  private init(
    _ reading: Reading, likelihoods: [[Float]], spoken: Reading, spokenLikelihoods: [[Float]],
    prompted: Set<UInt64>
  ) {
    self.reading = reading
    pretence = Pretence(reading, prompted: prompted)
    insufficient = pretence.insufficient(hasPrompt: !prompted.isEmpty)
    ceiling = pretence.imaginedShare > Pretence.mostlyImagined ? 1 : 4
    heard = Self.heard(reading, likelihoods, pretence)
    unpunctuated = Self.heard(
      spoken, spokenLikelihoods, Pretence(spoken, prompted: prompted))
  }

  private static func heard(
    _ reading: Reading, _ likelihoods: [[Float]], _ pretence: Pretence
  ) -> [Ladder.Heard] {
    zip(reading.utterances, likelihoods).enumerated().map { index, unit in
      Ladder.Heard(
        beat: unit.0.beat, words: unit.0.words.count,
        likelihoods: pretence.isRepeat[index]
          ? [Float](repeating: 0, count: Tagger.kinds.count) : unit.1)
    }
  }

  /// The answer as it is written and as it would be spoken.
  package var versions: [[Ladder.Heard]] { [heard, unpunctuated] }

  /// Whether a post-mortem is mentioned at all, be it as a plan or a wish.
  var namesPostMortem: Bool {
    reading.utterances.contains { utterance in
      zip(utterance.words, utterance.words.dropFirst() + utterance.words.suffix(1)).contains {
        Self.postMortems.contains($0.norm) || $0.norm == "post" && $1.norm == "mortem"
      }
    }
  }

  private static let postMortems: Set<String> = [
    "postmortem", "post-mortem", "postmortems", "retrospective", "retro",
  ]

  /// Whether a list of keywords has some of prevention among them.
  var namesMeasures: Bool {
    pretence.isList
      && reading.utterances.contains { utterance in
        utterance.words.contains { Self.measures.contains($0.stemHash) }
      }
  }

  private static let measures = Set(
    [
      "postmortem", "alert", "monitor", "monitoring", "test", "runbook", "canary", "ci",
      "prevention",
    ]
    .map { Hash.of(stem($0)) })

  /// What the candidate was read out.
  package static func prompt(of scenario: Scenario) -> String {
    ([scenario.title, scenario.situation, scenario.role ?? ""] + scenario.followUps.map(\.ask))
      .joined(separator: " ")
  }

  /// The slice of the answer that `utterance` is.
  func quote(_ utterance: Int) -> (beat: Beat, range: Range<Int>, text: String) {
    let unit = reading.utterances[utterance]
    return (unit.beat, unit.range, reading.passages[unit.beat]?.text(in: unit.range) ?? "")
  }
}

extension Pretence {
  /// Above this share of words in units of would and should, nothing was done.
  static let mostlyImagined = 0.5
  /// Below this share of words that only hold sentences together, it is a list.
  ///
  /// The tersest answers that tell something have 0.12.
  private static let leastFunctionShare = 0.08
  /// Above this share of words in impossible places they are shuffled.
  ///
  /// Rated answers, those of people who learn English included, stay under 0.08.
  private static let mostMisplaced = 0.11
  private static let leastWords = 20
  private static let leastNovelty = 12
  /// Below this share of words that are new and mean something, the text goes
  /// round in circles, unless it has enough of them.
  private static let leastFreshShare = 0.18
  private static let enoughNovelty = 40

  /// Whether it lists words rather than tells anything.
  var isList: Bool { functionShare < Self.leastFunctionShare }

  func insufficient(hasPrompt: Bool) -> String? {
    if words < Self.leastWords {
      return words == 0
        ? "nothing was said" : "\(words == 1 ? "1 word" : "\(words) words"): not enough to score"
    }
    if isList {
      return "a list of keywords: not enough to score; tell what you did, in sentences"
    }
    if misplaced >= 3, misplacedShare > Self.mostMisplaced {
      return "words in no order: not enough to score; tell it in sentences"
    }
    if novelty < Self.leastNovelty
      || Double(novelty) < Self.leastFreshShare * Double(words) && novelty < Self.enoughNovelty
    {
      return hasPrompt
        ? "little beside the words of the prompt: not enough to score; tell what you did"
        : "the same few words again and again: not enough to score"
    }
    return nil
  }
}
