import Prose
import Scenarios

/// A file as the rules see it: decoded as far as it goes, with the words of
/// each of its texts.
package struct LintedFile: Sendable {
  package enum Kind: String, Sendable {
    case scenario, calibration, deck

    /// By the file's name: `x.calibration.yaml`, `x.deck.yaml`, else a scenario.
    package init(name: String) {
      self =
        if name.hasSuffix(".calibration.yaml") {
          .calibration
        } else if name.hasSuffix(".deck.yaml") {
          .deck
        } else {
          .scenario
        }
    }

    /// By the keys at the margin, where there is no name.
    package init(guessing bytes: [UInt8]) {
      let lines = bytes.split { $0 == 0x0A || $0 == 0x0D }
      func holds(_ key: String) -> Bool { lines.contains { $0.starts(with: key.utf8) } }
      self = holds("answers:") ? .calibration : holds("pushbacks:") ? .deck : .scenario
    }
  }

  package let kind: Kind
  package let source: SourceText
  /// What the decoder found; with an error among it there is no content.
  package let decoderFindings: [Finding]
  /// The parts that could be read, by their keys.
  package let root: Entry?
  package let scenario: Scenario?
  package let calibration: Calibration?
  package let deck: MeetingDeck?
  /// What the file asks to be left alone.
  let ignoring: Ignoring
  /// Every text of a scenario or deck without errors, and what is written of a
  /// draft, in the order of the file.
  let texts: [LintedText]

  /// Decodes `bytes`; `name` is the file's name without folder and ending, nil
  /// where the id may be any.
  package init(_ bytes: [UInt8], file: String, name: String?, kind: Kind) {
    self.kind = kind
    var scenario: Scenario?
    var calibration: Calibration?
    var deck: MeetingDeck?
    let decodedSource: SourceText?
    var isOnlyADraft = false
    switch kind {
    case .scenario:
      let decoded = ScenarioFile(bytes, file: file, name: name)
      (scenario, decodedSource) = (decoded.scenario, decoded.source)
      (root, decoderFindings) = (decoded.root, decoded.findings)
      isOnlyADraft = decoded.isOnlyADraft
    case .calibration:
      let decoded = CalibrationFile(bytes, file: file)
      (calibration, decodedSource) = (decoded.calibration, decoded.source)
      (root, decoderFindings) = (decoded.root, decoded.findings)
    case .deck:
      let decoded = MeetingDeckFile(bytes, file: file)
      (deck, decodedSource) = (decoded.deck, decoded.source)
      (root, decoderFindings) = (decoded.root, decoded.findings)
    }
    source = decodedSource ?? SourceText(file: file, bytes: [])
    ignoring = Ignoring(source)
    (self.scenario, self.calibration, self.deck) = (scenario, calibration, deck)
    var texts: [LintedText] = []
    if scenario != nil || deck != nil || isOnlyADraft, let root { texts = Self.texts(of: root) }
    self.texts = texts
  }

  /// Whether no line at the margin begins with a key of format 1: a YAML file of
  /// something else.
  package static func isForeign(_ bytes: [UInt8]) -> Bool {
    let known = [
      "format", "situation", "diagnosis", "prevention", "follow_ups", "answers", "pushbacks",
    ]
    return !bytes.split { $0 == 0x0A || $0 == 0x0D }.contains { line in
      known.contains { line.starts(with: ($0 + ":").utf8) }
    }
  }

  /// The blocks of a list at the margin: `diagnosis`, `prevention`.
  func blocks(_ key: String) -> [Entry] { root?[key]?.list ?? [] }

  /// The text of a point in the file.
  func text(of point: Point) -> Entry? {
    switch point.kind {
    case .diagnosis: blocks("diagnosis")[safe: point.number - 1]?["check"]
    case .prevention: blocks("prevention")[safe: point.number - 1]?["measure"]
    case .followUp: blocks("follow_ups")[safe: point.number - 1]?["looking_for"]
    }
  }

  /// Where `quote` stands in the text, or the text where it is broken over
  /// lines.
  func place(of quote: String, in entry: Entry) -> Place {
    source.find(quote, from: entry.place, limit: 12) ?? entry.extent(in: source)
  }

  /// Where the key of an entry stands.
  func keyPlace(_ entry: Entry, _ key: String) -> Place {
    source.extent(of: key, at: entry.keyPlace)
  }

  private static func texts(of root: Entry) -> [LintedText] {
    var texts: [LintedText] = []
    func walk(_ entry: Entry, _ key: String, _ owner: String) {
      switch entry.content {
      case .text:
        guard !["format", "id", "severity", "step", "layer", "kind"].contains(key) else { return }
        guard DraftMark.first(in: entry.text) == nil else { return }
        texts.append(LintedText(key: key, owner: owner, entry: entry))
      case .list(let entries):
        for (index, item) in entries.enumerated() {
          walk(item, key, pointID(key, index) ?? owner)
        }
      case .block(let block):
        for (key, item) in block { walk(item, key, owner) }
      case .minutes, .levels: return
      }
    }
    walk(root, "", "")
    return texts.sorted { $0.entry.place < $1.entry.place }
  }

  /// `d1`, `p2`, `f1` for an entry of a list of points.
  private static func pointID(_ key: String, _ index: Int) -> String? {
    switch key {
    case "diagnosis": Point.Kind.diagnosis.rawValue + String(index + 1)
    case "prevention": Point.Kind.prevention.rawValue + String(index + 1)
    case "follow_ups": Point.Kind.followUp.rawValue + String(index + 1)
    default: nil
    }
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
