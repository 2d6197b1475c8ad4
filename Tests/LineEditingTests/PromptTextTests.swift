import Testing

@testable import LineEditing

@Suite struct PromptTextTests {
  @Test(arguments: [
    ("plain> ", "plain> "),
    ("\u{1B}[31mred\u{1B}[0m> ", "\u{1}\u{1B}[31m\u{2}red\u{1}\u{1B}[0m\u{2}> "),
    ("\u{1}\u{1B}[1m\u{2}marked> ", "\u{1}\u{1B}[1m\u{2}marked> "),
    ("cut off \u{1B}[3", "cut off \u{1}\u{1B}[3\u{2}"),
    ("above\nlast> ", "last> "),
    ("", ""),
  ])
  func marksWhatTakesNoRoom(prompt: String, marked: String) {
    #expect(PromptText.marked(prompt) == marked)
  }
}
