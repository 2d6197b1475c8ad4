import Foundation
import TestSupport

/// From a key to its sign on the screen, while the clock of a beat ticks.
enum KeyEcho: Measure {
  static let name = "echo"

  static func figures(of trial: Trial) throws -> [Figure] {
    let home = try trial.subfolder("echo")
    let terminal = try trial.terminal(["practice", "silent-data-loss"], home: home)
    guard terminal.expect("› ") else { throw Obstacle("practice shows no prompt") }
    // Each stands once on a line, and in no prompt: a redrawn line can't be taken for an echo.
    let keys = (UInt8(ascii: "A")...UInt8(ascii: "Z")).map { String(UnicodeScalar($0)) }
    var random = SystemRandomNumberGenerator()
    var times: [Double] = []
    let end = ContinuousClock.now + .seconds(12)
    while ContinuousClock.now < end {
      for key in keys {
        usleep(UInt32.random(in: 15_000...55_000, using: &random))
        _ = terminal.screen()
        var isEchoed = false
        times.append(
          milliseconds {
            terminal.send(key)
            isEchoed = terminal.expect(key)
          })
        guard isEchoed else { throw Obstacle("the key '\(key)' is not echoed") }
      }
      terminal.send("\r")
      guard terminal.expect("\n"), terminal.expect("› ") else {
        throw Obstacle("practice shows no second prompt")
      }
    }
    terminal.killHard()
    return [
      Figure(
        "key to echo while the clock ticks", .milliseconds, times, bound: 5,
        note: "\(times.count) keys in 12 s")
    ]
  }
}
