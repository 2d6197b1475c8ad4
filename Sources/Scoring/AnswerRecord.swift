import Scenarios

/// One answer as `warstory score` reads it: a line of JSON.
///
///     {"id": "a-1", "scenario": "cache-stampede", "beats": {"situation": "…"}, "follow_up": "…"}
///
/// Instead of `beats`, a `transcript` holds the five in one text. Keys that mean
/// nothing to scoring are left alone, as files of answers carry their own.
package struct AnswerRecord: Equatable, Sendable {
  /// What the words of the answer come as.
  package enum Telling: Equatable, Sendable {
    case beats([Beat: String])
    /// Not divided yet; the answer to the follow-up stands apart where it is
    /// known.
    case transcript(String, followUp: String?)
  }

  package var id: String
  /// The scenario that is told; nil for an own story.
  package var scenario: String?
  /// Whether the line says which scenario it is, be it none: a line that is
  /// silent may be given one from outside.
  package var namesScenario: Bool
  package var telling: Telling

  package init(id: String, scenario: String?, namesScenario: Bool = true, telling: Telling) {
    self.id = id
    self.scenario = scenario
    self.namesScenario = namesScenario
    self.telling = telling
  }

  /// What is wrong with a line, in a sentence without its number.
  package struct Failure: Error, Equatable, Sendable, CustomStringConvertible {
    package var description: String

    package init(description: String) { self.description = description }
  }

  /// Reads a line; throws what is wrong with it and what to write instead.
  package init(line: some Sequence<UInt8>) throws(Failure) {
    let value: JSONValue
    do {
      value = try JSONValue(line)
    } catch {
      throw Failure(description: error.description)
    }
    guard case .object(let members) = value else {
      throw Failure(description: "expected an object like {\"id\": …}, found \(value.kind)")
    }
    func member(_ key: String) -> JSONValue? { members.first { $0.key == key }?.value }

    switch member("id") {
    case .string(let text) where !text.isEmpty: id = text
    case .string, nil: throw Failure(description: "`id` is missing; give each answer one")
    case let other?:
      throw Failure(description: "`id` must be a string, found \(other.kind)")
    }
    switch member("scenario") {
    case .string(let text)?: scenario = text
    case .null?, nil: scenario = nil
    case let other?:
      throw Failure(
        description: "`scenario` must be a string, or null for an own story, found \(other.kind)")
    }
    namesScenario = member("scenario") != nil
    let followUp = try Self.text(member("follow_up"), called: "follow_up")
    let transcript = try Self.text(member("transcript"), called: "transcript")
    switch (member("beats"), transcript) {
    case (.some(let beats), nil) where beats != .null:
      var told = try Self.beats(beats)
      told[.followUp] = followUp
      telling = .beats(told)
    case (nil, let transcript?), (.null?, let transcript?):
      telling = .transcript(transcript, followUp: followUp)
    case (.some, .some):
      throw Failure(description: "`beats` and `transcript` are both there; give one of them")
    default: throw Self.nothingTold(members.map(\.key))
    }
  }

  /// The answer, a transcript divided into its beats by `divider`.
  package func answer(dividing divider: Transcript) -> Answer {
    switch telling {
    case .beats(let beats): Answer(beats: beats)
    case .transcript(let text, let followUp): divider.answer(text, followUp: followUp)
    }
  }

  private static func text(
    _ value: JSONValue?, called name: String
  ) throws(Failure) -> String? {
    switch value {
    case .string(let text)?: return text
    case .null?, nil: return nil
    case let other?: throw Failure(description: "`\(name)` must be a string, found \(other.kind)")
    }
  }

  private static func beats(_ value: JSONValue) throws(Failure) -> [Beat: String] {
    guard case .object(let members) = value else {
      throw Failure(description: "`beats` must be an object, found \(value.kind)")
    }
    var beats: [Beat: String] = [:]
    for (key, value) in members {
      guard let beat = Beat(rawValue: key), beat != .followUp else { throw unknown(beat: key) }
      beats[beat] = try text(value, called: key)
    }
    return beats
  }
}

// MARK: - Wording

extension AnswerRecord {
  private static func unknown(beat key: String) -> Failure {
    let name = key.clipped().terminalSafeLine
    if key == Beat.followUp.rawValue {
      return Failure(description: "`follow_up` stands beside `beats`, not in it")
    }
    let names = Beat.story.map(\.rawValue)
    let hint =
      Nearest.names(to: key, among: names, limit: 1).first.map { "did you mean `\($0)`?" }
      ?? "the beats are " + names.map { "`\($0)`" }.joined(separator: ", ")
    return Failure(description: "unknown beat `\(name)`; \(hint)")
  }

  private static func nothingTold(_ keys: [String]) -> Failure {
    for key in keys where !["id", "scenario", "follow_up"].contains(key) {
      if let meant = Nearest.names(to: key, among: ["beats", "transcript"], limit: 1).first,
        meant != key
      {
        return Failure(
          description: "unknown key `\(key.clipped().terminalSafeLine)`; did you mean `\(meant)`?")
      }
    }
    return Failure(description: "no words to score; give `beats` or a `transcript`")
  }
}
