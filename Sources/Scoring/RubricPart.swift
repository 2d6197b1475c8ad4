/// A part of what the rubric's levels describe, as far as it was heard.
///
/// The sentence of a level is built from these, so that it never says more than
/// words can be quoted for.
package enum RubricPart: String, CaseIterable, Codable, Sendable {
  case scope
  case concreteCheck = "concrete_check"
  case finding
  case causeFound = "cause_found"
  case times
  case contained
  case ruledOut = "ruled_out"
  case verified
  case told
  case content
  case estimate
  case rhythm
  case channel
  case report
  case owned
  case system
  case blameRefused = "blame_refused"
  case blamed
  case prevents
  case detects
  case containsNext = "contains"
  case process
  case specifics
  case followThrough = "follow_through"
  case failureClass = "class_of_failure"

  /// From this likelihood on a part counts as heard.
  private static let certain: Float = 0.5

  package var signal: Signal { kinds[0].signal ?? .diagnosis }

  /// The kinds of evidence that show it.
  var kinds: [EvidenceKind] {
    switch self {
    case .scope: [.scope]
    case .concreteCheck: [.check]
    case .finding: [.finding]
    case .causeFound: [.cause]
    case .times: [.time]
    case .contained: [.contain]
    case .ruledOut: [.ruledOut]
    case .verified: [.verify]
    case .told: [.told]
    case .content: [.content]
    case .estimate: [.eta]
    case .rhythm: [.rhythm]
    case .channel: [.channel]
    case .report: [.report]
    case .owned: [.own]
    case .system: [.system]
    case .blameRefused: [.reject]
    case .blamed: [.blame, .deflect]
    case .prevents: [.prevent]
    case .detects: [.detect]
    case .containsNext: [.containNext]
    case .process: [.process]
    case .specifics: [.specific]
    case .followThrough: [.follow]
    case .failureClass: [.failureClass]
    }
  }

  /// In a list after the level's name.
  package var words: String {
    switch self {
    case .scope: "how far it reached"
    case .concreteCheck: "a concrete check"
    case .finding: "what a check showed"
    case .causeFound: "the cause found"
    case .times: "times"
    case .contained: "the damage limited"
    case .ruledOut: "something ruled out"
    case .verified: "the fix verified"
    case .told: "who was told"
    case .content: "what they were told"
    case .estimate: "an estimate"
    case .rhythm: "regular updates"
    case .channel: "a channel or a role for it"
    case .report: "a report afterwards"
    case .owned: "an own decision or gap"
    case .system: "the system behind the mistake"
    case .blameRefused: "blame refused"
    case .blamed: "blame"
    case .prevents: "a measure that prevents"
    case .detects: "one that detects"
    case .containsNext: "one that limits damage"
    case .process: "a change of process"
    case .specifics: "where or from when it acts"
    case .followThrough: "that it was followed through"
    case .failureClass: "the kind of failure"
    }
  }

  /// The parts of `signal`, each with whether it was heard.
  static func heard(of signal: Signal, in hearing: Hearing) -> [RubricPart: Bool] {
    Dictionary(
      uniqueKeysWithValues: allCases.filter { $0.signal == signal }.map { part in
        let isHeard = hearing.heard.contains { unit in
          part.kinds.contains { unit[$0] >= certain }
        }
        return (part, isHeard)
      })
  }
}

extension Assessment {
  /// What the level means for this very answer: its name, and the parts of its
  /// description that were heard.
  package func sentence(for signal: Signal) -> String {
    let name = name(for: signal)
    let list = RubricPart.allCases.filter {
      $0.signal == signal && parts[$0] == true && $0 != .blamed
    }
    .map(\.words)
    guard level > 0, !list.isEmpty, !(signal == .blamelessness && level == 2) else { return name }
    return "\(name): \(list.joined(separator: ", "))"
  }

  /// What the level is called: a judgement, which says nothing that would have to
  /// be quoted.
  private func name(for signal: Signal) -> String {
    switch signal {
    case .diagnosis:
      [
        "no check was heard", "little diagnosis", "part of a path", "a clear path", "a strong path",
      ][
        level]
    case .communication:
      [
        "nobody was told, as far as heard", "told in passing", "some were told", "told well",
        "told very well",
      ][level]
    case .blamelessness:
      [
        "somebody is blamed", "the cause is passed on",
        parts[.blamed] == true ? "neutral on the whole" : "neutral: neither blamed nor owned",
        "more than neutral", "well owned",
      ][level]
    case .prevention:
      [
        "the story ends with the fix", "little prevention", "some prevention", "good prevention",
        "strong prevention",
      ][level]
    }
  }
}
