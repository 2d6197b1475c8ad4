import Testing

@testable import Sharing

@Suite struct JoinCodeTests {
  @Test func aCodeIsReadAsPeopleTypeIt() throws {
    let code = newCode()
    let text = code.description
    #expect(text.count == 29 && text.split(separator: "-").count == 5)
    #expect(JoinCode(text) == code)
    #expect(JoinCode(text.lowercased()) == code)
    #expect(JoinCode(text.replacing("-", with: " ")) == code)
    #expect(JoinCode(text.replacing("0", with: "o").replacing("1", with: "l")) == code)
  }

  @Test func anySingleSlipIsNoticed() {
    let code = newCode()
    let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    for index in code.characters.indices {
      for letter in alphabet where letter != code.characters[index] {
        var slip = code.characters
        slip.replaceSubrange(index...index, with: String(letter))
        #expect(JoinCode(slip) == nil)
      }
    }
  }

  @Test(arguments: ["", "ABC", "UUUUU-UUUUU-UUUUU-UUUUU-UUUUU", String(repeating: "A", count: 999)])
  func somethingElseIsNoCode(text: String) {
    #expect(JoinCode(text) == nil)
  }

  @Test func codesDiffer() {
    #expect(Set((0..<100).map { _ in newCode().characters }).count == 100)
  }

  static let texts: [(String, String)] = [
    ("plain", "plain"),
    ("a\u{1B}[31mb", "a[31mb"),
    ("tab\there\r\n", "tab here  "),
    ("\u{202E}right to left", "right to left"),
    ("\u{0}\u{7F}\u{9B}x", "x"),
    ("été 日本 👩‍🚒", "été 日本 👩‍🚒"),
  ]

  @Test(arguments: texts)
  func textFromTheOtherSideIsHarmless(text: String, cleaned: String) {
    #expect(PeerText.cleaned(text) == cleaned)
  }

  @Test func textFromTheOtherSideIsShort() {
    #expect(PeerText.cleaned(String(repeating: "é", count: 9000)).utf8.count == 8192)
  }

  @Test func aLongLineGoesInPiecesAndLosesNoWord() {
    let words = (1...4000).map { "word\($0)" }
    let pieces = PeerText.pieces(of: words.joined(separator: " "))
    #expect(pieces.count > 1)
    #expect(pieces.allSatisfy { $0.utf8.count <= PeerText.lineLimit })
    #expect(pieces.joined(separator: " ").split(separator: " ").map(String.init) == words)
    let stacked = PeerText.pieces(of: "e" + String(repeating: "\u{301}", count: 9000))
    #expect(stacked.allSatisfy { $0.utf8.count <= PeerText.lineLimit })
    let solid = PeerText.pieces(of: String(repeating: "é", count: 9000))
    #expect(solid.joined().count == 9000)
    #expect(PeerText.pieces(of: "\u{7}").isEmpty)
  }

  @Test func aResumeKeyIsReadBack() {
    let key = newKey()
    #expect(ResumeKey(key.text) == key)
    #expect(ResumeKey("short") == nil)
  }
}
