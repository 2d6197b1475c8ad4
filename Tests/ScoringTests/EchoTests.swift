import Prose
import Scoring
import Testing

@Suite struct EchoTests {
  private let echo = Echo(of: [
    "Since 11:00 the p99 has climbed to 2.9 s, and pods are killed for memory.",
    "You are on call for the availability service.",
  ])

  private func share(_ text: String) -> Double { echo.share(of: Passage(text).tokens[...]) }

  @Test(arguments: [
    "Since 11:00 the p99 has climbed to 2.9 s, and pods are killed for memory.",
    "since 11:00 the P99 has climbed to 2.9 s and pods are killed for memory",
  ])
  func hearsThePromptAgain(text: String) { #expect(share(text) == 1) }

  @Test func hearsHowMuchOfItIsThePrompt() {
    let half = share("Pods are killed for memory, and I took a heap profile at once.")
    #expect(half > 0.3 && half < 0.6)
  }

  @Test(arguments: [
    "", "memory", "At 11:05 I compared the p99 of old pods with that of young ones.",
    "Since 11:30 the p99 had fallen to 0.2 s.",
  ])
  func leavesOwnWordsAlone(text: String) { #expect(share(text) == 0) }
}
