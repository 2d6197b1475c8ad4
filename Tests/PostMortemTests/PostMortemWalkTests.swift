import PostMortem
import Testing

@Suite struct PostMortemWalkTests {
  @Test(arguments: Template.allCases)
  func asksForEachSectionInItsOrder(_ template: Template) {
    var walk = PostMortemWalk(template: template, title: "Checkout down")
    var sections: [Section] = []
    while let section = walk.section {
      sections.append(section)
      #expect(!section.guidance.isEmpty)
      walk.write("Words of \(section.title).")
    }
    #expect(sections == template.sections)
    #expect(walk.isFinished)
    let writeUp = WriteUp(markdown: walk.markdown)
    #expect(writeUp.parts.map(\.section) == template.sections)
    #expect(writeUp.title == "Checkout down")
  }

  @Test func keepsDraftsAndGoesBack() {
    var walk = PostMortemWalk(template: .interview, title: "X")
    walk.keep("half a")
    #expect(walk.section == .summary)
    #expect(walk.draft(of: .summary) == "half a")
    walk.write("a whole summary")
    walk.advance()
    #expect(walk.position == 2)
    walk.back()
    walk.back()
    #expect(walk.section == .summary)
    #expect(walk.draft(of: .summary) == "a whole summary")
    walk.back()
    #expect(walk.position == 0)
  }

  @Test func comesBackFromAnEditorAsItWent() {
    var walk = PostMortemWalk(template: .team, title: "X")
    walk.write("3,000 users for an hour.\n\nAnd more.")
    walk.advance()
    walk.write("Drained the node.\n\n### Later\n\n```\n## not a heading\n```")
    let before = walk
    walk.replace(with: walk.editable)
    #expect(walk == before)
    walk.replace(with: before.markdown)
    #expect(walk == before)
  }

  @Test func losesNothingThatWasWrittenInTheEditor() {
    var walk = PostMortemWalk(template: .interview, title: "X")
    walk.replace(
      with:
        "# New title\n\nStray words.\n\n## What broke and why\n\nThe pool.\n\n## Attendees\n\nAna\n"
    )
    #expect(walk.title == "New title")
    #expect(walk.draft(of: .summary) == "Stray words.")
    #expect(walk.draft(of: .rootCause) == "The pool.\n\n## Attendees\n\nAna")
  }

  @Test func checksWhatWasWritten() {
    var walk = PostMortemWalk(template: .interview, title: "X")
    while walk.section != nil { walk.write("It was human error.") }
    let report = walk.check()
    #expect(report.template == .interview)
    #expect(report.findings.contains { $0.kind == .personCause })
    #expect(report.blamelessness == 0)
  }
}
