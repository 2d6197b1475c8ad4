import Foundation

/// Runs `body` and returns how long it took, in milliseconds.
func milliseconds(_ body: () throws -> Void) rethrows -> Double {
  let start = ContinuousClock.now
  try body()
  return (ContinuousClock.now - start).inMilliseconds
}

extension Duration {
  var inMilliseconds: Double { self / .milliseconds(1) }
  var inSeconds: Double { self / .seconds(1) }
}

/// The processor time of all children that have ended, in milliseconds.
///
/// Unlike the time that passed it does not grow with what else runs.
func processorTimeOfChildren() -> Double {
  var usage = rusage()
  #if canImport(Glibc)
  let children = RUSAGE_CHILDREN.rawValue
  #else
  let children = RUSAGE_CHILDREN
  #endif
  getrusage(children, &usage)
  func milliseconds(_ time: timeval) -> Double {
    Double(time.tv_sec) * 1000 + Double(time.tv_usec) / 1000
  }
  return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime)
}
