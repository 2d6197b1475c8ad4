import Foundation

/// A home in which somebody has practised.
enum PractisedHome {
  /// Practises `attempts` times, as a script would.
  static func fill(_ home: String, attempts: Int, in trial: Trial) throws {
    let answer = [
      "Finance called at nine, revenue was 2.3 million short for three days.", "",
      "I was on call and led the response.", "",
      "At 9:05 we compared row counts hour by hour and they matched until Monday.", "",
      "It took two hours and nothing was lost.", "",
      "Each run now compares counts and sums with the source before it publishes.", "",
      "We only watched whether jobs end.", "",
    ]
    let script = home + "/script"
    let lines = (0..<attempts).flatMap { _ in ["practice silent-data-loss"] + answer }
    try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: URL(fileURLWithPath: script))
    try trial.start(["--bail"], input: script, home: home).finish()
  }
}
