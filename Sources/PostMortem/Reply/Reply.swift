import Scenarios

/// What the leader of the meeting says to a pushback.
package struct Reply: Equatable, Sendable {
  /// Nil for an objection of a scenario's own, which has no kind.
  package var kind: PushbackKind?
  /// What happened, in a sentence or two.
  package var incident: String
  /// Who pushes back.
  package var who: String
  /// The pushback.
  package var says: String
  package var text: String

  package init(kind: PushbackKind?, incident: String, who: String, says: String, text: String) {
    self.kind = kind
    self.incident = incident
    self.who = who
    self.says = says
    self.text = text
  }
}
