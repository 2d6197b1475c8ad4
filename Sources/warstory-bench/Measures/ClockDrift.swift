import Foundation
import TestSupport

/// The seconds that a prompt shows against those that pass, while lines are
/// typed.
enum ClockDrift: Measure {
  static let name = "drift"

  static func figures(of trial: Trial) throws -> [Figure] {
    let length: Duration = trial.isFull ? .seconds(160) : .seconds(60)
    let home = try trial.subfolder("drift")
    let terminal = try trial.terminal(["practice", "silent-data-loss"], home: home)
    guard terminal.expect("› ") else { throw Obstacle("practice shows no prompt") }
    var shown = seconds(on: terminal)
    func waitForTick() throws -> ContinuousClock.Instant {
      let before = shown
      let hasTicked = terminal.waitForScreen(within: .seconds(5)) { screen in
        guard let now = seconds(in: screen.lines.last ?? ""), now != before else { return false }
        shown = now
        return true
      }
      guard hasTicked else { throw Obstacle("the clock stands still") }
      return .now
    }
    let start = try waitForTick()
    let first = shown ?? 0
    var drifts: [Double] = []
    var line = 0
    while ContinuousClock.now - start < length {
      let moment = try waitForTick()
      drifts.append(abs((moment - start).inSeconds - Double(first - (shown ?? 0))))
      // A line every five seconds: what passes between two lines counts, too.
      line += 1
      terminal.send(line % 5 == 0 ? " and so on\r" : "word \(line) ")
    }
    terminal.killHard()
    return [
      Figure(
        "clock drift after \(Int(length.inSeconds)) s", .seconds, [drifts.last ?? 0], bound: 0.1,
        note: "worst tick on the way \(Int((drifts.max() ?? 0) * 1000)) ms")
    ]
  }

  private static func seconds(on terminal: PseudoTerminal) -> Int? {
    seconds(in: terminal.screen().last ?? "")
  }

  /// What a prompt shows, below zero once the beat's time is over.
  private static func seconds(in prompt: String) -> Int? {
    guard let match = prompt.firstMatch(of: #/^(\+?)(\d+):(\d\d) /#),
      let minutes = Int(match.2), let seconds = Int(match.3)
    else { return nil }
    return (match.1.isEmpty ? 1 : -1) * (minutes * 60 + seconds)
  }
}
