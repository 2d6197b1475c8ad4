import Scoring

/// Lets a person rate the four signals before the program does.
struct SelfRating {
  var session: Session
  var record: AttemptRecord

  /// Asks for a level of each signal; Enter alone passes.
  ///
  /// - Throws: ``OutputClosed``, ``Terminated``.
  func ask() throws {
    let output = session.world.output
    try output.write()
    try output.write("Rate yourself first, 0 to 4; Enter passes.")
    var levels: [Signal: Int] = [:]
    for signal in Signal.allCases {
      guard let level = try ask(signal) else { continue }
      levels[signal] = level
    }
    if !levels.isEmpty { record.keep(selfRating: levels) }
  }

  private func ask(_ signal: Signal) throws -> Int? {
    while true {
      guard let line = try session.ask("\(signal.title) 0-4: ") else { return nil }
      let word = line.filter { !$0.isWhitespace }
      if word.isEmpty { return nil }
      if let level = Int(word), (0...4).contains(level) { return level }
      session.slip(Complaint.usage("a level is a number from 0 to 4"))
    }
  }
}
