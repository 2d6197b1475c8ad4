import Scenarios

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

  /// How well `followUp` is made to find it out.
  ///
  /// Counts the words that questions of this sort are made of, twice where they
  /// are in the question itself.
  func fit(of followUp: FollowUp) -> Int {
    2 * hits(in: followUp.ask) + hits(in: followUp.lookingFor)
  }

  private func hits(in text: String) -> Int {
    let words = Set(text.lowercased().split { !$0.isLetter })
    return stems.count { stem in
      words.contains { stem.count < 4 ? $0 == stem : $0.hasPrefix(stem) }
    }
  }

  /// Whole words where they are short, else their beginnings.
  private var stems: [String] {
    switch self {
    case .diagnosis:
      ["if", "suppose", "instead", "lever", "layer", "order", "restore", "roll"]
    case .communication:
      [
        "call", "phone", "says", "tell", "hear", "explain", "plain", "customer", "update", "head",
        "chief", "officer", "time",
      ]
    case .blamelessness:
      ["who", "name", "blame", "person", "somebody", "fault", "declin", "give"]
    case .prevention:
      [
        "review", "monitor", "alert", "alarm", "catch", "test", "check", "notice", "wake",
        "colleague", "again",
      ]
    }
  }
}
