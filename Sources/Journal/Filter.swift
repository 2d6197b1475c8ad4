import Foundation

/// Which attempts to list.
package struct Filter: Equatable, Sendable {
  /// Nil for all.
  package var kinds: Set<Attempt.Kind>?
  package var scenario: String?
  /// Answering or interviewing, in any case of letters.
  package var person: String?
  /// Answering, in any case of letters: whose levels they are.
  package var candidate: String?
  package var states: Set<Attempt.State>?
  /// Begun at this moment or later.
  package var since: Date?
  package var limit: Int?

  package init(
    kinds: Set<Attempt.Kind>? = nil, scenario: String? = nil, person: String? = nil,
    candidate: String? = nil, states: Set<Attempt.State>? = nil, since: Date? = nil,
    limit: Int? = nil
  ) {
    self.kinds = kinds
    self.scenario = scenario
    self.person = person
    self.candidate = candidate
    self.states = states
    self.since = since
    self.limit = limit
  }

  package static let all = Filter()

  /// What a person told alone, at this program.
  package static let alone = Filter(kinds: [.practice, .tell])
}
