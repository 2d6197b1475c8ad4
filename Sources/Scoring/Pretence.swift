import Prose
import Scenarios

/// What gives away that nothing is told: words that are listed, shuffled, read
/// back from the prompt, said twice, or about what one would do.
package struct Pretence: Sendable {
  /// Shares of the answer's words, 0 to 1.
  package var functionShare = 0.0
  package var imaginedShare = 0.0
  package var novelty = 0
  /// Shares of the answer's words: deeds in the past, the teller and the team,
  /// those who are spoken to, what should or can be done.
  package var pastShare = 0.0
  package var ownShare = 0.0
  package var addressedShare = 0.0
  package var modalShare = 0.0
  package var words = 0
  /// Commas and the like for each word.
  package var signShare = 0.0
  /// Whether it is written in another language.
  package var isForeign = false
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
    var past = 0
    var own = 0
    var addressed = 0
    var modal = 0
    var fresh: Set<UInt64> = []
    var said: [UInt64: [Int]] = [:]
    isRepeat = []
    for utterance in reading.utterances {
      var content: Set<UInt64> = []
      var isImagined = false
      for word in utterance.words {
        words += 1
        let isFunction = FunctionWords.hashes.contains(word.hash)
        if isFunction { function += 1 } else { content.insert(word.stemHash) }
        if FunctionWords.imagining.contains(word.hash) { isImagined = true }
        if TellingWords.isPast(word) { past += 1 }
        if TellingWords.own.contains(word.hash) { own += 1 }
        if TellingWords.addressed.contains(word.hash) { addressed += 1 }
        if TellingWords.modal.contains(word.hash) { modal += 1 }
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
    signShare =
      reading.utterances.reduce(0) { $0 + $1.signShare * Double($1.words.count) }
      / Double(max(words, 1))
    functionShare = Double(function) / Double(max(words, 1))
    imaginedShare = Double(imagined) / Double(max(words, 1))
    pastShare = Double(past) / Double(max(words, 1))
    ownShare = Double(own) / Double(max(words, 1))
    addressedShare = Double(addressed) / Double(max(words, 1))
    modalShare = Double(modal) / Double(max(words, 1))
    novelty = fresh.count
    isForeign = Language.isForeign(reading, functionShare: functionShare)
  }
}

extension Pretence {
  /// Above this share of words in units of would and should, nothing was done.
  static let mostlyImagined = 0.5
  /// Below this share of words that only hold sentences together, it is a list.
  ///
  /// The tersest answers that tell something have 0.12.
  private static let leastFunctionShare = 0.08
  /// Above this many commas for each word it is one, too; prose has one for ten.
  private static let mostSigns = 0.5
  private static let leastWords = 20
  private static let leastNovelty = 12
  /// Below this share of words that are new and mean something, the text goes
  /// round in circles, unless it has enough of them.
  private static let leastFreshShare = 0.18
  private static let enoughNovelty = 40

  /// Whether it lists words rather than tells anything.
  var isList: Bool {
    functionShare < Self.leastFunctionShare || signShare > Self.mostSigns
  }

  /// Why there is too little to hear, if there is; `flow` is how well the words
  /// follow each other, and `leastFlow` what a story has at least.
  func insufficiency(hasPrompt: Bool, flow: Float?, leastFlow: Float) -> Insufficiency? {
    if words < Self.leastWords { return .tooShort(words: words) }
    if isForeign { return .notEnglish }
    if isList { return .listed }
    if let flow, flow < leastFlow { return .shuffled }
    if novelty < Self.leastNovelty
      || Double(novelty) < Self.leastFreshShare * Double(words) && novelty < Self.enoughNovelty
    {
      return hasPrompt ? .promptRepeated : .roundInCircles
    }
    return nil
  }
}

/// Words by which a story is told from advice.
enum TellingWords {
  static let own = hashes("i we my our us me im ive id wed ourselves myself")
  static let addressed = hashes("you your youre yours youll")
  static let modal = hashes("should must can may will would could need needs shall")
  private static let past = hashes(
    """
    was were had did went said told saw found made took got came knew thought rang called gave began
    broke brought built chose cut fell felt kept left lost meant met paid put ran sent showed shut
    sold spent stood woke wrote wasnt werent didnt hadnt couldnt
    """)

  static func isPast(_ word: Reading.Word) -> Bool {
    past.contains(word.hash)
      || word.kind == .word && word.norm.utf8.count > 4 && word.norm.hasSuffix("ed")
  }

  private static func hashes(_ list: String) -> Set<UInt64> {
    Set(list.split(whereSeparator: { $0 == " " || $0 == "\n" }).map { Hash.of(String($0)) })
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
