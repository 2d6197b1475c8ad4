import Testing

@testable import LineEditing

@Suite struct PastedTextTests {
  @Test(arguments: [
    ("plain text, kept", "plain text, kept"),
    ("a\r\nb\rc\nd", "a\nb\nc\nd"),
    ("tab\tstays", "tab\tstays"),
    ("red \u{1B}[31mtext\u{7} \u{0}here", "red [31mtext here"),
    ("c1 \u{9B}31m and \u{85}", "c1 31m and "),
    ("user\u{202E}gpj.exe \u{2066}x\u{2069}\u{200F}\u{61C}", "usergpj.exe x"),
    ("two\u{2028}lines", "twolines"),
    ("漢字 é 🎉 \u{2026}", "漢字 é 🎉 \u{2026}"),
  ])
  func dropsWhatCouldSteerTheTerminal(pasted: String, kept: String) {
    #expect(String(decoding: PastedText.cleaned(pasted.utf8), as: UTF8.self) == kept)
  }

  @Test(
    arguments: [[0xE2], [0xE2, 0x80], [0xC2], [0xD8], [0xFF, 0xFE], [0x61, 0xE9]] as [[UInt8]])
  func leavesBytesThatAreNotUTF8ToBeReported(bytes: [UInt8]) {
    #expect(PastedText.cleaned(bytes) == bytes)
  }

  @Test(arguments: [
    ("", [""]),
    ("  ", ["  "]),
    ("one", ["one"]),
    ("one\ntwo\n", ["one", "two"]),
    ("\n\none\n \n\ntwo", ["one", "two"]),
    ("\n", [""]),
  ])
  func givesTheLinesOfAPasteWithoutItsBlankOnes(text: String, lines: [String]) {
    #expect(PastedText.lines(of: text) == lines)
  }
}
