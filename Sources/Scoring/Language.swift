import Prose

/// Whether words are English, by the small words that no text does without.
enum Language {
  /// Below this share of English small words a text may be another language.
  private static let leastEnglish = 0.2
  /// Above this share of letters beyond the Latin script it is one.
  private static let mostForeignLetters = 0.4

  /// `functionShare` is the share of English small words among all.
  static func isForeign(_ reading: Reading, functionShare: Double) -> Bool {
    var words = 0
    var counts = [Int](repeating: 0, count: languages.count)
    var letters = 0
    var foreignLetters = 0
    for utterance in reading.utterances {
      for word in utterance.words where word.kind == .word {
        words += 1
        for (place, language) in languages.enumerated() where language.contains(word.norm) {
          counts[place] += 1
        }
        for scalar in word.norm.unicodeScalars where scalar.properties.isAlphabetic {
          letters += 1
          if scalar.value >= 0x370 { foreignLetters += 1 }
        }
      }
    }
    guard words > 0 else { return false }
    if Double(foreignLetters) > mostForeignLetters * Double(letters) { return true }
    let most = Double(counts.max() ?? 0) / Double(words)
    return functionShare < leastEnglish && most > max(0.12, functionShare)
      || most > 0.2 && most > 1.5 * functionShare
  }

  /// Small words of the languages that people are likeliest to type instead.
  private static let languages: [Set<String>] = [
    // German
    "und der die das ich wir nicht ein eine einen dem den des war waren ist sind auf mit von zu für im es sie er dass weil aber auch nach bei wurde hatte haben wie dann so als um noch",
    // French
    "et le la les des un une je nous vous pas que qui dans sur avec pour est était sont ont avait du au aux ce cette il elle on en par mais plus ne se nos notre puis",
    // Spanish
    "y el la los las un una que de en no se por con para es era fue del al lo su nos como pero más yo mi había hemos este esta todo cuando",
    // Portuguese
    "e o a os as um uma que de em não se por com para é era foi do da dos das no na ao eu nós mas mais como quando isso",
    // Italian
    "e il lo la gli le un una che di in non si per con è era sono del della dei al alla ho abbiamo ma più come quando questo nel",
    // Dutch
    "en de het een ik wij we niet van dat die is was waren op met voor te in er aan om maar ook als naar bij toen had hebben zijn nog",
    // Polish
    "i w na z się nie że to do jest był była było jak po ale co za od o przez tylko już mnie tego",
    // Swedish, Danish, Norwegian
    "och jag vi inte att det som en ett den är var på med för av till om men har hade så efter og ikke jeg at er til en et den der",
    // Turkish
    "ve bir bu da de için ile çok ama ben biz değil olan gibi sonra kadar daha ne o",
  ].map { Set(Passage($0).tokens.map(\.norm)) }
}
