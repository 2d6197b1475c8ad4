import Scenarios

/// The number that all chance of an input comes from.
typealias Chance = SplitMix

extension Chance {
  /// A number below `bound`, 0 where there is none.
  mutating func below(_ bound: Int) -> Int {
    bound > 0 ? Int(next() % UInt64(bound)) : 0
  }
}
