/// A file is small enough to be read by a person.
struct FileSizeRule: DecoderRule {
  static let name = "file-size"
  static let summary = "A file has at most 262144 bytes."
  static let passing: [Example] = [
    Example(
      "title: Pages slow"
        + String(repeating: "\n# " + String(repeating: "x", count: 9_997), count: 20))
  ]
  static let failing: [Example] = [.whole("↓# " + String(repeating: "x", count: 300_000))]
}
