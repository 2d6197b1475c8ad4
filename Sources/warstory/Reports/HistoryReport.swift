import Foundation
import Journal
import Scoring

/// Attempts, a line each: number, day, scenario, the four levels, the verdict.
struct HistoryReport {
  var attempts: [Summary]
  /// The digest that each scenario has today.
  var digests: [String: String]
  var glyphs: Glyphs = .unicode
  var width = 80

  var lines: [StyledText] {
    let numbers = attempts.map { String($0.number).count }.max() ?? 1
    let longest = attempts.map { name(of: $0).count }.max() ?? 8
    let names = min(longest, max(10, width - numbers - 40))
    var lines = attempts.map { attempt in
      let number = String(attempt.number)
      var line = StyledText(String(repeating: " ", count: numbers - number.count) + number + "  ")
      if width >= 60 { line += StyledText(Calendar.minute(attempt.started), .faint) + "  " }
      line += StyledText(name(of: attempt)).truncated(to: names).padded(to: names) + "  "
      line += result(of: attempt)
      return line.truncated(to: width, ellipsis: glyphs.ellipsis)
    }
    if attempts.contains(where: { !isComparable($0) }) {
      lines.append(
        .faint("* scored by another version, or the scenario has changed: not comparable"))
    }
    return lines
  }

  private func name(of attempt: Summary) -> String {
    if let person = attempt.attempt.person {
      return "\(attempt.attempt.scenario ?? "own story") (\(person))"
    }
    return attempt.attempt.scenario ?? "own story"
  }

  private func result(of attempt: Summary) -> StyledText {
    switch attempt.state {
    case .open: return .warning("unfinished")
    case .abandoned: return .faint("given up")
    case .finished: break
    }
    guard let levels = attempt.levels else {
      return .faint(attempt.score == nil ? "not scored" : "not enough to score")
    }
    let each = Signal.allCases.map { "\($0.rawValue.prefix(1))\(levels[$0] ?? 0)" }
      .joined(separator: " ")
    let total = levels.values.reduce(0, +)
    let verdict = Verdict(levels: Signal.allCases.map { levels[$0] ?? 0 })
    let sum = String(total)
    return StyledText(
      "\(each)  \(sum.count < 2 ? " " : "")\(sum)\(isComparable(attempt) ? " " : "*") ")
      + StyledText(verdict.rawValue, verdict.ink)
  }

  private func isComparable(_ attempt: Summary) -> Bool {
    guard attempt.interviewerLevels == nil, let score = attempt.score else { return true }
    let digest = attempt.attempt.scenario.map { digests[$0] ?? "" } ?? ""
    return score.isComparable(scorer: Scorer.version, digest: digest)
  }
}

extension Verdict {
  /// Its colour in a report.
  var ink: Ink {
    switch self {
    case .strongHire, .hire: .good
    case .leanNoHire: .warning
    case .noHire: .bad
    }
  }
}
