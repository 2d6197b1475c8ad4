/// Changes that turn a good file into one that nobody would write.
enum Mutation {
  /// One of `seeds` after one to eight changes.
  static func apply(to seeds: [[UInt8]], _ chance: inout Chance) -> [UInt8] {
    var bytes = seeds[chance.below(seeds.count)]
    for _ in 0...chance.below(8) { change(&bytes, seeds, &chance) }
    return bytes
  }

  private static func change(_ bytes: inout [UInt8], _ seeds: [[UInt8]], _ chance: inout Chance) {
    let place = chance.below(bytes.count + 1)
    switch chance.below(9) {
    case 0 where place < bytes.count: bytes[place] = UInt8(truncatingIfNeeded: chance.next())
    case 1 where place < bytes.count: bytes[place] ^= 1 << UInt8(chance.below(8))
    case 2: bytes.insert(contentsOf: tokens[chance.below(tokens.count)].utf8, at: place)
    case 3: bytes.removeSubrange(place..<min(place + chance.below(40), bytes.count))
    case 4:
      let piece = Array(bytes[place..<min(place + chance.below(60), bytes.count)])
      bytes.insert(contentsOf: piece, at: chance.below(bytes.count + 1))
    case 5:
      let other = seeds[chance.below(seeds.count)]
      let start = chance.below(other.count + 1)
      bytes.insert(
        contentsOf: other[start..<min(start + chance.below(200), other.count)], at: place)
    case 6:
      let token = tokens[chance.below(tokens.count)]
      let count = 1 << chance.below(11)
      bytes.insert(contentsOf: String(repeating: token, count: count).utf8, at: place)
    case 7:
      var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      lines.swapAt(chance.below(lines.count), chance.below(lines.count))
      bytes = Array(lines.joined(separator: [0x0A]))
    default:
      let line = chance.below(8)
      bytes.insert(contentsOf: [UInt8](repeating: 0x20, count: line), at: place)
    }
  }

  /// What YAML, the decoder or the scorer gives a meaning to.
  private static let tokens = [
    "\n", "\r\n", "\r", "\t", "  ", ": ", ":", "- ", "? ", "[", "]", "{", "}", ",", "*a", "&a ",
    "!!str ", "| ", "> ", "|2-\n", "'", "\"", "''", "\\", "\\e", "\\u202e", "#", " # ", "---\n",
    "...\n", "%YAML 1.1\n", "<<: ", "~", "null", "\0", "\u{1B}[2J", "\u{202E}", "\u{FEFF}",
    "\u{85}", "\u{2028}", "é", "日本", "👩‍💻", "e\u{301}\u{301}\u{301}", "format: 1\n", "id: x\n",
    "title: y\n", "at: T+9999h9999m\n", "T+0", "T+1h", "0..4", "4..0", "flags: [no_numbers]",
    "expect: {}", "listen_for: [a]", "we ", "not ", "I should have ", "at 9:05 ", "38% ", "$2.3M ",
    "um ", "nobody told ", "because the engineer ", "?!", "…", "—", "1e999 ", "00:00 ", "T+8m ",
    "twenty three thousand ", "99999999999999999999 ", "-1 ", "0x ", ".5.5.5 ",
  ]
}
