/// One thing that is measured, with its figures.
protocol Measure: Sendable {
  /// What a person calls it on the command line.
  static var name: String { get }

  /// Takes the measure.
  ///
  /// - Throws: ``Obstacle`` when it can't be taken.
  static func figures(of trial: Trial) throws -> [Figure]
}

/// Why a measure could not be taken.
struct Obstacle: Error, CustomStringConvertible {
  var description: String

  init(_ description: String) { self.description = description }
}
