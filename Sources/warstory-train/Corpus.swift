import Foundation
import Scenarios
import Scoring

/// Rated and annotated answers, as the files of a folder hold them whose names end
/// in `answers.jsonl`, `labels.jsonl` and `tags.jsonl`.
struct Corpus {
  struct Unit: Decodable {
    var beat: String
    var text: String
    var tags: [String]
  }

  struct Levels: Decodable {
    var signals: [String: Int]
    var flags: [String]
    var points: [String: Int]
  }

  struct Sample {
    var id: String
    var scenario: String?
    var profile: String
    var answer: Answer
    var rated: Levels
    var units: [Unit]
    /// Whether it tells an incident at all.
    var tellsIncident: Bool
    /// Samples of a group are left out together.
    var group: String

    /// Whether a reader has tagged it.
    var isTagged: Bool { !units.isEmpty }

    /// Whether it is a text of people who tell a story, not of the first corpus.
    var isNatural: Bool { profile == Self.natural }

    static let natural = "N"

    func level(_ signal: Signal) -> Int { rated.signals[signal.rawValue] ?? 0 }
    func has(_ flag: Flag) -> Bool { rated.flags.contains(flag.rawValue) }
  }

  var samples: [Sample]

  private struct AnswerLine: Decodable {
    var id: String
    var scenario: String?
    /// What several own stories are about.
    var incident: String?
    var profile: String?
    var beats: [String: String]?
    /// Instead of beats: they are divided by the weights in the program.
    var transcript: String?
    /// Whose hand it is from.
    var writer: String?
    var followUp: String?

    enum CodingKeys: String, CodingKey {
      case id, scenario, incident, profile, beats, transcript, writer
      case followUp = "follow_up"
    }
  }

  private struct LabelLine: Decodable {
    var id: String
    var profile: String?
    var consensus: Levels
    var tellsIncident: Bool?

    enum CodingKeys: String, CodingKey {
      case id, profile, consensus
      case tellsIncident = "is_answer"
    }
  }

  private struct TagLine: Decodable {
    var id: String
    var units: [Unit]
  }

  init(folder: URL) throws {
    let answers: [AnswerLine] = try Self.lines("answers", in: folder)
    let labels: [LabelLine] = try Self.lines("labels", in: folder)
    let tags: [TagLine] = try Self.lines("tags", in: folder)
    let labelOf = Dictionary(labels.map { ($0.id, $0) }) { one, _ in one }
    let unitsOf = Dictionary(tags.map { ($0.id, $0.units) }) { one, _ in one }
    let divider = Transcript()
    samples = []
    for (index, line) in answers.enumerated() {
      guard let label = labelOf[line.id] else { continue }
      var beats: [Beat: String] = [:]
      for (name, text) in line.beats ?? [:] {
        if let beat = Beat(rawValue: name) { beats[beat] = text }
      }
      if let text = line.transcript { beats = divider.answer(text, followUp: nil).beats }
      if let text = line.followUp { beats[.followUp] = text }
      samples.append(
        Sample(
          id: line.id, scenario: line.scenario, profile: line.profile ?? label.profile ?? "",
          answer: Answer(beats: beats), rated: label.consensus, units: unitsOf[line.id] ?? [],
          tellsIncident: label.tellsIncident ?? true,
          group: line.scenario ?? line.incident ?? line.writer
            ?? (line.profile == "X" ? "extra\(index % 10)" : "own\(index % 5)")))
    }
  }

  private static func lines<Line: Decodable>(_ name: String, in folder: URL) throws -> [Line] {
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    ).filter {
      $0.lastPathComponent.hasSuffix("\(name).jsonl")
    }.sorted { $0.lastPathComponent < $1.lastPathComponent }
    let decoder = JSONDecoder()
    return try files.flatMap { file in
      try Data(contentsOf: file).split(separator: UInt8(ascii: "\n")).map {
        try decoder.decode(Line.self, from: Data($0))
      }
    }
  }
}
