import Prose
import Scenarios

/// What gives away that nothing is told: words that are listed, shuffled, read
/// back from the prompt, said twice, or about what one would do.
package struct Pretence: Sendable {
  /// Shares of the answer's words, 0 to 1.
  package var functionShare = 0.0
  package var imaginedShare = 0.0
  package var novelty = 0
  /// How many words follow a word that they cannot follow in a sentence, and the
  /// share of them among the pairs that are looked at.
  package var misplaced = 0
  package var misplacedShare = 0.0
  package var words = 0
  /// Whether the utterance says again what an earlier one said.
  package var isRepeat: [Bool]

  /// The stems of a prompt, by their hashes.
  static func stems(of prompt: String) -> Set<UInt64> {
    Set(Passage(prompt).tokens.map { Hash.of($0.stem) })
  }

  /// What is pretended in `reading`, where the prompt holds the stems `prompted`.
  init(_ reading: Reading, prompted: Set<UInt64>) {
    var function = 0
    var imagined = 0
    var pairs = 0
    var last: String?
    var fresh: Set<UInt64> = []
    var said: [UInt64: [Int]] = [:]
    isRepeat = []
    for utterance in reading.utterances {
      var content: Set<UInt64> = []
      var isImagined = false
      last = nil
      for word in utterance.words {
        words += 1
        let isFunction = FunctionWords.hashes.contains(word.hash)
        if isFunction { function += 1 } else { content.insert(word.stemHash) }
        if FunctionWords.imagining.contains(word.hash) { isImagined = true }
        if let fits = WordOrder.fits(last, word.norm) {
          pairs += 1
          if !fits { misplaced += 1 }
        }
        last = word.norm
        if !isFunction && word.kind == .word && !prompted.contains(word.stemHash) {
          fresh.insert(word.stemHash)
        }
      }
      if isImagined { imagined += utterance.words.count }
      // An earlier unit with nearly the same words. Only the units that share a
      // rare word are looked at, so that the time stays linear.
      var candidates: [Int: Int] = [:]
      if content.count >= 3 {
        for stem in content {
          for other in (said[stem] ?? []).suffix(8) { candidates[other, default: 0] += 1 }
        }
      }
      let best = candidates.values.max() ?? 0
      isRepeat.append(content.count >= 3 && Double(best) >= 0.8 * Double(content.count))
      for stem in content { said[stem, default: []].append(isRepeat.count) }
    }
    functionShare = Double(function) / Double(max(words, 1))
    imaginedShare = Double(imagined) / Double(max(words, 1))
    misplacedShare = Double(misplaced) / Double(max(pairs, 1))
    novelty = fresh.count
  }
}

/// Words that hold a sentence together and say nothing by themselves.
enum FunctionWords {
  static let hashes = Set(
    list.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { Hash.of(String($0)) })
  static let imagining = Set(["would", "wouldnt", "should", "could", "might"].map(Hash.of))

  private static let list = """
    a an the and or but so if then than that this these those there here it its he she they them his
    her their we us our i me my you your who whom which what when where why how not no nor of in on at
    by for from to into onto with without about after before during until since over under between as
    is are was were be been being am do does did done have has had having will would shall should can
    could may might must im ive id ill weve wed were theyd hed its thats didnt dont doesnt wasnt
    isnt hadnt couldnt wouldnt cant wont because while also just only very too all any some each
    every both more most other same such own up down out off again once now one
    """
}
