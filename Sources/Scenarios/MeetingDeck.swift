/// What somebody in the post-mortem meeting objects.
package enum PushbackKind: String, CaseIterable, Codable, Sendable {
  case engineerMistake = "engineer_mistake"
  case execAccountability = "exec_accountability"
  case datePressure = "date_pressure"
  case namesScapegoat = "names_scapegoat"
  case selfDefence = "self_defence"
  case dominating
  case silent
  case digression
  case hindsight
  case fatalism
  case customerAnger = "customer_anger"
  case vendor

  /// As a person reads it.
  package var title: String {
    switch self {
    case .engineerMistake: "someone did make a mistake"
    case .execAccountability: "who is responsible?"
    case .datePressure: "a date or promise now"
    case .namesScapegoat: "names a culprit"
    case .selfDefence: "defends or accuses themself"
    case .dominating: "dominates the meeting"
    case .silent: "says nothing"
    case .digression: "leads off the topic"
    case .hindsight: "it was obvious"
    case .fatalism: "it will happen again anyway"
    case .customerAnger: "an angry customer"
    case .vendor: "it is all the vendor's fault"
    }
  }
}

/// The objections that fit any incident.
package struct MeetingDeck: Equatable, Sendable {
  package struct Card: Equatable, Sendable {
    package var kind: PushbackKind
    package var pushback: Pushback

    package init(kind: PushbackKind, pushback: Pushback) {
      self.kind = kind
      self.pushback = pushback
    }
  }

  /// In the file's order.
  package var cards: [Card]

  package init(cards: [Card]) {
    self.cards = cards
  }
}

/// A deck file after reading.
package struct MeetingDeckFile: Sendable {
  /// Nil where a finding is an error.
  package let deck: MeetingDeck?
  /// In the order of the file.
  package let findings: [Finding]
  package let source: SourceText?
  /// The parts that could be read, by their keys.
  package let root: Entry?

  /// Reads `bytes`, which findings call `file`.
  package init(_ bytes: [UInt8], file: String) {
    let (source, screened) = Screening.screen(bytes, file: file)
    self.source = source
    guard let source else {
      (deck, root, findings) = (nil, nil, screened)
      return
    }
    let (root, read) = ScenarioFile.read(source, as: .deck)
    self.root = root
    findings = read.sorted()
    guard read.isEmpty else {
      deck = nil
      return
    }
    deck = MeetingDeck(
      cards: (root?["pushbacks"]?.list ?? []).compactMap { entry in
        entry.text("kind").flatMap(PushbackKind.init).map {
          MeetingDeck.Card(kind: $0, pushback: Pushback(entry))
        }
      })
  }
}
