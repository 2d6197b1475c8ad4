import TestSupport
import Testing

@Suite struct ScreenTests {
  @Test(arguments: [
    ("ab\r\ncd", ["ab", "cd"]),
    ("abc\rX", ["Xbc"]),
    ("abcdefghij", ["abcdefghij"]),
    ("abcdefghijk", ["abcdefghij", "k"]),
    ("abcdefghij\r\nk", ["abcdefghij", "k"]),
    ("abc\u{8}\u{8}\u{1B}[K", ["a"]),
    ("abcdef\r\u{1B}[2C\u{1B}[2P", ["abef"]),
    ("abc\r\u{1B}[2@", ["  abc"]),
    ("one\r\ntwo\u{1B}[A\u{1B}[2D!", ["o!e", "two"]),
    ("one\r\ntwo\u{1B}[H\u{1B}[J", []),
    ("漢字漢字漢字", ["漢字漢字漢", "字"]),
    ("e\u{301}x", ["e\u{301}x"]),
    ("\u{1B}[31mred\u{1B}[0m\u{1B}[?2004h", ["red"]),
    ("\u{1B}]0;title\u{7}text", ["text"]),
    ("1\r\n2\r\n3\r\n4", ["2", "3", "4"]),
  ])
  func showsWhatATerminalWouldShow(bytes: String, rows: [String]) {
    var screen = Screen(columns: 10, rows: 3)
    screen.feed(bytes.utf8)
    #expect(screen.lines == rows)
  }
}
