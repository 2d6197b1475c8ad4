import Encoder
import Prose
import Scenarios

/// All ways in which a point may be said, as words and as meaning.
package struct PointProfile: Sendable {
  /// One way of saying it.
  struct Text: Sendable {
    var words: ContentWords
    var vector: [Float]
    /// The rarity of all its words together.
    var weight: Double
  }

  let point: Point
  /// The evidence that speaks for it most: of a check its step, of a measure its
  /// layer; empty where the file does not say.
  let kinds: [EvidenceKind]
  /// The check or measure itself, then the finding of a check, then the phrases.
  let texts: [Text]
  /// Whether the second text is the finding.
  let hasFinding: Bool
  /// What is near and is not it.
  let misses: [Text]

  /// Profiles of `points` of `scenario`, encoded together.
  static func all(
    _ points: [Point], of scenario: Scenario, _ rarity: (String) -> Double,
    table: PhraseTable
  ) -> [PointProfile] {
    let lists = points.map { (Self.texts(of: $0), $0.notFor) }
    var vectors = table.vectors(of: lists.flatMap { $0.0 + $0.1 }).makeIterator()
    func text(_ text: String) -> Text {
      let words = ContentWords(text)
      return Text(
        words: words, vector: vectors.next() ?? [],
        weight: words.stems.reduce(0) { $0 + rarity($1) })
    }
    return zip(points, lists).map { point, lists in
      PointProfile(
        point: point, kinds: Self.kinds(of: point, in: scenario), texts: lists.0.map(text),
        hasFinding: point.kind == .diagnosis && point.detail != nil, misses: lists.1.map(text))
    }
  }

  /// What is encoded of `point`, near misses aside.
  package static func texts(of point: Point) -> [String] {
    [point.text] + (point.kind == .diagnosis ? [point.detail].compactMap(\.self) : [])
      + point.listenFor
  }

  private static func kinds(of point: Point, in scenario: Scenario) -> [EvidenceKind] {
    switch point.kind {
    case .diagnosis:
      switch scenario.diagnosis[point.number - 1].kind {
      case .scope: [.scope]
      case .contain: [.contain]
      case .fix: [.fix]
      case .verify: [.verify]
      case .inform: [.told, .content]
      case .investigate: [.check, .finding, .ruledOut, .cause]
      case nil: []
      }
    case .prevention:
      switch scenario.prevention[point.number - 1].layer {
      case .prevent: [.prevent]
      case .detect: [.detect]
      case .contain: [.containNext]
      case .process: [.process]
      case nil: []
      }
    case .followUp: []
    }
  }
}
