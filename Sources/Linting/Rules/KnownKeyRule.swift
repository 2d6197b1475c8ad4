/// Every key is one of format 1.
struct KnownKeyRule: DecoderRule {
  static let name = "unknown-key"
  static let summary = "Every key is one of format 1."
  static let passing: [Example] = [Example("domain: Retail")]
  static let failing: [Example] = [
    Example("↓domian: Retail"),
    Example(
      """
      prevention:
        - measure: One refill per key
          ↓laier: prevent
      """),
  ]
}
