import ArgumentParser
import Foundation

/// Measures the program that was built beside this one against the times and
/// the memory that it promises.
@main
struct WarstoryBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "warstory-bench",
    abstract: "Measure the program against the times and the memory that it promises.",
    discussion: """
      Build for release: swift run -c release --static-swift-stdlib warstory-bench

      Each line says what was measured, the median, the worst run, the bound, and whether the \
      median holds it. The measures are: \(measures.map { $0.name }.joined(separator: ", ")).
      """)

  /// In the order in which they run; the first score of the process comes
  /// before any other.
  static let measures: [any Measure.Type] = [
    ScoreOne.self, ScoreLength.self, PromptReady.self, ListManyScenarios.self, KeyEcho.self,
    PractisedMemory.self, ClockDrift.self, ScoreMany.self, ScoreStream.self,
    CheckScenarios.self,
  ]

  @Argument(help: "The measures to take; all of them where none is named.")
  var names: [String] = []

  @Option(help: "The warstory to measure instead of the one built beside this program.")
  var program: String?

  @Flag(help: "Follow the clock for 160 seconds instead of 60.")
  var full = false

  func validate() throws {
    for name in names where !Self.measures.contains(where: { $0.name == name }) {
      throw ValidationError(
        "no measure '\(name)'; there are \(Self.measures.map { $0.name }.joined(separator: ", "))")
    }
  }

  func run() throws {
    let trial = try Trial(program: program, isFull: full)
    defer { trial.cleanUp() }
    var load = [0.0]
    getloadavg(&load, 1)
    print(
      "\(ProcessInfo.processInfo.processorCount) processors, load \((load[0] * 10).rounded() / 10) "
        + "at the start; what else runs here adds to every time.")
    if !isBuiltForRelease { print("This is a debug build: its times say nothing.") }
    var areHeld = true
    for measure in Self.measures where names.isEmpty || names.contains(measure.name) {
      for figure in try measure.figures(of: trial) {
        print(figure.line)
        fflush(nil)
        if !figure.isHeld { areHeld = false }
      }
    }
    if !areHeld { throw ExitCode(1) }
  }

  private var isBuiltForRelease: Bool {
    #if DEBUG
    false
    #else
    true
    #endif
  }
}
