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
