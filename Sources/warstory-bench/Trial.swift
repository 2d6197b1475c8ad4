import Foundation
import TestSupport

/// The program under test, in a home of its own.
final class Trial {
  /// The program's file.
  let program: String
  /// Whether long measures are taken in full.
  let isFull: Bool
  /// Where everything is written; gone at the end.
  let folder: String

  /// The package that this program was built from.
  static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The scenarios of the package.
  static let scenarios = package.appendingPathComponent("Scenarios").path

  /// - Throws: ``Obstacle`` where there is no program, or there are no scenarios.
  init(program: String?, isFull: Bool) throws {
    let beside = Bundle.main.executableURL?.deletingLastPathComponent()
      .appendingPathComponent("warstory").path
    self.program = URL(fileURLWithPath: program ?? beside ?? "warstory").path
    self.isFull = isFull
    guard FileManager.default.isExecutableFile(atPath: self.program) else {
      throw Obstacle("\(self.program): no program here; build it, or name it with --program")
    }
    guard FileManager.default.fileExists(atPath: Self.scenarios) else {
      throw Obstacle("\(Self.scenarios): the scenarios of the package are not there any more")
    }
    folder = NSTemporaryDirectory() + "warstory-bench-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // No scenarios lie here, where every program looks first.
    guard FileManager.default.changeCurrentDirectoryPath(folder) else {
      throw Obstacle("\(folder): this folder can't be entered")
    }
  }

  /// Removes what was written.
  func cleanUp() { try? FileManager.default.removeItem(atPath: folder) }

  /// A new folder called `name`.
  func subfolder(_ name: String) throws -> String {
    let path = folder + "/" + name
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
  }

  /// The environment of a person whose home is `home`.
  func environment(home: String, scenarios: String = Trial.scenarios) -> [String: String] {
    [
      "HOME": home, "WARSTORY_SCENARIOS": scenarios, "LC_ALL": "C.UTF-8", "TERM": "xterm",
      "PATH": "/usr/bin:/bin",
    ]
  }

  /// Opens a terminal with the program in it.
  func terminal(_ arguments: [String] = [], home: String) throws -> PseudoTerminal {
    try PseudoTerminal(
      program, arguments, environment: environment(home: home), directory: home, rows: 40)
  }

  /// Starts the program without a terminal.
  func start(
    _ arguments: [String], input: String = "/dev/null", output: Child.Output = .nowhere,
    home: String, scenarios: String = Trial.scenarios
  ) throws -> Child {
    try Child(
      program, arguments, environment: environment(home: home, scenarios: scenarios),
      input: input, output: output)
  }
}
