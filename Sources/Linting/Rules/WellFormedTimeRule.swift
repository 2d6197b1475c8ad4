/// A time is written T+0, T+8m, T+2h or T+1h30m.
struct WellFormedTimeRule: DecoderRule {
  static let name = "time"
  static let summary = "A time is written T+0, T+8m, T+2h or T+1h30m."
  static let passing: [Example] = [
    Example("diagnosis:\n  - {at: T+1h30m, check: Count rows on both sides}")
  ]
  static let failing: [Example] = [
    Example("diagnosis:\n  - {at: ↓8 min, check: Count rows on both sides}")
  ]
}
