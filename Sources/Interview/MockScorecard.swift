import Scenarios
import Scoring

/// What came out of a mock interview, for both of them to keep.
package struct MockScorecard: Equatable, Sendable {
  package var scenario: Scenario
  package var candidate: String
  package var interviewer: String
  package var date: String
  /// As the interviewer set them.
  package var levels: [Signal: Int]
  package var sheet: MarkSheet
  package var times: [Interview.Place: Duration]
  /// The questions that were read aloud, by id.
  package var asked: [String]
  package var strength: String
  package var change: String
  package var rating: Interview.Rating?

  /// The level of `signal`, 0 where it is missing.
  package func level(_ signal: Signal) -> Int { levels[signal] ?? 0 }

  package var total: Int { Signal.allCases.reduce(0) { $0 + level($1) } }

  package var verdict: Verdict { Verdict(levels: Signal.allCases.map(level)) }

  package func proposal(for signal: Signal) -> Proposal {
    Proposal(for: signal, from: sheet, on: scenario)
  }

  package var milestones: [Milestone] { Milestone.all(from: sheet, on: scenario) }

  /// 0 to 2 by the point's id, of diagnosis, prevention and what was asked.
  package var points: [String: Int] {
    var points: [String: Int] = [:]
    for point in scenario.points where point.kind != .followUp || asked.contains(point.id) {
      points[point.id] = sheet.level(of: point.id)
    }
    return points
  }

  /// What the marks show of what tanks an answer; a vague timeline can't be seen
  /// in them.
  package var flags: [Flag] {
    let path = DiagnosisPath(scenario)
    let searched = path.steps.filter { !(path.fix + path.containment).contains($0) }
    let search = sheet.first(of: searched)
    let repair = sheet.first(of: path.fix)
    let measures = scenario.points.filter { $0.kind == .prevention }.map(\.id)
    return Flag.allCases.filter { flag in
      switch flag {
      case .vagueTimeline: false
      case .blamesOthers: !sheet.all(.blame).isEmpty
      case .noNumbers: sheet.all(.number).isEmpty
      case .jumpsToFix:
        search.map { found in repair.map { $0.at < found.at } ?? false } ?? true
      case .noPrevention: sheet.first(of: measures) == nil
      }
    }
  }

  /// The time for the story, without the questions.
  package var storyTime: Duration {
    Beat.story.reduce(.zero) { $0 + (times[.beat($1)] ?? .zero) }
  }

  /// The time for the questions.
  package var questionTime: Duration {
    asked.reduce(.zero) { $0 + (times[.question($1)] ?? .zero) }
  }
}
