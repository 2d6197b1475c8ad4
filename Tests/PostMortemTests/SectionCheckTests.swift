import PostMortem
import Testing

@Suite struct SectionCheckTests {
  private func kinds(_ sentence: String, in section: Section) -> [FindingKind] {
    let (text, line) = Specimen.with(sentence, in: section)
    return PostMortemCheck().check(text).findings.filter { $0.line == line }.map(\.kind)
  }

  @Test(arguments: [
    "Improve monitoring", "Be more careful with migrations", "Better communication", "More tests",
    "Look into the retries", "Raise awareness in the team", "Make sure this does not happen again",
    "Add alerts", "Review our processes", "Consider a second region", "Monitoring",
    "Pay more attention to alerts", "Investigate further", "Train people better",
    "Improve documentation",
    "Try to reduce the noise", "Discuss with the team", "Remind everyone of the runbook",
    "Increase test coverage", "Ensure better code quality",
  ])
  func findsAnActionWithoutAnEnd(_ action: String) {
    #expect(kinds(action + ", Ana Duarte, 12 May", in: .actions) == [.vagueAction])
  }

  @Test(arguments: [
    "Alert when the lag passes 10,000 messages",
    "Block merges to main without a plan of deleted rows",
    "Add a null-rate check on `amount` to the nightly load",
    "Write the runbook page for a full disk",
    "Set the pool of checkout to 400 connections", "Delete the unused cron host",
    "Run the restore of the ledger into a sandbox every Monday",
    "Move the renewal mail to the platform inbox",
    "Add a load test with two regions to the release pipeline",
  ])
  func leavesAnActionThatCanBeChecked(_ action: String) {
    #expect(kinds(action + ", Ana Duarte, 12 May", in: .actions) == [])
  }

  @Test(arguments: [
    "(Priya, 2024-06-14)", "— Priya Shah, 14 June", "@priya by Friday",
    "Owner: platform team, due: Q3",
    "(owner: Jo, due end of June)", "[Mei, 14.06.2024]", "assigned to Chidi, within two weeks",
    "(jdoe, 2024-06-14)", "; Ngozi A., next sprint", "by Tomasz until 3 July", "(SRE team, EOW)",
    "Owner: Zdravko. Due: 2024-07-01.",
  ])
  func readsOwnersAndDates(_ ending: String) {
    #expect(kinds("Alert when the lag passes 10,000 messages " + ending, in: .actions) == [])
  }

  @Test(arguments: [
    ("(14 June)", [FindingKind.noOwner]), ("(the team, 14 June)", [.noOwner]),
    ("(TBD, 14 June)", [.noOwner]),
    ("Owner: everyone, due 14 June", [.noOwner]), ("Owner: unassigned, due 14 June", [.noOwner]),
    ("(Priya)", [.noDue]), ("(Priya, soon)", [.noDue]), ("(Priya, ASAP)", [.noDue]),
    ("(Priya, due TBD)", [.noDue]),
    // One finding an item: the date is among what it lacks besides.
    ("", [.noOwner]), ("as soon as possible", [.noOwner]),
    ("Owner: we, due: in the near future", [.noOwner]), ("(GUI)", [.noOwner]), ("[PR]", [.noOwner]),
  ])
  func missesOwnersAndDates(_ ending: String, _ missing: [FindingKind]) {
    #expect(kinds("Alert when the lag passes 10,000 messages " + ending, in: .actions) == missing)
  }

  @Test(arguments: [
    "- [x] Alert at 10,000 messages of lag", "- \u{2705} Reverted the change", "- Fixed the parser",
    "- ~~Delete the cron host~~", "- The workflow has been disabled", "- We have removed the token",
    "- Sent a mail to all tenants", "- Alert at 10,000 messages of lag (done)",
    "| Action | Status |\n| --- | --- |\n| Alert at 80% | DONE |",
    "### 1) Alert on load `@ana`, by 12 May\n\nAt 80% for five minutes.",
    "Types:\n\n- Prevent - so that it does not come back\n- Detect - so that we know\n\n| Action | Owner | Due |\n| --- | --- | --- |\n| Alert at 80% | Ana | 12 May |",
    "| Action | Owner | Bug |\n| --- | --- | --- |\n| Alert at 80% | Ana | n/a DONE |",
    "Action | Owner | Due\n--- | --- | ---\nAlert at 80% | Ana | 12 May",
    "<table><tr><th>Action</th><th>Owner</th><th>Due</th></tr>\n<tr><td>Alert at 80%</td><td>Ana</td><td>12 May</td></tr></table>",
    "- Xiulan adds the lock on the job by 20 March",
    "- Add the lock. Owner: Platform team, due 20 March",
  ])
  func asksNothingOfWhatIsDoneOwnedOrExplained(_ items: String) {
    let findings = PostMortemCheck().check("## Action items\n\n" + items).findings
    #expect(findings.filter { $0.line > 1 || $0.kind == .noOwner } == [])
  }

  @Test func asksOnceWhereNoItemHasAnOwnerOrADate() {
    let text =
      "## Summary\n\n## Action items\n\n- Alert at 80%\n- Delete the cron host\n- Write a test of the lock\n"
    let findings = PostMortemCheck().check(text).findings.filter { $0.kind == .noOwner }
    #expect(findings.map(\.line) == [3])
    #expect(findings.map(\.also) == [[.noDue]])
    #expect(
      findings.map(\.message) == ["none of the 3 open items says who does it or by when"])
  }

  @Test(arguments: [
    ("Improve monitoring. Owner: Ana Duarte, due 2024-05-12", [FindingKind.vagueAction]),
    ("Improve monitoring", [.vagueAction, .noOwner]),
    ("#2127", [.vagueAction, .noOwner]),
  ])
  func judgesAnEndWithoutTheOwner(_ action: String, _ expected: [FindingKind]) {
    #expect(kinds(action, in: .actions) == expected)
  }

  @Test func readsATableOfActions() {
    let text = """
      ## Action items

      | What | Who | When |
      | --- | --- | --- |
      | Alert at 10,000 messages of lag | Priya | 2024-06-14 |
      | Page for a full disk in the runbook |  | 2024-06-21 |
      | Test of the restore every Monday | Mei | tbd |
      """
    let findings = PostMortemCheck().check(text).findings.filter { $0.line > 2 }
    #expect(findings.map(\.kind) == [.noOwner, .noDue])
    #expect(findings.map(\.line) == [6, 7])
    #expect(findings.first?.quote == "Page for a full disk in the runbook")
  }

  @Test func readsWhatStandsBelowAnAction() {
    let text =
      "## Action items\n\n- Alert at 10,000 messages of lag\n  - Owner: Zdravko\n  - Due: 14 June\n"
    #expect(PostMortemCheck().check(text).findings.filter { $0.line > 1 } == [])
  }

  @Test(arguments: [
    "09:00 a\n09:30 b\n09:10 c", "2024-05-03 09:00 a\n2024-05-02 09:30 b",
    "T+0 a\nT+15m b\nT+8m c", "9:00 am a\n1:00 pm b\n11:00 am c", "14h05 a\n13h50 b",
    "3 May, 09:00 a\n3 May, 08:59 b", "May 3 09:00 a\nMay 2 10:00 b", "+5 min a\n+2 min b",
    "10:00 CET a\n08:30 UTC b",
  ])
  func findsTimesOutOfOrder(_ lines: String) {
    let list = lines.split(separator: "\n").map { "- " + $0 }
    let findings = PostMortemCheck().check("## Timeline\n\n" + list.joined(separator: "\n"))
      .findings
    let order = findings.filter { $0.kind == .order }
    #expect(order.map(\.line) == [list.count + 2])
    #expect(order.first?.column == 3)
  }

  @Test(arguments: [
    "23:50 a\n00:10 b\n00:40 c", "2024-05-03 23:50 a\n2024-05-04 00:10 b",
    "T+0 a\nT+45m b\nT+1h30m c",
    "09:00 a\n09:00 b", "2024-05-03 a\n2024-05-03 09:00 b", "10:00 CET a\n09:30 UTC b",
    "17:04 PST a\n17:07 b", "2024-05-03 23:50 CEST a\n2024-05-04 00:10 CEST b",
    "10:00 UTC+2 a\n08:30 UTC b", "10:00 IST a\n04:40 UTC b", "7/5/2023 a\n7/6/23 b",
    "02-13-2025 11:00 pm a\n02-14-2025 1:10 pm b", "04/23/2023 a\n05/03/2023 b",
    "2024-02-04 09:00 a\nFeb 5 08:00 b", "Feb 04, 2024: a\nFeb 05, 2024: b",
    "30 Dec 2023 09:00 a\n2 Jan 08:00 b", "May 3 09:00 a\n09:05 host 10.13/10.240 c",
    "11:59 am a\n12:10 pm b", "3 May 22:00 a\n23:00 b\n4 May 01:00 c\n02:00 d",
  ])
  func leavesTimesInOrder(_ lines: String) {
    let list = lines.split(separator: "\n").map { "- " + $0 }
    let findings = PostMortemCheck().check("## Timeline\n\n" + list.joined(separator: "\n"))
      .findings
    #expect(!findings.contains { $0.kind == .order || $0.kind == .noTimes })
  }

  @Test(arguments: [
    "### 07:30 First report\n\nPods pend since 07:10.\n\n### 07:35 A fix\n\n### 07:50 All well",
    "**07:30:** a\n\n**07:35:** b\n\n**07:50:** c",
    "| Time | Event |\n| --- | --- |\n| 07:30 | a |\n| 07:35 | b |",
  ])
  func readsTimesWhereverTheyStand(_ events: String) {
    for heading in ["## Timeline", "# Outage of the lamp\n\n## What we saw there"] {
      let findings = PostMortemCheck().check(heading + "\n\n" + events).findings
      let isListed = !heading.hasSuffix("there") || !events.hasPrefix("|")
      #expect(!findings.contains { $0.kind == .order || isListed && $0.kind == .noTimes })
    }
  }

  @Test func readsLabelsInAList() {
    let text = """
      # Incident of 3 May

      - **Impact**: 1,200 orders were lost.
      - **Context**:
        - 09:12 Error rate over 5%
        - 09:15 On-call paged
        - 09:40 All well
      - **Review actions**:
        - Alert at 80% (Ana, 12 May)
      """
    let findings = PostMortemCheck().check(text).findings
    #expect(
      findings.map(\.kind.rawValue).sorted() == [
        "no_factors", "nothing_went_well", "shallow_cause",
      ])
  }

  @Test(arguments: [
    ("## Timeline\n\n- First the alert\n- Then the rollback\n- Then calm", FindingKind.noTimes, 1),
    ("# X\n\n## Summary\n\nCheckout was down on 3 May.", .noImpact, 3),
    ("# X\n\n## Summary\n\nVersion 1.19 broke it on 3 May 2024.", .noImpact, 3),
    ("# X\n\nWords.", .noTimes, 1), ("# X\n\nWords.", .shallowCause, 1),
    ("# X\n\nWords.", .noFactors, 1),
    ("# X\n\nWords.", .nothingWentWell, 1), ("# X\n\nWords.", .noImpact, 1),
    ("# X\n\nWords.", .vagueAction, 1),
    ("# X\n\n## What went well\n\nNothing.", .nothingWentWell, 3),
    ("# X\n\n## What went well\n\n- N/A", .nothingWentWell, 3),
    ("# X\n\n## What went well\n\n## Next steps", .nothingWentWell, 3),
    ("# X\n\n## Contributing factors\n\nNone.", .noFactors, 3),
    ("# X\n\n## Root cause\n\nThe database was slow.", .shallowCause, 5),
    ("# X\n\n## Root cause\n\nCheckout was down.", .shallowCause, 5),
    (
      "## Summary\n\nThe checkout service was slow on 3 May for 40 minutes.\n\n## Root cause\n\nThe checkout service was slow.",
      .shallowCause, 7
    ),
  ])
  func reportsWhatIsMissingAtItsHeading(_ text: String, _ kind: FindingKind, _ line: Int) {
    #expect(PostMortemCheck().check(text).findings.contains { $0.kind == kind && $0.line == line })
  }

  @Test(arguments: [
    "Checkout failed for 48 minutes.", "1,200 orders were lost.",
    "Every third request failed: 33%.",
    "It cost $40,000.", "Nobody could log in for half an hour.", "It lasted from 09:12 to 10:40.",
  ])
  func takesAnyFigureForTheImpact(_ summary: String) {
    let findings = PostMortemCheck().check("## Summary\n\n" + summary).findings
    #expect(!findings.contains { $0.kind == .noImpact })
  }
}
