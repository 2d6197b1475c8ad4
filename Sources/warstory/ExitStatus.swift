/// How the program ends, for scripts; the numbers above 63 are those of
/// `sysexits.h`.
enum ExitStatus: Int32, Comparable {
  case done = 0
  case findings = 1
  case usage = 64
  case badData = 65
  case noInput = 66
  case inputOutput = 74

  /// The worse of two is the greater.
  static func < (one: ExitStatus, other: ExitStatus) -> Bool { one.rawValue < other.rawValue }
}
