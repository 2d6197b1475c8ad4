/// The names in `names` that `word` was probably meant to be: those that start
/// with it, then those at an edit distance of at most a third of its length.
func nearest(to word: String, in names: [String], atMost limit: Int = 3) -> [String] {
  guard !word.isEmpty, word.count <= 64 else { return [] }
  let starting = names.filter { $0.hasPrefix(word) }
  let close =
    names
    .filter { !starting.contains($0) }
    .map { (name: $0, distance: editDistance(word, $0)) }
    .filter { $0.distance <= max(1, word.count / 3) }
    .sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }
    .map(\.name)
  return Array((starting + close).prefix(limit))
}

/// Insertions, deletions, replacements and exchanges of neighbours that turn one
/// word into the other (optimal string alignment).
func editDistance(_ one: String, _ other: String) -> Int {
  let a = Array(one)
  let b = Array(other)
  var before: [Int] = []
  var last = Array(0...b.count)
  for i in a.indices {
    var row = [i + 1]
    for j in b.indices {
      var best = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { best = min(best, before[j - 1] + 1) }
      row.append(best)
    }
    (before, last) = (last, row)
  }
  return last[b.count]
}
