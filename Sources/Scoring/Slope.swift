/// A small network that climbs in the rubric's direction only: of what speaks for
/// a level more never lowers the sum, of what speaks against it more never raises
/// it.
///
/// One layer of bent units beside a straight line. An input is turned so that
/// more of it is better, and no weight behind it is negative; an input without a
/// direction may have weights of both signs.
package struct Slope: Sendable {
  /// Of each input: its mean, and the factor that brings it to a spread of 1 and
  /// turns it.
  package var means: [Float]
  package var factors: [Float]
  /// `units.count` weights for each input, input by input.
  package var bends: [Float]
  /// Of each bent unit, where it bends and what it adds.
  package var units: [(offset: Float, weight: Float)]
  /// Of each input, what it adds by itself.
  package var straight: [Float]
  package var base: Float
  /// What a sum of 1 is in levels.
  package var spread: Float

  package init(
    means: [Float], factors: [Float], bends: [Float], units: [(offset: Float, weight: Float)],
    straight: [Float], base: Float, spread: Float
  ) {
    self.means = means
    self.factors = factors
    self.bends = bends
    self.units = units
    self.straight = straight
    self.base = base
    self.spread = spread
  }

  /// Whether there is a number for everything.
  var isWhole: Bool {
    means.count == factors.count && means.count == straight.count
      && bends.count == means.count * units.count
  }

  /// Beyond so many spreads from the mean an input moves nothing.
  package static let reach: Float = 3

  /// Between -1 and 1: a bend without an exponential, which C libraries round in
  /// different ways.
  package static func bent(_ value: Float) -> Float { value / (1 + abs(value)) }

  package func value(_ inputs: [Float]) -> Float {
    var sums = units.map(\.offset)
    var sum = base
    for (place, input) in inputs.enumerated() {
      let turned = (input - means[place]) * factors[place]
      let scaled = min(max(turned, -Self.reach), Self.reach)
      sum += straight[place] * scaled
      for unit in units.indices { sums[unit] += bends[place * units.count + unit] * scaled }
    }
    for unit in units.indices { sum += units[unit].weight * Self.bent(sums[unit]) }
    return sum * spread
  }
}
