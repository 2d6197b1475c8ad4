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

  /// The file's text.
  var text: String {
    Settings.entries.map { "\($0.name) = \($0.read(self))\n" }.joined()
  }
}
