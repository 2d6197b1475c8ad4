/// What a follow-up question is after, by the names of the four signals.
package enum Probe: String, CaseIterable, Sendable {
  case diagnosis
  case communication
  case blamelessness
  case prevention

  /// What is asked about an own story.
  package var question: String {
    switch self {
    case .diagnosis:
      "Which explanation did you believe first, and what told you that it was wrong or right?"
    case .communication:
      "Who outside your team had to know, what did you tell them, and when did they hear again?"
    case .blamelessness:
      "Which decision of your own contributed to it, and what has changed in it since?"
    case .prevention:
      "Suppose the same happens next month. What stops it, and what shows that this works?"
    }
  }

  /// How many words of `text` speak for it, as a share of all.
  func fit(of text: String) -> Double {
    let words = text.lowercased().split { !$0.isLetter }
    guard !words.isEmpty else { return 0 }
    let hits = words.count { word in stems.contains { word.hasPrefix($0) } }
    return Double(hits) / Double(words.count)
  }

  /// Beginnings of words that questions of this sort are made of.
  private var stems: [String] {
    switch self {
    case .diagnosis:
      ["suppose", "instead", "lever", "layer", "order", "restor", "roll", "first", "evidence"]
    case .communication:
      ["tell", "told", "explain", "plain", "customer", "update", "support", "calm", "publish"]
    case .blamelessness:
      ["name", "blame", "who", "person", "own", "fault", "careless", "responsib", "gives"]
    case .prevention:
      ["systemic", "monitor", "alert", "alarm", "catch", "test", "review", "prevent", "measure"]
    }
  }
}
