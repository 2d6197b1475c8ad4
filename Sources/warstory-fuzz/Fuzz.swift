import ArgumentParser
import Foundation
import Scenarios

/// Feeds mutated seeds to a part of the program until something breaks.
///
/// Input n of a seed number is the same on every machine, so that a crash is
/// found again with `--from n --inputs 1`.
@main
struct Fuzz: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "warstory-fuzz",
    abstract: "Feed the decoder or the scorer mutated files and answers.")

  enum TargetName: String, ExpressibleByArgument, CaseIterable {
    case decoder, scorer
  }

  @Option(help: "What is fed.") var target = TargetName.decoder
  @Option(help: "How many inputs.") var inputs = 100_000
  @Option(help: "The number that all chance comes from.") var seed: UInt64 = 1
  @Option(help: "The first input.") var from = 0
  @Option(help: "The folder of seeds.") var seeds = "Tests/Seeds"
  @Option(help: "Seconds after which to stop in any case.") var seconds = 86_400

  func run() throws {
    let files = try FolderFile.names(in: seeds).map { try FolderFile.read($0, in: seeds).bytes }
    guard !files.isEmpty else { throw ValidationError("no seeds in \(seeds)") }
    let target: any FuzzTarget =
      switch target {
      case .decoder: DecoderTarget()
      case .scorer: try ScorerTarget(seeds: files)
      }
    let clock = ContinuousClock()
    let start = clock.now
    var slowest = (seconds: 0.0, input: 0)
    var count = 0
    for input in from..<(from + inputs) {
      var chance = Chance(seed: seed &+ UInt64(input) &* 0x9E37_79B9)
      let bytes = Mutation.apply(to: files, &chance)
      let before = Self.processorSeconds()
      if let complaint = target.complaint(about: bytes, &chance) {
        print("input \(input) of seed \(seed): \(complaint)")
        throw ExitCode.failure
      }
      let taken = Self.processorSeconds() - before
      if taken > slowest.seconds { slowest = (taken, input) }
      guard taken < 2 else {
        print("input \(input) of seed \(seed) took \(taken) s")
        throw ExitCode.failure
      }
      count += 1
      // So that a crash is known to lie behind this input.
      if count.isMultiple(of: 50_000) {
        print("\(count) inputs in \((clock.now - start).components.seconds) s")
        fflush(nil)
      }
      if count.isMultiple(of: 256), clock.now - start > .seconds(seconds) { break }
    }
    let passed = clock.now - start
    print(
      "\(target.name): \(count) inputs without a complaint in \(passed.components.seconds) s; "
        + "the slowest, \(slowest.input), took \(slowest.seconds) s")
  }

  /// Seconds of work, so that a busy machine makes no input slow.
  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
