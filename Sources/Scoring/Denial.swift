import Prose

/// Finds what is said as not done: "I never checked the lag", "nobody looked at
/// the log", "we should have compared them".
///
/// Only denied deeds count. A finding is often negative ("I did not see errors",
/// "the lag was not growing"), and stays one.
enum Denial {
  /// For each of `tokens` whether it stands in a clause that denies a deed, and
  /// whether in one that only imagines it.
  static func clauses(in tokens: ArraySlice<Token>) -> (denied: [Bool], imagined: [Bool]) {
    let words = tokens.map(\.norm)
    var denied = [Bool](repeating: false, count: words.count)
    var imagined = denied
    for (place, word) in words.enumerated() {
      let isDenial =
        negators.contains(word)
        || word == "not" && place > 0 && auxiliaries.contains(words[place - 1])
        || word == "one" && place > 0 && words[place - 1] == "no"
      let isImagined = !isDenial && modals.contains(word)
      guard isDenial || isImagined else { continue }
      // The deed follows at once, but for what may stand between: "did not even
      // look", "was never checked", "should have been compared".
      var verb = place + 1
      while verb < words.count, verb <= place + 4, between.contains(words[verb]) { verb += 1 }
      guard verb < words.count, deeds.contains(tokens[tokens.startIndex + verb].stem) else {
        continue
      }
      for index in clause(around: place, in: words) {
        if isDenial { denied[index] = true } else { imagined[index] = true }
      }
    }
    return (denied, imagined)
  }

  private static func clause(around place: Int, in words: [String]) -> Range<Int> {
    var start = place
    while start > 0, !ends(words, at: start - 1) { start -= 1 }
    var end = place + 1
    while end < words.count, !ends(words, at: end) { end += 1 }
    return start..<end
  }

  private static func ends(_ words: [String], at place: Int) -> Bool {
    let word = words[place]
    if borders.contains(word) { return true }
    return word == "and" && place + 1 < words.count && subjects.contains(words[place + 1])
  }

  private static let negators: Set<String> = [
    "never", "nobody", "didnt", "havent", "hadnt", "hasnt", "wasnt", "werent",
  ]
  private static let auxiliaries: Set<String> = ["did", "have", "had", "has", "was", "were"]
  private static let modals: Set<String> = [
    "would", "should", "could", "might", "wouldve", "shouldve",
  ]
  private static let between: Set<String> = [
    "even", "really", "actually", "ever", "once", "have", "had", "be", "been", "being", "i", "we",
    "properly", "to", "of", "us", "also", "first", "probably",
  ]
  private static let borders: Set<String> = [
    ",", ";", ":", ".", "-", "but", "instead", "because", "so", "then", "until", "before",
  ]
  private static let subjects: Set<String> = [
    "i", "we", "nobody", "he", "she", "they", "it", "then", "the", "no",
  ]

  /// Stems of what people do in an incident and after it.
  private static let deeds: Set<String> = Set(
    """
    check look compare read count verify test measure ask query pull flush roll restart do run open
    inspect examine plot graph sample trace profile diff reproduce rule exclude confirm purge
    replay backfill reload pause stop contain isolate freeze add build set introduce write put
    create install configure enforce alert monitor watch review reconcile investigate search grep
    establish map correlate narrow bisect validate audit dig question turn switch
    """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { stem(String($0)) })
}
