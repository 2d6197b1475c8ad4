/// Finds the name that somebody meant.
package enum Nearest {
  /// The names among `candidates` that are closest to `name`, best first:
  /// those that differ by few keystrokes, and those that begin with it.
  package static func names(
    to name: String, among candidates: some Sequence<String>, limit: Int = 3
  ) -> [String] {
    let wanted = Array(name.lowercased().clipped(to: 80).utf8)
    guard !wanted.isEmpty else { return [] }
    let reach = max(2, wanted.count / 3)
    var found: [(distance: Int, name: String)] = []
    for candidate in candidates {
      let letters = Array(candidate.lowercased().utf8)
      if letters.starts(with: wanted) {
        found.append((1, candidate))
      } else if abs(letters.count - wanted.count) <= reach {
        let distance = distance(wanted, letters)
        if distance <= reach { found.append((distance, candidate)) }
      } else if wanted.count >= 4, candidate.lowercased().contains(name.lowercased()) {
        found.append((reach, candidate))
      }
    }
    found.sort { ($0.distance, $0.name) < ($1.distance, $1.name) }
    return found.prefix(limit).map(\.name)
  }

  /// Keystrokes between two words: insertion, deletion, replacement, and two
  /// neighbours swapped (optimal string alignment).
  static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    var before: [Int] = []
    var last = Array(0...other.count)
    for row in one.indices {
      var next = [row + 1]
      next.reserveCapacity(other.count + 1)
      for column in other.indices {
        let replaced = last[column] + (one[row] == other[column] ? 0 : 1)
        var least = min(replaced, last[column + 1] + 1, next[column] + 1)
        if row > 0, column > 0, one[row] == other[column - 1], one[row - 1] == other[column] {
          least = min(least, before[column - 1] + 1)
        }
        next.append(least)
      }
      before = last
      last = next
    }
    return last[other.count]
  }
}
