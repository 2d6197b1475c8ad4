import Prose

/// What comes back in several post-mortems: the next one is prevented there.
package enum Recurrence: String, CaseIterable, Sendable {
  case lateDetection = "late detection"
  case untested = "no test that covers it"
  case ownership = "unclear ownership"
  case runbook = "a missing or old runbook"
  case change = "a change without a stage or a way back"
  case capacity = "a limit that nobody watched"

  /// How many of `walks` tell each, those of two or more, the most frequent first.
  package static func all(in walks: [PostMortemWalk]) -> [(what: Recurrence, count: Int)] {
    let texts = walks.map { walk in
      let sections: [Section] = [.timeline, .rootCause, .factors, .wentBadly, .trigger, .lessons]
      let words = Prose.Passage(sections.map(walk.draft(of:)).joined(separator: " . ")).tokens
      return " " + words.map(\.norm).joined(separator: " ") + " "
    }
    let counts = allCases.map { what in
      (what: what, count: texts.count { text in what.cues.contains { text.contains($0) } })
    }
    return counts.filter { $0.count > 1 }.sorted { $0.count > $1.count }
  }

  private var cues: [String] {
    switch self {
    case .lateDetection:
      [
        " no alert", " came late ", " late alert", " unnoticed ", " not monitored ", " no monitor",
        " customers told ", " customers reported ", " support reported ", " did not alert ",
        " detected late ", " late detection ",
      ]
    case .untested:
      [
        " no test", " not tested ", " untested ", " did not cover ", " does not cover ",
        " no load test",
      ]
    case .ownership:
      [" ownership ", " nobody owned ", " no owner ", " who owns ", " nobody owns ", " unowned "]
    case .runbook:
      [
        " no runbook", " missing runbook", " runbook was old ", " runbook does not ",
        " no playbook",
      ]
    case .change:
      [
        " no canary", " no rollback", " no staging ", " all at once ", " without a canary ",
        " no flag ",
      ]
    case .capacity:
      [" limit ", " quota ", " ran out ", " exhausted ", " full disk ", " ran full ", " capacity "]
    }
  }
}
