/// What a block of a file may hold: the one table from which the decoder, the
/// names in its errors and the schema for editors are made.
package struct Form: Sendable {
  package struct Key: Sendable {
    package let name: String
    package let shape: Shape
    package let isRequired: Bool
    /// One sentence for the author who hovers over the key.
    package let help: String
  }

  /// As it is called in an error: "a diagnosis step".
  package let name: String
  package let keys: [Key]

  func key(_ name: String) -> Key? { keys.first { $0.name == name } }
}

/// What a value may be.
package indirect enum Shape: Sendable {
  /// The number 1.
  case version
  /// Lower-case letters, digits and hyphens.
  case identifier
  /// A text with at least one visible character.
  case text
  /// One of some words.
  case choice([String])
  /// `T+0`, `T+8m`, `T+2h`, `T+1h30m`.
  case time
  /// A level from 0 to 4, or a range of them: `3`, `0..1`.
  case levels
  /// A text that fits so many columns.
  case label(Int)
  /// A list of texts.
  case texts
  /// A list of ways in which something is said.
  case phrases
  /// A list of some words.
  case choices([String])
  /// A block.
  case form(Form)
  /// A list of blocks, of which there must be some.
  case forms(Form, least: Int)
}

extension Form.Key {
  static func required(_ name: String, _ shape: Shape, _ help: String) -> Self {
    Self(name: name, shape: shape, isRequired: true, help: help)
  }

  static func optional(_ name: String, _ shape: Shape, _ help: String) -> Self {
    Self(name: name, shape: shape, isRequired: false, help: help)
  }
}

extension Form {
  /// A scenario file, `<id>.yaml`.
  package static let scenario = Form(
    name: "a scenario",
    keys: [
      .required("format", .version, "The version of the format: 1."),
      .required(
        "id", .identifier, "The name of the file without .yaml: lower-case letters, digits, '-'."),
      .required("title", .text, "One line that says what went wrong, without the cause."),
      .required(
        "severity", .choice(Severity.allCases.map(\.rawValue)), "How bad it is, P0 worst."),
      .optional("domain", .text, "The line of business: E-commerce, Fintech."),
      .optional("tags", .texts, "Words to filter by: [redis, caching]."),
      .required(
        "situation", .text,
        "What the candidate is told: what system, what is wrong, what is known so far. Numbers."),
      .optional("role", .text, "The role that the candidate is cast in."),
      .required(
        "diagnosis", .forms(.step, least: 1),
        "The path to the cause in order of time: d1, d2 and so on."),
      .required(
        "prevention", .forms(.measure, least: 1),
        "What makes the system better afterwards: p1, p2 and so on."),
      .optional("communication", .forms(.message, least: 0), "Who should have heard what."),
      .optional("scapegoat", .text, "Whom it would be easy to blame."),
      .required(
        "follow_ups", .forms(.followUp, least: 1),
        "Questions after the story: f1, f2 and so on."),
      .optional(
        "meeting", .forms(.pushback, least: 0),
        "Objections of this incident's own for the post-mortem meeting."),
      .optional("sources", .texts, "Public write-ups of such an incident."),
    ])

  /// Entries of any list, so that work and complaints stay small whatever a file
  /// holds.
  package static let mostEntries = 200
  /// Phrases that one key holds, and characters of each.
  package static let mostPhrases = 40
  package static let longestPhrase = 200
  /// Columns of a label.
  package static let widestLabel = 28

  /// What every point may have.
  private static let heardKeys: [Key] = [
    .optional(
      "label", .label(widestLabel), "A short name for the interviewer's grid, 28 columns at most."),
    .optional(
      "listen_for", .phrases,
      "Other ways in which people say it, also whole clauses; any one is enough."),
    .optional(
      "not_for", .phrases,
      "Near misses: another check, the opposite, the fix instead of the check."),
  ]

  static let step = Form(
    name: "a diagnosis step",
    keys: [
      .required(
        "at", .time, "Time since the first signal: T+0, T+8m, T+2h, T+1h30m."),
      .required("check", .text, "What is looked at or done."),
      .optional("finding", .text, "What the check shows."),
      .optional(
        "step", .choice(DiagnosisStep.Kind.allCases.map(\.rawValue)), "What kind of step it is."),
    ] + heardKeys)

  static let measure = Form(
    name: "a prevention measure",
    keys: [
      .required("measure", .text, "What changes in the system, where, with thresholds."),
      .optional(
        "layer", .choice(PreventionMeasure.Layer.allCases.map(\.rawValue)),
        "What the measure does: prevent, detect, contain, or a change of process."),
    ] + heardKeys)

  static let message = Form(
    name: "a message",
    keys: [
      .required("audience", .text, "Who should have heard it."),
      .required("message", .text, "What they should have heard, and when."),
    ])

  static let followUp = Form(
    name: "a follow-up question",
    keys: [
      .required("ask", .text, "The question, as the interviewer says it."),
      .required("looking_for", .text, "What a good answer holds."),
    ] + heardKeys)

  private static let pushbackKeys: [Key] = [
    .required("who", .text, "Who objects: a role, never a name."),
    .required("says", .text, "The objection, as it is said."),
    .optional("harder", .text, "What the same person says after a weak reply."),
    .optional("looking_for", .text, "What a good reply holds."),
    .optional("listen_for", .phrases, "Ways in which people say it; any one is enough."),
  ]

  static let pushback = Form(name: "a pushback", keys: pushbackKeys)

  /// The sample answers beside a scenario, `<id>.calibration.yaml`.
  package static let calibration = Form(
    name: "a calibration file",
    keys: [
      .required("format", .version, "The version of the format: 1."),
      .required(
        "answers", .forms(.sampleAnswer, least: 1), "Sample answers: the tests of the scenario."),
    ])

  static let sampleAnswer = Form(
    name: "a sample answer",
    keys: [
      .required(
        "name", .text, "What the answer shows: strong answer, weak diagnosis, blames."),
      .required("beats", .form(.beats), "What is said, beat by beat."),
      .optional("follow_up", .text, "The answer to the first follow-up question."),
      .required("expect", .form(.expectation), "The levels and flags that it should get."),
    ])

  static let beats = Form(
    name: "beats",
    keys: Beat.story.map { .optional($0.rawValue, .text, "What is said in the beat.") })

  /// The four signals; they are named again in Scoring, which stands above.
  static let signals = ["diagnosis", "communication", "blamelessness", "prevention"]

  /// What tanks an answer; named again in Scoring.
  static let flags = [
    "vague_timeline", "blames_others", "no_numbers", "jumps_to_fix", "no_prevention",
  ]

  static let expectation = Form(
    name: "an expectation",
    keys: signals.map { .optional($0, .levels, "The level, 0 to 4, or a range: 3..4.") }
      + [.optional("flags", .choices(flags), "Exactly the flags that the answer should get.")])

  /// The general pushbacks of the meeting, `meeting.deck.yaml`.
  package static let deck = Form(
    name: "a deck",
    keys: [
      .required("format", .version, "The version of the format: 1."),
      .required(
        "pushbacks", .forms(.deckPushback, least: 1), "Objections that fit any incident."),
    ])

  static let deckPushback = Form(
    name: "a pushback",
    keys: [
      .required(
        "kind", .choice(PushbackKind.allCases.map(\.rawValue)), "What the objection is about.")
    ] + pushbackKeys)
}
