import Scenarios

/// What is known about a point and an answer, as numbers that a straight line
/// weighs.
///
/// Every stretch of one to three units is held against every point in eight
/// ways. Two stretches are kept for a point: the one that is likest to it, and
/// the one that is likest to it and to no other point of its kind. Beside them
/// stands what the answer is like as a whole: people who check a lot have more
/// likely said this check too, in words that nothing here recognises.
package struct PointFeatures: Sendable {
  /// Units of one beat that stand together, by their place among all units.
  package struct Stretch: Equatable, Sendable {
    package var units: Range<Int>
    /// How like the point it is; 0 where they share nothing.
    package var likeness: Double
  }

  /// As many as ``names``, in their order.
  package var values: [Double]
  /// The stretch that speaks for this point rather than for another of its
  /// kind; nil where nothing could.
  package var best: Stretch?

  /// What the numbers mean.
  package static let names: [String] =
    ["likest", "ownest"].flatMap { stretch in
      (["likeness", "rival", "in its beat", "in result", "in situation", "words", "units", "place"]
        + ways).map { "\(stretch) \($0)" }
    } + ways.map { "most \($0)" } + ["over its siblings", "siblings' likeness"]
    + ["units", "words", "action words", "takeaway words", "follow-up words"]
    + ["siblings", "number", "place"] + steps.map { "step \($0)" }
    + EvidenceKind.allCases.map { "heard \($0.rawValue)" }

  /// The ways in which a stretch is like a point.
  static let ways = [
    "text", "detail", "phrase", "own words", "share of words", "numbers", "share of own words",
    "two phrases",
  ]

  /// Steps and layers that an author may give; a measure that contains counts as
  /// a step that does.
  static let steps =
    DiagnosisStep.Kind.allCases.map(\.rawValue)
    + [PreventionMeasure.Layer.prevent, .detect, .process].map(\.rawValue)
}
