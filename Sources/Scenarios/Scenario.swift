/// A production incident to be told, valid by construction: what a file that
/// broke a rule of format 1 held never becomes one.
package struct Scenario: Equatable, Sendable {
  /// Lower-case letters, digits and hyphens; the name of its file.
  package var id: String
  package var title: String
  package var severity: Severity
  package var domain: String?
  package var tags: [String]
  /// What the candidate is told, as one paragraph.
  package var situation: String
  /// The role that the candidate is cast in.
  package var role: String?
  package var diagnosis: [DiagnosisStep]
  package var prevention: [PreventionMeasure]
  package var communication: [Message]
  /// Whom it would be easy to blame.
  package var scapegoat: String?
  package var followUps: [FollowUp]
  /// Objections of its own for the post-mortem meeting.
  package var meeting: [Pushback]
  package var sources: [String]
  /// The first 16 hexadecimal digits of the SHA-256 of the file's bytes: scores
  /// of different digests are not comparable.
  package var digest: String

  package init(
    id: String, title: String, severity: Severity, domain: String? = nil, tags: [String] = [],
    situation: String, role: String? = nil, diagnosis: [DiagnosisStep],
    prevention: [PreventionMeasure], communication: [Message] = [], scapegoat: String? = nil,
    followUps: [FollowUp], meeting: [Pushback] = [], sources: [String] = [], digest: String = ""
  ) {
    self.id = id
    self.title = title
    self.severity = severity
    self.domain = domain
    self.tags = tags
    self.situation = situation
    self.role = role
    self.diagnosis = diagnosis
    self.prevention = prevention
    self.communication = communication
    self.scapegoat = scapegoat
    self.followUps = followUps
    self.meeting = meeting
    self.sources = sources
    self.digest = digest
  }

  /// Everything that a listener could tick, in the file's order: `d1…`, `p1…`,
  /// `f1…`.
  package var points: [Point] {
    diagnosis.enumerated().map { index, step in
      Point(
        kind: .diagnosis, number: index + 1, text: step.check, detail: step.finding,
        label: step.label, listenFor: step.listenFor, notFor: step.notFor)
    }
      + prevention.enumerated().map { index, measure in
        Point(
          kind: .prevention, number: index + 1, text: measure.measure, label: measure.label,
          listenFor: measure.listenFor, notFor: measure.notFor)
      }
      + followUps.enumerated().map { index, question in
        Point(
          kind: .followUp, number: index + 1, text: question.lookingFor, detail: question.ask,
          label: question.label, listenFor: question.listenFor, notFor: question.notFor)
      }
  }
}

/// How bad an incident is, P0 worst.
package enum Severity: String, CaseIterable, Codable, Comparable, Sendable {
  case p0 = "P0"
  case p1 = "P1"
  case p2 = "P2"
  case p3 = "P3"

  package static func < (one: Severity, other: Severity) -> Bool { one.rawValue < other.rawValue }
}

/// One check on the way to the cause.
package struct DiagnosisStep: Equatable, Sendable {
  package enum Kind: String, CaseIterable, Codable, Sendable {
    case scope, investigate, contain, fix, verify, inform
  }

  /// Minutes after the first signal.
  package var minutes: Int
  package var check: String
  /// What the check shows.
  package var finding: String?
  package var kind: Kind?
  /// A short name for a listener's grid.
  package var label: String?
  /// Other ways in which people say it, any one being enough.
  package var listenFor: [String]
  /// What is near it and is not it.
  package var notFor: [String]

  package init(
    minutes: Int, check: String, finding: String? = nil, kind: Kind? = nil, label: String? = nil,
    listenFor: [String] = [], notFor: [String] = []
  ) {
    self.minutes = minutes
    self.check = check
    self.finding = finding
    self.kind = kind
    self.label = label
    self.listenFor = listenFor
    self.notFor = notFor
  }

  /// The time as the format writes it: `T+0`, `T+8m`, `T+1h30m`.
  package var at: String {
    let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
    return switch (hours, rest) {
    case (0, 0): "T+0"
    case (0, _): "T+\(rest)m"
    case (_, 0): "T+\(hours)h"
    default: "T+\(hours)h\(rest)m"
    }
  }
}

/// What makes the system better afterwards.
package struct PreventionMeasure: Equatable, Sendable {
  package enum Layer: String, CaseIterable, Codable, Sendable {
    case prevent, detect, contain, process
  }

  package var measure: String
  package var layer: Layer?
  package var label: String?
  package var listenFor: [String]
  package var notFor: [String]

  package init(
    measure: String, layer: Layer? = nil, label: String? = nil, listenFor: [String] = [],
    notFor: [String] = []
  ) {
    self.measure = measure
    self.layer = layer
    self.label = label
    self.listenFor = listenFor
    self.notFor = notFor
  }
}

/// Who should have heard what.
package struct Message: Equatable, Sendable {
  package var audience: String
  package var message: String

  package init(audience: String, message: String) {
    self.audience = audience
    self.message = message
  }
}

/// A question that the interviewer asks after the story.
package struct FollowUp: Equatable, Sendable {
  package var ask: String
  package var lookingFor: String
  package var label: String?
  package var listenFor: [String]
  package var notFor: [String]

  package init(
    ask: String, lookingFor: String, label: String? = nil, listenFor: [String] = [],
    notFor: [String] = []
  ) {
    self.ask = ask
    self.lookingFor = lookingFor
    self.label = label
    self.listenFor = listenFor
    self.notFor = notFor
  }
}

/// An objection in the post-mortem meeting, with the harder one that follows a
/// weak reply.
package struct Pushback: Equatable, Sendable {
  package var who: String
  package var says: String
  package var harder: String?
  package var lookingFor: String?
  package var listenFor: [String]

  package init(
    who: String, says: String, harder: String? = nil, lookingFor: String? = nil,
    listenFor: [String] = []
  ) {
    self.who = who
    self.says = says
    self.harder = harder
    self.lookingFor = lookingFor
    self.listenFor = listenFor
  }
}
