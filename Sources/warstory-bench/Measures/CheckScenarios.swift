import Foundation

/// `check` over the scenarios with their sample answers, and over more than
/// anybody has.
enum CheckScenarios: Measure {
  static let name = "check"

  static func figures(of trial: Trial) throws -> [Figure] {
    let home = try trial.subfolder("check-home")
    let few = try trial.subfolder("check-few")
    let many = try trial.subfolder("check-many")
    _ = try ManyScenarios.write(1000, to: few)
    _ = try ManyScenarios.write(10_000, to: many)

    var shipped: [Double] = []
    for _ in 0..<5 {
      shipped.append(try check(Trial.scenarios, home: home, in: trial).seconds)
    }
    let early = try check(few, home: home, in: trial)
    let late = try check(many, home: home, in: trial)
    var figures = [
      Figure("check of 24 scenarios with sample answers", .seconds, shipped, bound: 2),
      Figure("check of 10,000 files", .seconds, [late.seconds], bound: 30),
    ]
    if let before = early.peak, let after = late.peak {
      figures.append(
        Figure(
          "its peak memory, against that of 1,000 files", .megabytes, [after - before], bound: 5,
          note: String(format: "%.1f MB and %.1f MB", before, after)))
    }
    return figures
  }

  private static func check(
    _ folder: String, home: String, in trial: Trial
  ) throws -> (seconds: Double, peak: Double?) {
    var peak: Double?
    let time = try milliseconds {
      let child = try trial.start(["check", folder], home: home)
      // Findings are no failure of the measure.
      try child.finish(with: [0, 1]) { peak = ResidentMemory(of: child.processID)?.peak ?? peak }
    }
    return (time / 1000, peak)
  }
}
