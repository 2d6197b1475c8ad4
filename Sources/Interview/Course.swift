import Scenarios
import Scoring

/// What the entries of an interview come to.
struct Course: Equatable, Sendable {
  private(set) var place: Interview.Place?
  private(set) var sheet = MarkSheet()
  private(set) var asked: [String] = []
  private(set) var times: [Interview.Place: Duration] = [:]
  private(set) var typed: [Beat: String] = [:]
  private(set) var levels: [Signal: Int] = [:]
  private(set) var strength: String?
  private(set) var change: String?
  private(set) var rating: Interview.Rating?
  private(set) var isRated = false
  /// When ``place`` was entered.
  private(set) var enteredAt = Duration.zero

  init() {}

  init(_ entries: [Interview.Entry]) {
    for entry in entries { apply(entry) }
  }

  mutating func apply(_ entry: Interview.Entry) {
    switch entry {
    case .entered(let next, let at):
      if let place { times[place, default: .zero] += max(.zero, at - enteredAt) }
      place = next
      enteredAt = at
      if case .question(let id) = next { asked.append(id) }
    case .marked(let mark):
      sheet.add(mark)
    case .tookBack(let subject, _):
      _ = sheet.takeBack(subject)
    case .typed(let line, let beat, _):
      typed[beat] = typed[beat].map { $0 + "\n" + line } ?? line
    case .judged(let signal, let level):
      levels[signal] = level
    case .strength(let text):
      strength = text
    case .change(let text):
      change = text
    case .rated(let rating):
      self.rating = rating
      isRated = true
    case .undone:
      break
    }
  }

  /// The next signal to grade; nil when all are.
  var ungraded: Signal? { Signal.allCases.first { levels[$0] == nil } }
}
