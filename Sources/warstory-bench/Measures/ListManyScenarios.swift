import Foundation

/// `list` over a thousand scenario files, each time by a new process.
enum ListManyScenarios: Measure {
  static let name = "list"

  static func figures(of trial: Trial) throws -> [Figure] {
    let home = try trial.subfolder("list-home")
    let files = try ManyScenarios.write(1000, to: trial.subfolder("list-scenarios"))
    let folder = trial.folder + "/list-scenarios"
    func time() throws -> Double {
      try milliseconds { try trial.start(["list"], home: home, scenarios: folder).finish() }
    }
    _ = try time()
    var left: Int? = 0
    var cold: [Double] = []
    for _ in 0..<10 {
      let pages = PageCache.forget(files)
      left = left.flatMap { left in pages.map { max(left, $0) } }
      cold.append(try time())
    }
    let condition =
      switch left {
      case 0?: "the files' pages dropped from the cache before each run, their names not"
      case let pages?: "page cache partly warm: \(pages) pages stayed"
      case nil: "page cache warm: it can't be dropped here"
      }
    let before = processorTimeOfChildren()
    let warm = try (0..<10).map { _ in try time() }
    let processor = (processorTimeOfChildren() - before) / 10
    return [
      Figure("list over 1,000 scenario files", .milliseconds, cold, bound: 150, note: condition),
      Figure(
        "list over 1,000 scenario files, cache warm", .milliseconds,
        warm, bound: 150, note: "\(Int(processor.rounded())) ms of processor time each"),
    ]
  }
}
