import Testing

@testable import Scenarios

@Suite struct TerminalSafeTests {
  @Test(arguments: [
    ("plain", "plain"), ("\u{1B}[31mred", "␛[31mred"), ("a\u{7}b\u{0}", "a␇b␀"),
    ("\u{9B}2J", "<U+9B>2J"), ("\u{202E}abc", "<U+202E>abc"), ("\u{7F}", "␡"),
    ("line\nbreak\tand tab", "line\nbreak\tand tab"), ("größer 日本 👩‍💻", "größer 日本 👩‍💻"),
    ("a\r\nb", "a␍\nb"), ("\u{E0041}", "<U+E0041>"),
    ("a\u{FFFF}b\u{1FFFE}", "a<U+FFFF>b<U+1FFFE>"),
  ])
  func showsWhatATerminalWouldActOn(text: String, expected: String) {
    #expect(text.terminalSafe == expected)
  }

  @Test func aLineStaysALine() {
    #expect("a\nb\tc\u{1B}".terminalSafeLine == "a b c␛")
  }

  @Test(arguments: [("abc", 3), ("日本", 4), ("e\u{301}", 1), ("", 0), ("über", 4)])
  func countsColumns(text: String, columns: Int) {
    #expect(text.terminalColumns == columns)
  }
}

@Suite struct DigestTests {
  // Vectors of FIPS 180-4 and NIST's example values.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      String(repeating: "a", count: 64),
      "ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb"
    ),
    (
      String(repeating: "a", count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ])
  func isSHA256(text: String, expected: String) {
    #expect(Digest.full(Array(text.utf8)) == expected)
    #expect(Digest.short(Array(text.utf8)) == expected.prefix(16))
  }
}

@Suite struct NearestTests {
  @Test(arguments: [
    ("title", "titel", 1), ("abc", "abc", 0), ("", "abc", 3), ("kitten", "sitting", 3),
    ("listen_for", "listenfor", 1),
  ])
  func countsKeystrokes(one: String, other: String, expected: Int) {
    #expect(Nearest.distance(Array(one.utf8), Array(other.utf8)) == expected)
  }

  @Test func whatIsFarAwayIsNotNamed() {
    #expect(Nearest.names(to: "zebra", among: ["title", "id"]) == [])
    #expect(Nearest.names(to: "", among: ["title"]) == [])
  }
}
