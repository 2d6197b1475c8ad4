import Prose
import Scenarios
import Scoring
import Testing

@Suite struct TranscriptTests {
  private let divider = Transcript()

  private static let beats: [(Beat, String)] = [
    (
      .situation,
      "We run a shop with 900 thousand orders a day. On Tuesday finance told us that revenue was $2.3M short over three days."
    ),
    (.task, "I was on call for ingestion and led the incident."),
    (
      .action,
      "First I counted rows per hour on both ends: equal until Saturday 14:00. Then I looked at the consumer lag, which was flat, so I ruled out the readers. At 10:22 I compared the raw JSON: our parser turned the new column into NULL. We patched the parser and replayed from Saturday 13:50."
    ),
    (
      .result,
      "It took 3 h 25 min in total, and 188k orders were wrong. No customer was charged wrongly."
    ),
    (
      .takeaway,
      "I had reviewed the forgiving cast, so that was mine. Now a null share above 0.1% pages us, and a contract test blocks the merge in their CI. Each has an owner and a date."
    ),
  ]

  private static var text: String { beats.map(\.1).joined(separator: " ") }

  private static func spoken(_ text: String) -> String {
    text.lowercased().filter { $0.isLetter || $0.isNumber || "$%. ".contains($0) }
      .replacing(". ", with: " um ")
  }

  @Test func findsTheBeatsOfATextThatWasToldInOneGo() {
    let answer = divider.answer(Self.text, followUp: "Because we watched jobs.")
    for (beat, text) in Self.beats {
      let found = Set((answer.beats[beat] ?? "").split(separator: " "))
      let told = text.split(separator: " ")
      #expect(told.count { found.contains($0) } * 10 >= told.count * 6, "\(beat)")
    }
    #expect(answer.beats[.followUp] == "Because we watched jobs.")
  }

  @Test(arguments: [text, spoken(text)])
  func leavesNoUnitOutAndKeepsTheOrder(text: String) {
    let passage = Passage(text)
    let parts = divider.parts(of: passage)
    #expect(parts.map(\.beat) == parts.map(\.beat).sorted())
    #expect(Set(parts.map(\.beat)).count == parts.count)
    #expect(parts.first?.range.lowerBound == passage.units.first?.range.lowerBound)
    #expect(parts.last?.range.upperBound == passage.units.last?.range.upperBound)
    for unit in passage.units {
      #expect(parts.count { $0.range.contains(unit.range.lowerBound) } == 1)
    }
  }

  @Test func dividesSpeechWithoutPunctuation() {
    let answer = divider.answer(Self.spoken(Self.text), followUp: "")
    #expect(answer.beats[.situation]?.contains("shop") == true)
    #expect(answer.beats[.action]?.contains("consumer lag") == true)
    #expect(answer.beats[.takeaway]?.contains("contract test") == true)
  }

  @Test(arguments: ["", " \n ", "...", "fine", "\u{1f680}"])
  func bearsTextWithLittleInIt(text: String) {
    let answer = divider.answer(text)
    #expect(answer.beats.count <= 1)
  }
}
