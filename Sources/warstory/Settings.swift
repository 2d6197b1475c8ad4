/// What a person chose with `set`, one `name = value` a line in a file that can
/// be edited by hand.
struct Settings: Equatable {
  /// Words a minute that the person types; a beat's clock scales by it.
  var typing = 40
  /// Whether practice runs the plain spoken clocks.
  var spoken = false
  /// Whether the person rates the answer before the program does.
  var selfRating = false
  /// Whether every follow-up question is asked, or only the one that probes the
  /// weakest signal.
  var allFollowUps = false

  /// One thing that can be set.
  struct Entry: Sendable {
    var name: String
    var values: String
    var help: String
    var read: @Sendable (Settings) -> String
    /// Its values where they are words.
    var choices: [String] { values == "on, off" ? ["on", "off"] : [] }
    /// False when the value is none of the allowed.
    var write: @Sendable (inout Settings, String) -> Bool
  }

  /// The one table of what can be set: file, `set`, help and completion use it.
  static let entries: [Entry] = [
    Entry(
      name: "typing", values: "10-200", help: "words a minute you type; typed clocks scale by it",
      read: { String($0.typing) },
      write: { settings, value in
        guard let number = Int(value), (10...200).contains(number) else { return false }
        settings.typing = number
        return true
      }),
    flag("spoken", "practise aloud, with the plain spoken clocks", \.spoken),
    flag("self-rating", "rate yourself before you see the score", \.selfRating),
    flag("all-follow-ups", "ask every follow-up question, not only one", \.allFollowUps),
  ]

  private static func flag(
    _ name: String, _ help: String, _ path: WritableKeyPath<Settings, Bool> & Sendable
  ) -> Entry {
    Entry(
      name: name, values: "on, off", help: help, read: { $0[keyPath: path] ? "on" : "off" },
      write: { settings, value in
        guard value == "on" || value == "off" else { return false }
        settings[keyPath: path] = value == "on"
        return true
      })
  }

  /// Reads the lines of a settings file; a line that can't be understood is
  /// named with its number and leaves its setting as it was.
  static func read(_ text: String) -> (settings: Settings, complaints: [(line: Int, text: String)])
  {
    var settings = Settings()
    var complaints: [(line: Int, text: String)] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      let line = line.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)[0]
      guard line.contains(where: { !$0.isWhitespace }) else { continue }
      let sides = line.split(separator: "=", maxSplits: 1).map {
        $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      }
      guard sides.count == 2, let entry = entries.first(where: { $0.name == sides[0] }) else {
        complaints.append((index + 1, "'\(sides.first ?? "")' is no setting"))
        continue
      }
      if !entry.write(&settings, sides[1]) {
        complaints.append(
          (index + 1, "'\(entry.name)' takes \(entry.values), not '\(sides[1])'"))
      }
    }
    return (settings, complaints)
  }

  /// `text`, a settings file, with `name` set to `value` and every other byte as it
  /// was: comments, blanks, order, lines that only another version knows.
  static func text(_ text: String, setting name: String, to value: String) -> String {
    var lines = Array(text.utf8).split(separator: newLine, omittingEmptySubsequences: false)
    guard let index = lines.lastIndex(where: { Settings.name(in: $0) == name }) else {
      let separator = text.isEmpty || text.utf8.last == newLine ? "" : "\n"
      return text + separator + "\(name) = \(value)\n"
    }
    let line = Array(lines[index])
    let end = line.firstIndex(of: UInt8(ascii: "#")) ?? line.count
    guard let equals = line[..<end].firstIndex(of: UInt8(ascii: "=")) else { return text }
    let old = line[(equals + 1)..<end]
    let blanks = old.prefix(while: isBlank)
    let rest = old.dropFirst(blanks.count).reversed().prefix(while: isBlank).reversed()
    lines[index] = (line[...equals] + blanks + Array(value.utf8) + Array(rest) + line[end...])[...]
    return String(decoding: Array(lines.joined(separator: [newLine])), as: UTF8.self)
  }

  /// What the line sets; nil for a comment or nonsense.
  private static func name(in line: some Sequence<UInt8>) -> String? {
    let text = String(decoding: Array(line), as: UTF8.self)
    let sides = text.prefix { $0 != "#" }.split(separator: "=", maxSplits: 1)
    guard sides.count == 2 else { return nil }
    return sides[0].split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static let newLine = UInt8(ascii: "\n")
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D
  }
}
