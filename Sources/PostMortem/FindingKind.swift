/// What a check of a post-mortem finds.
package enum FindingKind: String, CaseIterable, Codable, Sendable {
  /// A person's action as the cause.
  case personCause = "person_cause"
  /// What somebody should have done, could have done or failed to do.
  case counterfactual
  /// A passive or a role that hides whom it blames.
  case hiddenName = "hidden_name"
  /// A judgement of people: careless, as usual, sarcasm.
  case adjective
  /// An action item without an end that could be checked.
  case vagueAction = "vague_action"
  case noOwner = "no_owner"
  case noDue = "no_due"
  /// Times out of order.
  case order
  case noTimes = "no_times"
  /// Neither numbers nor a duration for the impact.
  case noImpact = "no_impact"
  case noFactors = "no_factors"
  /// The symptom again in place of the cause.
  case shallowCause = "shallow_cause"
  case nothingWentWell = "nothing_went_well"

  /// Whether it is about how people are spoken of.
  package var isBlame: Bool {
    switch self {
    case .personCause, .counterfactual, .hiddenName, .adjective: true
    default: false
    }
  }
}
