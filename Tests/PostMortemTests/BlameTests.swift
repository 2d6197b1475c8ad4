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

  @Test(arguments: [
    "A recently introduced process for secret rotation was not followed.",
    "The balance was mistakenly transferred to the wrong ledger.",
    "The outage could have been avoided by deploying the fix on Monday.", "Ines merged it alone.",
    "Brilliantly, the change went out at 16:55 on a Friday.", "The new hire had been told.",
    "Nobody on the team had bothered to test the restore.",
    "The mistake was made by our network provider's technician.",
    "It was obvious that the disk would fill up, yet no one acted.",
    "The rollout was done too hastily.", "This was clearly avoidable.",
    "Due to an oversight, the flag was left enabled.",
  ])
  func hearsBlameInTheThirdPerson(_ sentence: String) {
    let (text, line) = Specimen.with(sentence, in: .factors)
    let findings = PostMortemCheck().check(text).findings
    #expect(findings.contains { $0.kind.isBlame && $0.line == line })
  }

  @Test(arguments: [
    "Thanks to the security team for finding and reporting this leak.",
    "The build passes (if only CI is updated).", "On-call receives high error count alert.",
    "This could lead to skipped entries.",
    "The engineer who ran the command had every reason to think it was staging.",
    "Someone requesting a page while logged out sees an error.",
    "The wrong item might get pulled from the cache.",
    "The usual suspects, disk and memory, were ruled out.",
    "The team took the cluster offline to stop the damage.",
    "The engineer had been told by the tool that the cluster was staging.",
  ])
  func hearsNoBlameWhereThereIsNone(_ sentence: String) {
    let report = PostMortemCheck().check(Specimen.with(sentence, in: .rootCause).text)
    #expect(report.findings.filter(\.kind.isBlame) == [])
  }

  @Test(arguments: [
    ("Human error during the switch.", Certainty.sure),
    ("The key was accidentally deleted.", .sure),
    ("The analyst failed to read the plan.", .sure), ("A careless change.", .sure),
    ("The alert was ignored.", .look), ("This was clearly avoidable.", .look),
  ])
  func tellsSureBlameFromWhatIsWorthALook(_ sentence: String, _ certainty: Certainty) {
    let report = PostMortemCheck().check(Specimen.with(sentence, in: .factors).text)
    #expect(report.findings.map(\.certainty) == [certainty])
    #expect((report.blamelessness == 4) == (certainty == .look))
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
