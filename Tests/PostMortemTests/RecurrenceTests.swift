import PostMortem
import Testing

@Suite struct RecurrenceTests {
  @Test func countsWhatSeveralDocumentsTell() {
    let walks = [
      "No runbook; the alert came late.", "There was no alert, and no owner.", "No owner.",
    ]
    .map { factors in
      var walk = PostMortemWalk(template: .interview, title: "A lamp is out")
      for draft in ["", "", "", factors] { walk.write(draft) }
      return walk
    }
    let found = Recurrence.all(in: walks)
    #expect(found.map(\.what) == [.lateDetection, .ownership])
    #expect(found.map(\.count) == [2, 2])
    #expect(Recurrence.all(in: []).isEmpty)
    #expect(Recurrence.all(in: [walks[0]]).isEmpty)
  }
}
