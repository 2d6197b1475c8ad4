/// `1 hint`, `2 hints`, `no hints`.
func counted(_ number: Int, _ noun: String, plural: String? = nil) -> String {
  switch number {
  case 0: "no \(plural ?? noun + "s")"
  case 1: "1 \(noun)"
  default: "\(number) \(plural ?? noun + "s")"
  }
}

/// `2:31`; whole seconds, rounded down.
func clockText(_ duration: Duration) -> String {
  let seconds = max(0, Int(duration.components.seconds))
  let rest = seconds % 60
  return "\(seconds / 60):\(rest < 10 ? "0" : "")\(rest)"
}

/// `12 s`, `2 min 5 s`.
func durationText(_ duration: Duration) -> String {
  let seconds = max(0, Int(duration.components.seconds))
  return switch (seconds / 60, seconds % 60) {
  case (0, let rest): "\(rest) s"
  case (let minutes, 0): "\(minutes) min"
  case (let minutes, let rest): "\(minutes) min \(rest) s"
  }
}
