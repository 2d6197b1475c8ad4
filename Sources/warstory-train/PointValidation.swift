import Foundation
import Scenarios
import Scoring

/// How the points do on scenarios that nothing was learnt from.
struct PointValidation {
  let training: Training
  let scenarios: [String: Scenario]
  var parts = 4
  /// How many other scenarios each answer is held against.
  var others = 4

  private struct Count {
    var home = (said: 0, right: 0, perhaps: 0, rated: 0, found: 0, foundOrPerhaps: 0)
    var foreign = (points: 0, said: 0, perhaps: 0)
    var other = (home: 0, homeCalled: 0, foreign: 0, foreignCalled: 0)
    var levels: [(rated: Int, heard: Int)] = []
  }

  func report(progress: (String) -> Void) -> [String] {
    let all = Array(training.corpus.samples.indices)
    let heard = training.heardUnseen(all)
    progress("heard")
    let rarity = PointTraining.rarity(
      in: all.filter { training.corpus.samples[$0].scenario != nil }.compactMap { heard[$0]?.first }
    )
    let examples = training.pointExamples(
      all, heard: heard, scenarios: scenarios, others: others, rarity: rarity)
    progress("\(examples.count) comparisons")
    let ids = Array(Set(examples.map(\.scenario))).sorted()
    var count = Count()
    for part in 0..<parts {
      let out = Set(ids.enumerated().filter { $0.offset % parts == part }.map(\.element))
      let weights = PointTraining().weights(
        from: examples.filter { !out.contains($0.scenario) }, rarity: rarity)
      for example in examples where out.contains(example.scenario) && example.isWritten {
        guard let scenario = scenarios[example.scenario], let hearing = heard[example.sample]?.first
        else { continue }
        add(example, PointMatcher(scenario, weights: weights), hearing, to: &count)
      }
      progress("part \(part + 1) of \(parts)")
    }
    func share(_ part: Int, _ whole: Int) -> String {
      String(format: "%.1f%%", 100 * Double(part) / Double(max(1, whole)))
    }
    let full = count.levels.filter { $0.rated > 0 && $0.heard > 0 }
    return [
      "other incidents, of \(count.foreign.points) points: said "
        + share(count.foreign.said, count.foreign.points) + ", perhaps "
        + share(count.foreign.perhaps, count.foreign.points),
      "at home, of \(count.home.rated) that were said: found "
        + share(count.home.found, count.home.rated) + ", found or perhaps "
        + share(count.home.foundOrPerhaps, count.home.rated),
      "right of \(count.home.said) called said: " + share(count.home.right, count.home.said),
      "partly or in full as rated: \(share(full.count { $0.rated == $0.heard }, full.count))",
      "called another incident: at home \(share(count.other.homeCalled, count.other.home)), "
        + "elsewhere \(share(count.other.foreignCalled, count.other.foreign))",
    ]
  }

  private func add(
    _ example: PointExample, _ matcher: PointMatcher, _ hearing: Hearing, to count: inout Count
  ) {
    let isOther = matcher.isOtherIncident(example.comparison)
    if example.isHome {
      count.other.home += 1
      if isOther { count.other.homeCalled += 1 }
    } else {
      count.other.foreign += 1
      if isOther { count.other.foreignCalled += 1 }
    }
    for (coverage, rated) in zip(matcher.coverage(example.comparison, of: hearing), example.points)
    {
      let state = isOther ? .notHeard : coverage.state
      let isSaid = state == .partly || state == .full
      guard example.isHome else {
        count.foreign.points += 1
        if isSaid { count.foreign.said += 1 }
        if state == .perhaps { count.foreign.perhaps += 1 }
        continue
      }
      if isSaid {
        count.home.said += 1
        if rated.level > 0 { count.home.right += 1 }
        count.levels.append((rated.level, state == .full ? 2 : 1))
      }
      if rated.level > 0 {
        count.home.rated += 1
        if isSaid { count.home.found += 1 }
        if isSaid || state == .perhaps { count.home.foundOrPerhaps += 1 }
      }
    }
  }
}
