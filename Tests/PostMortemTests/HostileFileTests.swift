import PostMortem
import Testing

@Suite struct HostileFileTests {
  @Test(arguments: [
    "[", "`", "<", "| ", "> ", "- ", "**", "\"", "(", "\u{0}\u{1B}[2J", "\u{202E}", "# ", "1. ",
    "if had ", "was ",
    "\n", "a, ", "someone ", "T+", "9", "`` ` ", "[](", "the engineer of the ",
  ])
  func survivesALongFileOfAnything(_ unit: String) {
    let text = "## Timeline\n" + String(repeating: unit, count: 10_000 / max(1, unit.utf8.count))
    let report = PostMortemCheck().check(text)
    #expect(!report.findings.isEmpty)
    #expect(!report.json(file: "x").unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7f })
  }

  @Test(arguments: [
    "", "\u{FEFF}", "\r\n\r\n", "---\ntitle: x\n---\n", "```\nnever closed", "<!-- never closed",
  ])
  func readsADocumentOfNothing(_ text: String) {
    let report = PostMortemCheck().check(text)
    #expect(report.findings.allSatisfy { $0.line == 1 && $0.column == 1 })
    #expect(report.sections.values.allSatisfy { $0 == 0 })
    #expect(report.blamelessness == 0)
    #expect(report.isEmpty)
    #expect(report.json(file: "x").contains(#""insufficient":"too_short""#))
  }
}
