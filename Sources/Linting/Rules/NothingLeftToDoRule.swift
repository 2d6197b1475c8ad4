import Scenarios

/// What a draft could not find out is not for candidates to read.
struct NothingLeftToDoRule: DecoderRule {
  static let name = ScenarioFile.draftRule
  static let summary =
    "No TODO is left in the text."
  static let passing: [Example] = [
    Example("title: Todo lists slow for everybody"),
    Example("role: You read of a FIXME in the code and of TODO lists."),
  ]
  static let failing: [Example] = [
    Example("title: ↓TODO say what went wrong"),
    Example("role: On call since ↓TBD"),
    Example("role: On call (↓TODO since when) for search"),
    Example("domain: ↓???"),
    Example("severity: ↓TODO\nrole: ↓TODO"),
    Example("diagnosis:\n  - {at: ↓TODO, check: Count the rows}\n  - {at: T+5m, check: ↓TODO}"),
    .calibration("answers:\n  - {name: a, beats: {action: ↓TODO}, expect: {diagnosis: ↓TODO}}"),
  ]
}
