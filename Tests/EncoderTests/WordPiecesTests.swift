import CEncoder
import Testing

@testable import Encoder

@Suite struct WordPiecesTests {
  private func pieces(_ text: String, most: Int = 128) -> [String] {
    var weights = warstory_encoder()
    guard
      warstory_encoder_open(warstory_encoder_bytes(), warstory_encoder_count(), &weights) != 0
    else { return [] }
    return Encoder.standard.pieces.tokens(of: text, most: most).map { piece in
      let start = Int(weights.piece_starts[Int(piece)])
      let end = Int(weights.piece_starts[Int(piece) + 1])
      return String(
        decoding: (start..<end).map { UInt8(bitPattern: weights.piece_text[$0]) }, as: UTF8.self)
    }
  }

  private func inside(_ text: String) -> [String] { Array(pieces(text).dropFirst().dropLast()) }

  @Test(arguments: [
    ("The deploy failed at 02:14.", "the deploy failed at 02 : 14 ."),
    ("We rolled back kubectl's canary", "we rolled back ku ##be ##ct ##l ' s canary"),
    ("CAFÉ naïve Ångström", "cafe naive ang ##strom"),
    ("e\u{301}tude E\u{308}\u{323}", "et ##ude e"),
    ("don't “quote” — done", "don ' t \" quote \" - done"),
    ("snake_case/path-1.2", "snake _ case / path - 1 . 2"),
    ("[CLS] [UNK]", "[ cl ##s ] [ un ##k ]"),
    ("fire🔥 now", "fire now"),
    ("a\u{200B}b", "ab"),
    ("a\u{A0}b\u{2028}c", "a b c"),
    ("Привет", "[UNK]"),
  ])
  func cutsWordsAsTheModelLearntThem(text: String, expected: String) {
    #expect(inside(text).joined(separator: " ") == expected)
  }

  @Test(arguments: ["", " \t\n ", "\u{0}\u{7}", "\u{301}", "🔥 👩‍🚒"])
  func nothingIsInATextWithoutWords(text: String) {
    #expect(pieces(text) == [])
  }

  @Test func aLongWordIsUnknown() {
    #expect(inside(String(repeating: "x", count: 60)).count == 30)
    #expect(inside(String(repeating: "x", count: 61)) == ["[UNK]"])
    #expect(inside(String(repeating: "x", count: 1_000_000) + " end") == ["[UNK]", "end"])
  }

  @Test func aLongTextIsCutWithinItsMarks() {
    let long = pieces(String(repeating: "slow queries ", count: 80_000), most: 8)
    #expect(long == ["[CLS]", "slow", "que", "##ries", "slow", "que", "##ries", "[SEP]"])
  }
}
