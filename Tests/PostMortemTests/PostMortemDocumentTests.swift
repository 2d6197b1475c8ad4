import PostMortem
import Testing

@Suite struct PostMortemDocumentTests {
  private func walk(_ drafts: [String]) -> PostMortemWalk {
    var walk = PostMortemWalk(template: .interview, title: "Checkout: down")
    for draft in drafts { walk.write(draft) }
    return walk
  }

  @Test func writesADocumentThatOnePosts() {
    let document = PostMortemDocument(
      walk: walk([
        "Checkout failed for 40 minutes.",
        "18:02 first alert\n18:20 pool drained\n18:42 error rate back to normal",
        "The pool was sized for one region.", "- No runbook",
        "Alert at 80% of the pool (Priya, by 14 June, OPS-12)\nDrain the second region (done)",
        "The rollback took four minutes",
      ]), date: "2026-05-03", followUp: "2026-05-17", author: "Ana", severity: "P1")
    #expect(
      document.markdown == """
        ---
        date: 2026-05-03
        authors: "Ana"
        status: final
        severity: P1
        started: "18:02"
        detected: "18:02"
        mitigated: "18:20"
        resolved: "18:42"
        duration: 40 min
        follow_up: 2026-05-17
        ---

        # Checkout: down

        ## Summary

        Checkout failed for 40 minutes.

        ## Timeline

        - 18:02 first alert
        - 18:20 pool drained
        - 18:42 error rate back to normal

        ## Root cause

        The pool was sized for one region.

        ## Contributing factors

        - No runbook

        ## Action items

        | Action | Type | Owner | Due | Ticket | Status |
        | --- | --- | --- | --- | --- | --- |
        | Alert at 80% of the pool | detect | Priya | 14 June | OPS-12 | open |
        | Drain the second region | mitigate |   |   |   | done |

        ## What went well

        - The rollback took four minutes

        The action items are looked at again on 2026-05-17.

        """)
  }

  @Test func theDocumentIsReadBackAsItWasWritten() {
    let walk = walk([
      "Checkout failed for 40 minutes on 3 May.", "18:02 alert\n18:42 over",
      "The pool was sized for one region, and no test runs with two.",
      "No runbook for a full pool",
      "Alert at 80% of the pool (Priya, by 14 June)\nWrite the page for a full pool, Mei, 20 June",
      "The rollback took four minutes",
    ])
    let document = PostMortemDocument(walk: walk, date: "2026-05-03", followUp: "2026-05-17")
    #expect(PostMortemCheck(template: .interview).check(document.markdown).findings == [])
    #expect(walk.check().findings == [])
  }

  @Test(arguments: [
    (
      "Alert at 80% (Priya, by 14 June, OPS-12)", "Alert at 80%", ActionEntry.Kind.detect, "Priya",
      "14 June", "OPS-12"
    ),
    (
      "Limit refills, Owner: platform team, due: 2027-01-10", "Limit refills", .prevent,
      "platform team", "2027-01-10", ""
    ),
    (
      "Write the runbook. Ana Duarte, Friday", "Write the runbook", .mitigate, "Ana Duarte",
      "Friday", ""
    ),
    (
      "Add a lock by Tomasz until 3 July", "Add a lock by Tomasz until 3 July", .prevent, "", "", ""
    ),
    ("Improve monitoring", "Improve monitoring", .detect, "", "", ""),
    ("Test the restore [detect] (#31)", "Test the restore", .detect, "", "", "#31"),
    ("", "", .prevent, "", "", ""),
  ])
  func takesAnItemApart(
    _ text: String, _ action: String, _ kind: ActionEntry.Kind, _ owner: String, _ due: String,
    _ ticket: String
  ) {
    let entries = ActionEntry.entries(of: "- " + text)
    guard !text.isEmpty else {
      #expect(entries == [])
      return
    }
    #expect(entries.map(\.action) == [action])
    #expect(entries.map(\.kind) == [kind])
    #expect(entries.map(\.owner) == [owner])
    #expect(entries.map(\.due) == [due])
    #expect(entries.map(\.ticket) == [ticket])
  }

  @Test(arguments: [
    ("14 June 2026", DueDate(year: 2026, month: 6, day: 14)),
    ("2027-01-10", DueDate(year: 2027, month: 1, day: 10)),
    ("14 June", DueDate(year: 2027, month: 6, day: 14)),
    ("31 December", DueDate(year: 2026, month: 12, day: 31)),
    ("Friday", nil), ("next sprint", nil), ("", nil),
  ])
  func readsADueDate(_ text: String, _ date: DueDate?) {
    #expect(DueDate(text, from: DueDate(year: 2026, month: 11, day: 21)) == date)
  }
}
