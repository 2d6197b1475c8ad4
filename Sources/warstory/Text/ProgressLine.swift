/// One line on a terminal that says how far a long run has come; nothing for a
/// short run, or in a pipe.
struct ProgressLine {
  /// Runs shorter than this are over before anybody wonders.
  private static let least = 200

  private let count: Int
  private let noun: String
  private let output: Output
  private let isShown: Bool

  init(of count: Int, noun: String, on output: Output) {
    self.count = count
    self.noun = noun
    self.output = output
    isShown = output.isTerminal && count >= Self.least
  }

  /// Shows that `done` of all are done, every hundredth time.
  func show(_ done: Int) {
    guard isShown, done.isMultiple(of: 100) else { return }
    try? output.write(raw: "\r\(done) of \(count) \(noun)s")
  }

  /// Takes the line away.
  func clear() {
    guard isShown else { return }
    try? output.write(raw: "\r\u{1B}[K")
  }
}
