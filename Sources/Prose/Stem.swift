/// The word without its inflection, so that `checked` and `checking` are one.
///
/// Light on purpose: it joins forms of a word, not its relatives.
package func stem(_ word: String) -> String {
  let irregular = irregularForms[word]
  if let irregular { return irregular }
  var letters = Array(word.utf8)
  guard letters.count > 3, letters.allSatisfy({ $0 >= 0x61 && $0 <= 0x7a }) else { return word }
  func ends(_ suffix: StaticString) -> Bool {
    let count = suffix.utf8CodeUnitCount
    guard letters.count > count + 1 else { return false }
    return suffix.withUTF8Buffer { letters.suffix(count).elementsEqual($0) }
  }
  func hasVowel(_ letters: some Sequence<UInt8>) -> Bool { letters.contains(where: isVowel) }
  // Plural and third person.
  if ends("sses") {
    letters.removeLast(2)
  } else if ends("ies") {
    letters.removeLast(3)
    letters.append(UInt8(ascii: "y"))
  } else if ends("es"), letters.count > 4,
    [UInt8(ascii: "x"), UInt8(ascii: "h"), UInt8(ascii: "s"), UInt8(ascii: "z")].contains(
      letters[letters.count - 3])
  {
    letters.removeLast(2)
  } else if ends("s"), !ends("ss"), !ends("us"), !ends("is") {
    letters.removeLast()
  }
  // Past and progressive.
  if ends("ied") {
    letters.removeLast(3)
    letters.append(UInt8(ascii: "y"))
  } else {
    for count in [3, 2] where ends(count == 3 ? "ing" : "ed") {
      let root = letters.dropLast(count)
      guard root.count >= 3, hasVowel(root) else { break }
      letters = Array(root)
      if let last = letters.last, letters.count > 3, letters[letters.count - 2] == last,
        !isVowel(last), ![UInt8(ascii: "l"), UInt8(ascii: "s"), UInt8(ascii: "z")].contains(last)
      {
        letters.removeLast()
      }
      break
    }
  }
  if ends("ly"), letters.count > 5 { letters.removeLast(2) }
  // A mute e, so that `cause` and `caused` meet.
  if letters.count > 3, letters.last == UInt8(ascii: "e") { letters.removeLast() }
  return String(decoding: letters, as: UTF8.self)
}

private func isVowel(_ letter: UInt8) -> Bool {
  switch letter {
  case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
    UInt8(ascii: "u"), UInt8(ascii: "y"):
    true
  default: false
  }
}

private let irregularForms: [String: String] = [
  "told": "tell", "said": "say", "says": "say", "found": "find", "saw": "see", "seen": "see",
  "sees": "see", "went": "go", "gone": "go", "goes": "go", "going": "go", "sent": "send",
  "wrote": "writ", "written": "writ", "took": "tak", "taken": "tak", "made": "mak", "ran": "run",
  "knew": "know", "known": "know", "thought": "think", "brought": "bring", "kept": "keep",
  "got": "get", "gotten": "get", "gave": "giv", "given": "giv", "came": "com", "rang": "ring",
  "rung": "ring", "began": "begin", "begun": "begin", "broke": "break", "broken": "break",
  "chose": "choos", "chosen": "choos", "did": "do", "does": "do", "done": "do", "fell": "fall",
  "fallen": "fall", "felt": "feel", "held": "hold", "left": "leav", "lost": "los", "meant": "mean",
  "met": "meet", "paid": "pay", "put": "put", "rose": "ris", "spoke": "speak", "stood": "stand",
  "stopped": "stop", "stuck": "stick", "taught": "teach", "threw": "throw", "thrown": "throw",
  "understood": "understand", "was": "be", "were": "be", "is": "be", "are": "be", "been": "be",
  "has": "hav", "had": "hav", "having": "hav", "built": "build", "bought": "buy", "caught": "catch",
  "grew": "grow", "grown": "grow", "led": "lead", "drew": "draw", "drawn": "draw",
  "forgot": "forget", "forgotten": "forget", "hid": "hid", "hidden": "hid", "this": "this",
  "people": "people", "children": "child", "news": "news", "always": "always",
  "perhaps": "perhaps", "during": "during", "thing": "thing", "things": "thing",
  "nothing": "nothing", "something": "something", "anything": "anything",
  "everything": "everything", "need": "need", "feed": "feed", "speed": "speed",
  "indeed": "indeed", "exceed": "exceed", "evening": "evening", "morning": "morning",
]
