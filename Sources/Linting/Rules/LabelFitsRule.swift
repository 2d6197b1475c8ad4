/// A label fits the interviewer's grid.
struct LabelFitsRule: DecoderRule {
  static let name = "label-long"
  static let summary = "A label takes at most 28 columns."
  static let passing: [Example] = [
    Example("prevention:\n  - {measure: One refill per key, label: one refill at a time each}")
  ]
  static let failing: [Example] = [
    Example("prevention:\n  - {measure: One refill, label: ↓one refill at a time for each}"),
    Example("prevention:\n  - {measure: One refill, label: ↓再起動再起動再起動再起動再起動}"),
  ]
}
