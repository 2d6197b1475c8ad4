/// An id is the file's name, in lower-case letters, digits and hyphens.
struct WellFormedIDRule: DecoderRule {
  static let name = "id"
  static let summary = "An id is the file's name, in lower-case letters, digits and hyphens."
  static let passing: [Example] = [Example("id: cold-cache")]
  static let failing: [Example] = [
    Example("id: ↓warm-cache"), Example("id: ↓../etc/passwd"), Example("id: ↓Cold Cache"),
  ]
}
