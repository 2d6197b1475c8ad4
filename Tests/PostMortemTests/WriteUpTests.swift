import PostMortem
import Testing

@Suite struct WriteUpTests {
  @Test(arguments: [
    ("Lessons", Section.lessons), ("Lessons learnt", .lessons), ("What went wrong?", .wentBadly),
    ("Follow-ups", .actions), ("3. Action points", .actions), ("Next steps", .actions),
    ("TL;DR", .summary), ("Executive summary", .summary), ("What happened", .summary),
    ("Sequence of events", .timeline), ("Incident timeline (UTC)", .timeline),
    ("Root causes", .rootCause), ("Why did it happen?", .rootCause), ("5 Whys", .rootCause),
    ("What made it worse", .factors), ("Contributing factors (findings)", .factors),
    ("What worked well", .wentWell), ("What went right", .wentWell), ("The good", .wentWell),
    ("Customer impact", .impact), ("Blast radius", .impact), ("Trigger", .trigger),
    ("How we fixed it", .resolution), ("Mitigation and recovery", .resolution),
    ("Things we'd do if time allows", .ifTime), ("Nice to have", .ifTime),
    ("Data & Analysis", .data), ("Stats", .data), ("What could have gone better", .wentBadly),
  ])
  func readsAHeadingByItsMeaning(_ heading: String, _ section: Section) {
    #expect(Section.meant(by: heading) == section)
  }

  @Test(arguments: ["Attendees", "Glossary", "PM-12", "", "Thanks", "Participants"])
  func leavesOtherHeadingsAlone(_ heading: String) {
    #expect(Section.meant(by: heading) == nil)
  }

  @Test(arguments: [
    "## Root cause\n\nText here.", "Root cause\n----------\n\nText here.",
    "**Root cause**\n\nText here.",
    "**Root cause:** Text here.", "Root cause:\n\nText here.", "### 4.2 Root cause ###\nText here.",
    "__Root cause__\n\nText here.",
  ])
  func findsASectionHoweverItsHeadingIsWritten(_ text: String) {
    let part = WriteUp(markdown: "# Outage\n\n" + text)[.rootCause]
    #expect(part?.blocks.first?.texts.first?.text == "Text here.")
  }

  @Test func aTitleIsNoSection() {
    let writeUp = WriteUp(
      markdown: "# Impact of the lost cable on the shop\n\nWords.\n\n## Impact\n\nMore.")
    #expect(writeUp.title == "Impact of the lost cable on the shop")
    #expect(writeUp[.impact]?.line == 5)
  }

  @Test func headingsBelowASectionBelongToIt() {
    let writeUp = WriteUp(
      markdown:
        "## Lessons\n\n### General\n\n- One\n\n### What went well\n\n- Two\n\n## Attendees\n\n- Three"
    )
    #expect(writeUp[.lessons]?.blocks.last?.texts.first?.text == "One")
    #expect(writeUp[.wentWell]?.blocks.first?.texts.first?.text == "Two")
    #expect(writeUp.rest.last?.texts.first?.text == "Three")
  }

  @Test(arguments: [
    ("## Summary\n\n## Contributing factors", Template.interview),
    ("## Impact\n\n## Trigger\n\n## Resolution\n\n## What went wrong", .team),
    ("## Summary\n\n## Impact", .interview),
  ])
  func tellsTheTemplateByItsSections(_ text: String, _ template: Template) {
    #expect(WriteUp(markdown: text).template == template)
  }

  @Test func placesCountScalarsFromOne() {
    let text = "## Root cause\r\n\r\n\u{1F4A5}\u{301} Then it was **Bob's fault** again."
    let finding = PostMortemCheck().check(text).findings.first { $0.kind == .personCause }
    #expect(finding?.line == 3)
    #expect(finding?.column == 18)
    #expect(finding?.quote == "Bob's fault")
  }
}
