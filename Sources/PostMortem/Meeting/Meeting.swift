import Scenarios

/// The meeting after an outage, which one person leads: an opening, pushbacks of
/// which a weak reply brings a harder one, a probing question and a close.
///
/// Where it stands follows from what was said so far, so that a meeting which was
/// kept can be resumed at any point. Time and randomness are arguments.
package struct Meeting: Codable, Equatable, Sendable {
  /// What was said in one turn.
  package struct Entry: Codable, Equatable, Sendable {
    package var turn: MeetingTurn
    package var text: String
    package var seconds: Int
    package var score: TurnScore

    /// Seconds beyond the turn's time.
    package var overtime: Int { max(0, seconds - turn.seconds) }
  }

  /// What happened, in a sentence or two.
  package let incident: String
  /// Those who will push back, in their order.
  package let objections: [Objection]
  /// The moment of the timeline that the probing question is about.
  package let moment: String
  package private(set) var entries: [Entry] = []

  package init(incident: String, objections: [Objection], moment: String) {
    self.incident = incident
    self.objections = objections
    self.moment = moment
  }

  /// The meeting about a scenario: three to five pushbacks and a moment of its
  /// diagnosis, drawn with `generator`.
  package init(
    about scenario: Scenario, deck: MeetingDeck, using generator: inout some RandomNumberGenerator
  ) {
    let rounds = 3 + Int(generator.next() % 3)
    let drawn = Objection.draw(rounds, own: scenario.meeting, deck: deck, using: &generator)
    let steps = scenario.diagnosis.filter { $0.finding != nil }
    var moment = "the moment when the first signal came in"
    if !steps.isEmpty {
      let step = steps[Int(generator.next() % UInt64(steps.count))]
      moment = "\(step.at): \(step.check)" + (step.finding.map { " — \($0)" } ?? "")
    }
    self.init(incident: scenario.situation, objections: drawn, moment: moment)
  }

  /// The meeting about an own story, told in a sentence or two.
  package init(
    aboutOwn incident: String, deck: MeetingDeck,
    using generator: inout some RandomNumberGenerator
  ) {
    let rounds = 3 + Int(generator.next() % 3)
    self.init(
      incident: incident,
      objections: Objection.draw(rounds, own: [], deck: deck, using: &generator),
      moment: "the moment when you first knew that something was wrong")
  }

  /// What is to be said next; nil once the meeting is over.
  package var turn: MeetingTurn? {
    guard let last = entries.last else { return .opening }
    switch last.turn {
    case .opening: return objections.isEmpty ? .probing : .pushback(0, isHarder: false)
    case .pushback(let number, let isHarder):
      if !isHarder, last.score.level <= Self.weak, objections[number].harder != nil {
        return .pushback(number, isHarder: true)
      }
      return number + 1 < objections.count ? .pushback(number + 1, isHarder: false) : .probing
    case .probing: return .close
    case .close: return nil
    }
  }

  /// The highest level of a reply that brings the harder pushback.
  private static let weak = 1

  /// Who speaks before `turn`, and what; nil where nobody does.
  package func prompt(before turn: MeetingTurn) -> (who: String, says: String)? {
    switch turn {
    case .pushback(let number, let isHarder):
      guard objections.indices.contains(number) else { return nil }
      let objection = objections[number]
      return (objection.who, isHarder ? objection.harder ?? objection.says : objection.says)
    case .probing: return ("the timeline", moment)
    case .opening, .close: return nil
    }
  }

  /// Takes what was said in the current turn within `seconds`, and scores it.
  ///
  /// Returns nil, and changes nothing, once the meeting is over.
  @discardableResult
  package mutating func say(
    _ text: String, in seconds: Int, scorer: ReplyScorer = ReplyScorer()
  ) -> Entry? {
    guard let turn else { return nil }
    let entry = Entry(
      turn: turn, text: text, seconds: max(0, seconds), score: score(text, in: turn, by: scorer))
    entries.append(entry)
    return entry
  }

  /// Takes back the last turn, and returns it; nil where nothing was said yet.
  @discardableResult
  package mutating func takeBack() -> Entry? { entries.popLast() }

  private func score(_ text: String, in turn: MeetingTurn, by scorer: ReplyScorer) -> TurnScore {
    switch turn {
    case .opening: return StatementScorer().opening(text)
    case .probing: return StatementScorer().probing(text, moment: moment)
    case .close: return StatementScorer().close(text)
    case .pushback(let number, _):
      let prompt = prompt(before: turn)
      var score = TurnScore(
        scorer.score(
          Reply(
            kind: objections.indices.contains(number) ? objections[number].kind : nil,
            incident: incident, who: prompt?.who ?? "", says: prompt?.says ?? "", text: text)))
      if score.level > 1, entries.contains(where: { $0.text == text }) {
        // What was said before answers nobody the second time.
        score.level = 1
        score.advice = "you said just that before; take up what is said now"
      }
      return score
    }
  }

  // MARK: - Afterwards

  /// The entry with the highest level, the earlier of two.
  package var best: Entry? {
    entries.max { ($0.score.level, place($1)) < ($1.score.level, place($0)) }
  }

  /// The entry with the lowest level, the later of two.
  package var weakest: Entry? {
    entries.min { ($0.score.level, place($1)) < ($1.score.level, place($0)) }
  }

  private func place(_ entry: Entry) -> Int { entries.firstIndex(of: entry) ?? 0 }

  /// The words of `entry` to show: for a strong turn what made it so, for a weak
  /// one what cost it.
  package static func words(of entry: Entry) -> String {
    let quotes = entry.score.quotes
    let cost = quotes.first(where: \.isCost)
    let chosen = entry.score.level <= 1 ? cost ?? quotes.first : quotes.last { !$0.isCost } ?? cost
    return chosen?.text ?? entry.text
  }
}
