import PostMortem
import Testing

@Suite struct BlameTests {
  @Test(arguments: Planted.all)
  func findsWhatBlames(_ planted: Planted) {
    let (text, line) = Specimen.with(planted.sentence, in: planted.section)
    let findings = PostMortemCheck().check(text).findings
    #expect(findings.contains { $0.kind == planted.kind && $0.line == line })
  }

  @Test(arguments: Planted.all)
  func quotesExactlyWhatStandsThere(_ planted: Planted) {
    let (text, line) = Specimen.with(planted.sentence, in: planted.section)
    let source = Array(
      text.split(separator: "\n", omittingEmptySubsequences: false)[line - 1].unicodeScalars)
    for finding in PostMortemCheck().check(text).findings where finding.line == line {
      let quoted = source.dropFirst(finding.column - 1).prefix(finding.quote.unicodeScalars.count)
      #expect(quoted.elementsEqual(finding.quote.unicodeScalars))
      #expect(!finding.consider.isEmpty && !finding.message.isEmpty)
    }
  }

  @Test(arguments: Harmless.all)
  func leavesAlone(_ harmless: Harmless) {
    let (text, _) = Specimen.with(harmless.sentence, in: harmless.section)
    let report = PostMortemCheck().check(text)
    #expect(report.findings.filter(\.kind.isBlame) == [])
    #expect(report.blamelessness == 4)
  }

  @Test func aSoundDocumentHasNoFindings() {
    let report = PostMortemCheck().check(Specimen.with().text)
    #expect(report.findings == [])
    #expect(report.sections[.actions] == 4)
  }

  @Test(arguments: [
    ("Ana should have looked twice.", 2), ("A careless change.", 1),
    ("The reviewer ignored the alert. It was Bob's fault.", 0),
  ])
  func blamelessnessFallsWithTheWeightOfBlame(_ sentence: String, _ level: Int) {
    let report = PostMortemCheck().check(Specimen.with(sentence, in: .rootCause).text)
    #expect(report.blamelessness == level)
  }

  @Test func blameInCodeIsNobodysBlame() {
    let text = Specimen.with(
      "```\nthe engineer should have checked\n```\n\n> The operator failed to look.\n\n`careless` is a flag.",
      in: .data
    ).text
    #expect(PostMortemCheck().check(text).findings == [])
  }
}
