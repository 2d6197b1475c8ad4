import Prose
import Scenarios

/// What answers are heard with: everything that is learnt but the judges.
package struct Ear: Sendable {
  package var tagger: Tagger
  package var leaning: Leaning
  package var order: WordOrder
  /// How well the words of a story follow each other at least; see
  /// ``WordOrder/flow(of:)``.
  package var leastFlow: Float

  package init(tagger: Tagger, leaning: Leaning, order: WordOrder, leastFlow: Float) {
    self.tagger = tagger
    self.leaning = leaning
    self.order = order
    self.leastFlow = leastFlow
  }
}

/// A copy of an answer with all that is looked at in it: its units, their cues,
/// their meaning.
package struct Copy: Sendable {
  package var reading: Reading
  package var cues: [[Cues.Cue]]
  package var sense: Sense

  package init(_ reading: Reading, _ sense: Sense) {
    self.reading = reading
    self.sense = sense
    cues = Cues.of(reading)
  }

  /// The answer as it is written, and as a speech recogniser would write it.
  package static func both(of answer: Answer) -> (written: Copy, spoken: Copy) {
    let reading = Reading(answer)
    let sense = Sense(reading)
    let spoken = Reading(Speech.answer(answer))
    return (Copy(reading, sense), Copy(spoken, sense.carried(from: reading, to: spoken)))
  }

  /// The same without the utterances that `isLeftOut` names.
  func without(_ isLeftOut: [Bool]) -> Copy {
    let kept = isLeftOut.indices.filter { !isLeftOut[$0] }
    return Copy(
      Reading(kept.map { reading.utterances[$0] }), Sense(vectors: kept.map { sense.vectors[$0] }))
  }
}

/// An answer as the scorer hears it: its units with the likelihood of each kind
/// of evidence, less what is only recited.
package struct Hearing: Sendable {
  package let reading: Reading
  package let sense: Sense
  package let heard: [Ladder.Heard]
  /// The same answer without its punctuation, cut into other units.
  package let unpunctuated: [Ladder.Heard]
  /// Which way it leans as a whole, by ``Leaning/Goal/all``.
  package let lean: [Float]
  package let pretence: Pretence
  /// Why there is too little to score, if there is.
  package let insufficiency: Insufficiency?
  /// The highest level that what is told can reach.
  package let ceiling: Int
  /// The ladders of what is left without the units that blame; nil where none
  /// does.
  package let blameless: [Ladder]?

  /// `prompted` holds the stems of what was read out for `scenario`, where they
  /// are known already.
  package init(
    _ answer: Answer, on scenario: Scenario?, by ear: Ear, prompted: Set<UInt64>? = nil
  ) {
    let (written, spoken) = Copy.both(of: answer)
    self.init(
      written, spoken: spoken, by: ear,
      prompted: prompted ?? scenario.map(Self.prompted(by:)) ?? [])
  }

  /// What the two copies of an answer come to by `ear`.
  package init(_ written: Copy, spoken: Copy, by ear: Ear, prompted: Set<UInt64>) {
    reading = written.reading
    sense = written.sense
    let pretence = Pretence(written.reading, prompted: prompted)
    self.pretence = pretence
    insufficiency = pretence.insufficiency(
      hasPrompt: !prompted.isEmpty, flow: ear.order.flow(of: written.reading),
      leastFlow: ear.leastFlow)
    ceiling = pretence.imaginedShare > Pretence.mostlyImagined ? 1 : 4
    let spokenPretence = Pretence(spoken.reading, prompted: prompted)
    heard = Self.heard(written, pretence.isRepeat, ear)
    unpunctuated = Self.heard(spoken, spokenPretence.isRepeat, ear)
    lean = Self.lean(written, pretence.isRepeat, ear)
    let blaming = heard.map(\.blames)
    let spokenBlaming = unpunctuated.map(\.blames)
    guard insufficiency == nil, blaming.contains(true) || spokenBlaming.contains(true) else {
      blameless = nil
      return
    }
    func left(_ isRepeat: [Bool], _ isBlaming: [Bool]) -> [Bool] {
      zip(isRepeat, isBlaming).compactMap { $1 ? nil : $0 }
    }
    let kept = written.without(blaming)
    let keptSpoken = spoken.without(spokenBlaming)
    let rest = Self.lean(kept, left(pretence.isRepeat, blaming), ear)
    blameless = [
      Ladder(Self.heard(kept, left(pretence.isRepeat, blaming), ear), lean: rest),
      Ladder(
        Self.heard(keptSpoken, left(spokenPretence.isRepeat, spokenBlaming), ear), lean: rest),
    ]
  }

  private static func heard(_ copy: Copy, _ isRepeat: [Bool], _ ear: Ear) -> [Ladder.Heard] {
    let inputs = SenseNetwork.inputs(of: copy.reading, copy.sense)
    return copy.reading.utterances.indices.map { index in
      Ladder.Heard(
        beat: copy.reading.utterances[index].beat,
        words: copy.reading.utterances[index].words.count,
        likelihoods: isRepeat[index]
          ? [Float](repeating: 0, count: Tagger.kinds.count)
          : ear.tagger.likelihoods(copy.cues[index], inputs[index]))
    }
  }

  private static func lean(_ copy: Copy, _ isRepeat: [Bool], _ ear: Ear) -> [Float] {
    ear.leaning.values(copy.sense.whole(of: copy.reading, counted: isRepeat.map { !$0 }))
  }

  /// The stems of what the candidate was read out of `scenario`.
  package static func prompted(by scenario: Scenario) -> Set<UInt64> {
    Pretence.stems(of: prompt(of: scenario))
  }

  /// The answer as it is written and as it would be spoken.
  package var ladders: [Ladder] {
    [Ladder(heard, lean: lean), Ladder(unpunctuated, lean: lean)]
  }

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

extension Ladder.Heard {
  /// Whether it more likely blames than not, and more than it owns, explains or
  /// refuses.
  var blames: Bool {
    let blame = max(self[.blame], self[.deflect])
    return blame > 0.5 && blame > max(self[.own], self[.system], self[.reject])
  }
}
