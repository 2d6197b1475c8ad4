/// What an attempt is about, as it is known when it begins.
package struct Attempt: Equatable, Sendable {
  package enum Kind: String, CaseIterable, Codable, Sendable {
    /// A scenario, told alone.
    case practice
    /// A story of one's own, told alone.
    case tell
    /// Somebody interviews somebody.
    case interview
    /// A post-mortem document.
    case postmortem
    /// A post-mortem meeting.
    case meeting
  }

  package enum Mode: String, Codable, Sendable {
    case spoken
    case typed
  }

  package enum State: String, Codable, Sendable {
    case open
    case finished
    case abandoned
  }

  package var kind: Kind
  /// Nil for a story of one's own.
  package var scenario: String?
  /// Of the scenario as it was then; empty for a story of one's own.
  package var digest: String
  /// Kept, since the scenario's file may go away.
  package var title: String
  package var mode: Mode
  /// Words a minute.
  package var typingSpeed: Int
  /// Who answers, where that is somebody by name.
  package var person: String?
  /// Who interviews.
  package var partner: String?
  /// What the draw of questions started from.
  package var seed: UInt64?

  package init(
    kind: Kind, scenario: String? = nil, digest: String = "", title: String, mode: Mode = .typed,
    typingSpeed: Int = 40, person: String? = nil, partner: String? = nil, seed: UInt64? = nil
  ) {
    self.kind = kind
    self.scenario = scenario
    self.digest = digest
    self.title = title
    self.mode = mode
    self.typingSpeed = typingSpeed
    self.person = person
    self.partner = partner
    self.seed = seed
  }
}
