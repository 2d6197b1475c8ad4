import Prose
import Testing

@Suite struct PassageTests {
  private func norms(_ text: String) -> [String] { Passage(text).tokens.map(\.norm) }

  private func units(_ text: String) -> [String] {
    let passage = Passage(text)
    return passage.units.map { passage.text(in: $0.range) }
  }

  @Test(arguments: [
    ("We didn’t check", "We didnt check"),
    ("the behaviour was analysed", "the behavior was analyzed"),
    ("a post-mortem", "a post mortem"), ("rolled back", "Rolled-back"),
    ("two point three million rows", "2.3M rows"), ("at half past nine", "at 9:30"),
    ("twenty-two minutes", "22 min"), ("forty percent", "40%"), ("nine oh five", "9:05"),
    ("the café", "THE CAFE"), ("it — broke", "it - broke"),
  ])
  func readsDifferentSpellingsAsTheSame(one: String, other: String) {
    #expect(norms(one) == norms(other))
  }

  @Test(arguments: [
    ("2.3M", 2_300_000.0), ("two point three million", 2_300_000), ("1,200,000", 1_200_000),
    ("a hundred", 100), ("188k", 188_000), ("twenty two", 22), ("half past nine", 570),
    ("quarter to ten", 585), ("seven thirty one", 451), ("T+1h30m", 90), ("7pm", 1140),
    ("20 minutes", 1200), ("2h35", 9300), ("half an hour", 1800),
    ("a hundred and forty thousand", 140_000),
    ("999999999999999999999999", 1e15),
  ])
  func readsAmountsAndTimes(text: String, value: Double) {
    #expect(Passage(text).tokens.compactMap(\.value).first == value)
  }

  @Test(
    arguments: [
      ("one of them", nil), ("$2.3M", Token.Measure.money), ("0.1%", .percent),
      ("12 ms", .duration),
      ("40x", .multiple), ("ten thousand dollars", .money), ("8 GB", .bytes), ("300 rows", .plain),
    ] as [(String, Token.Measure?)])
  func knowsWhatANumberCounts(text: String, measure: Token.Measure?) {
    #expect(Passage(text).tokens.first { $0.value != nil }?.measure == measure)
  }

  @Test func cutsSentencesAndNothingElse() {
    #expect(
      units(
        "At 9:05 I told Anna (e.g. in finance), i.e. the office. p99 was 0.9 s! So? Yes; it was.")
        == [
          "At 9:05 I told Anna (e.g. in finance), i.e. the office.", "p99 was 0.9 s!", "So?",
          "Yes;",
          "it was.",
        ])
  }

  @Test func cutsATranscriptWhereASpeakerTakesBreath() {
    let cut = units(
      "so um i looked at the lag first and it was nearly zero for all of the partitions and then i "
        + "compared the row counts per hour and they were the same so i took the sum of the amounts "
        + "instead and boom sunday at one it splits")
    #expect(cut.count >= 2)
    #expect(cut.allSatisfy { $0.split(separator: " ").count <= 31 })
  }

  @Test(arguments: [
    "", " \n\t", "....", "\u{202e}abc\u{0}", "👩‍👩‍👧‍👦 ok", "e\u{301}\u{301}\u{301}",
    "1.2.3.4.5.6.7.8.9.10.11.12",
    "T+", "T+99999999999999999999h", "12:99", "_-_-_", "' ' '", "twenty", "half", "a quarter",
    "point point million and and", "\u{feff}x\u{200b}y",
  ])
  func quotesAreExactSlicesOfAnything(text: String) {
    let passage = Passage(text)
    let scalars = Array(text.unicodeScalars)
    for unit in passage.units {
      #expect(!unit.tokens.isEmpty)
      #expect(Array(passage.text(in: unit.range).unicodeScalars) == Array(scalars[unit.range]))
    }
    for (one, next) in zip(passage.tokens, passage.tokens.dropFirst()) {
      #expect(one.range.upperBound <= next.range.lowerBound)
    }
    #expect(passage.units.map(\.tokens.count).reduce(0, +) <= passage.tokens.count)
  }

  @Test(arguments: [
    ("checked", "checking"), ("causes", "caused"), ("told", "tell"), ("databases", "database"),
    ("dashboards", "dashboard"), ("verified", "verify"), ("queries", "query"), ("stopped", "stop"),
  ])
  func stemsJoinFormsOfAWord(one: String, other: String) {
    #expect(stem(one) == stem(other))
  }
}
