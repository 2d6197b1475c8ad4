import Scenarios

/// All that a candidate's screen is ever told: nothing of the rubric has a place
/// in it.
package struct CandidateView: Codable, Equatable, Sendable {
  package enum Stage: Codable, Equatable, Sendable {
    /// The situation is being read aloud.
    case waiting
    case beat(Beat)
    /// A follow-up question or an objection, in its words.
    case question(String)
    /// The answer is over.
    case over
  }

  package var title: String
  package var severity: String
  package var domain: String?
  package var situation: String
  package var role: String?
  package var stage: Stage
  /// In this stage, when the view was sent; the clock then goes on by itself.
  package var elapsedMilliseconds: Int
  package var budgetSeconds: Int?

  package init(
    title: String, severity: String, domain: String?, situation: String, role: String?,
    stage: Stage, elapsedMilliseconds: Int, budgetSeconds: Int?
  ) {
    self.title = title
    self.severity = severity
    self.domain = domain
    self.situation = situation
    self.role = role
    self.stage = stage
    self.elapsedMilliseconds = elapsedMilliseconds
    self.budgetSeconds = budgetSeconds
  }
}
