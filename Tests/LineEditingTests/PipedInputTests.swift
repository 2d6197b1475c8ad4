import Foundation
import LineEditing
import Testing

@Suite struct PipedInputTests {
  private func lines(of bytes: [UInt8], limit: Int = 100) throws -> [PipedLine] {
    let folder = try TemporaryFolder()
    let path = try folder.file("input")
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    let descriptor = open(path, O_RDONLY)
    defer { close(descriptor) }
    let input = PipedInput(descriptor: descriptor, limit: limit)
    var lines: [PipedLine] = []
    while let line = input.next() { lines.append(line) }
    #expect(input.number == lines.count)
    #expect(input.errorCode == nil)
    return lines
  }

  @Test(arguments: [
    ("", []),
    ("one\ntwo\n", ["one", "two"]),
    ("one\r\ntwo", ["one", "two"]),
    ("\n\n", ["", ""]),
    ("\u{FEFF}one\n\u{FEFF}two", ["one", "\u{FEFF}two"]),
    ("\r\n漢字\n", ["", "漢字"]),
  ])
  func readsLinesWithEitherEnding(text: String, lines expected: [String]) throws {
    #expect(try lines(of: Array(text.utf8)) == expected.map { .line($0) })
  }

  @Test func reportsWhatIsNoTextAndGoesOn() throws {
    let bytes: [UInt8] = Array("ab".utf8) + [0, 0x63, 0x0A] + Array("n".utf8) + [0xE9, 0x0A, 0x78]
    #expect(try lines(of: bytes) == [.holdsNUL(column: 3), .notUTF8(column: 2), .line("x")])
  }

  @Test(arguments: [99, 100, 101, 102, 103, 200_000])
  func skipsTheRestOfALineThatIsTooLong(length: Int) throws {
    let long = String(repeating: "a", count: length)
    let first: PipedLine = length <= 100 ? .line(long) : .tooLong(limit: 100)
    for ending in ["\n", "\r\n"] {
      #expect(try lines(of: Array((long + ending + "next").utf8)) == [first, .line("next")])
    }
    #expect(try lines(of: Array(long.utf8)) == [first])
  }

  @Test func tellsAnErrorFromTheEndOfInput() {
    let input = PipedInput(descriptor: -1)
    #expect(input.next() == nil)
    #expect(input.errorCode == EBADF)
  }
}
