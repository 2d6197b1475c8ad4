import Foundation

/// Runs `body` and returns how long it took, in milliseconds.
func milliseconds(_ body: () throws -> Void) rethrows -> Double {
  let start = ContinuousClock.now
  try body()
  return (ContinuousClock.now - start).inMilliseconds
}

/// Runs `body` and returns how much time of a processor it took, in
/// milliseconds: on an idle machine the time that passed.
func processorMilliseconds(_ body: () throws -> Void) rethrows -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
  }
  let start = now()
  try body()
  return now() - start
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
