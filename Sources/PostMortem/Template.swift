/// Which post-mortem is written: the short one that a senior engineer expects
/// to hear about in an interview, or the one that a team keeps.
package enum Template: String, CaseIterable, Codable, Sendable {
  case interview
  case team

  /// In the order in which they are written.
  package var sections: [Section] {
    switch self {
    case .interview:
      [.summary, .timeline, .rootCause, .factors, .actions, .wentWell]
    case .team:
      [
        .impact, .trigger, .resolution, .timeline, .rootCause, .wentWell, .wentBadly, .actions,
        .data, .ifTime,
      ]
    }
  }
}
