/// No step comes earlier than the one before it.
struct TimeOrderRule: DecoderRule {
  static let name = "time-order"
  static let summary = "No step comes earlier than the one before it."
  static let passing: [Example] = [
    Example("diagnosis:\n  - {at: T+8m, check: Count rows}\n  - {at: T+8m, check: Read the log}")
  ]
  static let failing: [Example] = [
    Example("diagnosis:\n  - {at: T+8m, check: Count rows}\n  - {at: ↓T+5m, check: Read the log}")
  ]
}
