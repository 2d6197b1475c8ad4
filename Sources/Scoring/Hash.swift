/// Stable hashes of words and their sequences: the same number on every machine
/// and in every run, unlike `Hasher`.
enum Hash {
  static let seed: UInt64 = 0xcbf2_9ce4_8422_2325
  private static let prime: UInt64 = 0x100_0000_01b3

  /// FNV-1a, 64 bits, over the UTF-8 bytes.
  static func of(_ text: String) -> UInt64 {
    var hash = seed
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* prime }
    return hash
  }

  /// Appends a word's hash to that of the words before it.
  static func add(_ word: UInt64, to hash: UInt64) -> UInt64 {
    var mixed = (hash ^ word) &* 0x9e37_79b9_7f4a_7c15
    mixed ^= mixed >> 29
    return mixed
  }

  /// The key of a cue: 32 bits of `hash`, salted by the kind of cue.
  static func key(_ hash: UInt64, kind: UInt64) -> UInt32 {
    var mixed = (hash &+ kind &* 0xd6e8_feb8_6659_fd93) &* 0xbf58_476d_1ce4_e5b9
    mixed ^= mixed >> 32
    mixed = mixed &* 0x94d0_49bb_1331_11eb
    return UInt32(truncatingIfNeeded: mixed >> 32)
  }
}
