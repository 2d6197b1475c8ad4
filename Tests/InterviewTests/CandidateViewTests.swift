import Foundation
import Scenarios
import Testing

@testable import Interview

/// Every shipped scenario, told to its end with every question asked: what goes
/// out to the candidate is searched byte by byte.
@Suite struct CandidateViewTests {
  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Scenarios").path

  private static func words(_ text: String) -> Set<String> {
    Set(
      text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        .filter { $0.count > 3 })
  }

  @Test func noWordOfTheRubricLeavesWithTheView() throws {
    var library = ScenarioLibrary(
      sources: [.init(name: "Scenarios", folder: Self.folder)])
    #expect(library.ids.count >= 8)
    for id in library.ids {
      let scenario = try library.scenario(id)
      var interview = Interview(scenario: scenario, candidate: "Kim", interviewer: "Ola")
      var now = Duration.zero
      var bytes = try JSONRoundTrip.text(of: interview.candidateView(at: now))
      var lines: [Interview.Event] = [.start]
      lines += scenario.points.map { .line($0.id + " with words") }
      lines += [.line("told everybody"), .typed("what I typed")]
      lines += [Interview.Event](repeating: .line(""), count: 5 + scenario.followUps.count)
      lines.insert(contentsOf: [.line("push"), .line("push")], at: lines.count - 2)
      for line in lines {
        now += .seconds(7)
        _ = interview.handle(line, at: now)
        bytes += try JSONRoundTrip.text(of: interview.candidateView(at: now))
      }
      // What the candidate is told anyway, and the names that the format itself uses.
      let asked = Question.texts(on: scenario)
      let open = Self.words(
        [scenario.title, scenario.situation, scenario.role ?? "", scenario.domain ?? ""]
          .joined(separator: " ") + " " + asked.joined(separator: " ")
          + " elapsedMilliseconds budgetSeconds situation severity domain title role stage "
          + "waiting beat question over task action result takeaway follow")
      var hidden = Set<String>()
      for point in scenario.points {
        let isQuestion = point.kind == .followUp
        hidden.formUnion(Self.words(point.text + " " + (isQuestion ? "" : point.detail ?? "")))
        for phrase in point.listenFor { hidden.formUnion(Self.words(phrase)) }
      }
      for message in scenario.communication {
        hidden.formUnion(Self.words(message.audience + " " + message.message))
      }
      hidden.formUnion(Self.words(scenario.scapegoat ?? ""))
      let leaked = hidden.subtracting(open).intersection(Self.words(bytes))
      #expect(leaked.isEmpty, "\(id): \(leaked.sorted())")
      #expect(!hidden.subtracting(open).isEmpty)
    }
  }

  private enum Question {
    static func texts(on scenario: Scenario) -> [String] {
      Interview.Question.all(on: scenario).map(\.text)
    }
  }
}
