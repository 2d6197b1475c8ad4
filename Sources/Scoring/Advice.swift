import Scenarios

/// What would raise an answer by a level, in the rubric's words and about this
/// answer.
enum Advice {
  /// What the level after `level` would need; nil at the top.
  static func forNextLevel(_ signal: Signal, at level: Int, _ hearing: Hearing) -> String? {
    guard level < 4 else { return nil }
    let said = Said(hearing)
    return switch signal {
    case .diagnosis: diagnosis(level, said)
    case .communication: communication(level, said)
    case .blamelessness: blamelessness(level, said)
    case .prevention: prevention(level, said)
    }
  }

  /// What the first level needs, where nothing is said at all.
  static func atLeast(_ signal: Signal) -> String {
    switch signal {
    case .diagnosis: "say what you checked first, with which tool or query, and what it showed"
    case .communication: "say whom you told, when, and what the message was"
    case .blamelessness: "say which decision or gap of your own contributed"
    case .prevention: "name one measure: what was built, where it runs, what it blocks"
    }
  }

  /// At most three pieces of advice, the weakest signal first.
  static func overall(
    _ signals: [Signal: Assessment], _ flags: [Flag], _ hearing: Hearing
  ) -> [String] {
    var list: [String] = []
    if flags.contains(.blamesOthers) {
      let quote = Said(hearing).quote(of: [.blame, .deflect])
      list.append(
        "Take out the blame\(quote.map { " (\($0))" } ?? ""): say what in the system let it happen."
      )
    }
    let weakest = Signal.allCases.enumerated().filter { (signals[$0.element]?.level ?? 4) < 4 }
      .sorted {
        (signals[$0.element]?.level ?? 0, $0.offset) < (signals[$1.element]?.level ?? 0, $1.offset)
      }
    for (_, signal) in weakest {
      guard let advice = signals[signal]?.advice else { continue }
      if signal == .blamelessness, flags.contains(.blamesOthers) { continue }
      list.append("\(signal.title): \(advice).")
    }
    if flags.contains(.noNumbers) {
      list.insert("Put numbers on it: how many, how much, for how long.", at: min(1, list.count))
    }
    if flags.contains(.vagueTimeline) {
      list.insert("Put the clock into the story: when each step happened.", at: min(1, list.count))
    }
    return Array(list.prefix(3))
  }

  // MARK: - What is missing

  private static func diagnosis(_ level: Int, _ said: Said) -> String {
    if level == 0 { return atLeast(.diagnosis) }
    var missing: [String] = []
    if !said.has(.scope) {
      missing.append("begin with how far the damage reached, and since when")
    }
    if said.count(.check) < 2 {
      let quote = said.quote(of: [.vagueCheck, .thrash])
      missing.append(
        "name the tool, query or metric of each check\(quote.map { " instead of \($0)" } ?? "")")
    }
    if !said.has(.cause) { missing.append("say how a check led to the cause") }
    if said.count(.time) < 2 { missing.append("give the time of the steps") }
    if level >= 2 || missing.isEmpty {
      if !said.has(.contain) {
        missing.append("say what stopped the damage before the cause was known")
      }
      if !said.has(.ruledOut) { missing.append("say what you ruled out, and by what") }
      if !said.has(.verify) { missing.append("say how you verified the fix") }
    }
    return joined(missing, otherwise: "tighten the order: scope, containment, checks, cause, proof")
  }

  private static func communication(_ level: Int, _ said: Said) -> String {
    if level == 0 { return atLeast(.communication) }
    var missing: [String] = []
    if !said.has(.told) {
      let quote = said.quote(of: [.vagueTold])
      missing.append("name who was told, and when\(quote.map { ", instead of \($0)" } ?? "")")
    }
    if !said.has(.content) {
      missing.append("say what the message said: impact and what is being done")
    }
    if !said.has(.eta) && !said.has(.rhythm) {
      missing.append("give an estimate or the time of the next update")
    }
    if level >= 2 || missing.isEmpty {
      if !said.has(.rhythm) { missing.append("keep a rhythm of updates until it is closed") }
      if !said.has(.report) {
        missing.append("send a written report or the corrected numbers afterwards")
      }
      if !said.has(.channel) {
        missing.append("name the channel, or who had the communications role")
      }
    }
    return joined(
      missing, otherwise: "tell each audience what it needs, until the incident is closed")
  }

  private static func blamelessness(_ level: Int, _ said: Said) -> String {
    var missing: [String] = []
    if level <= 1, let quote = said.quote(of: [.blame, .deflect]) {
      missing.append("replace \(quote) by what in the system let it happen")
    }
    if !said.has(.own) { missing.append("name a decision or a gap of your own that contributed") }
    if !said.has(.system) && missing.count < 2 {
      missing.append("explain the mistake by the guardrail that was missing")
    }
    return joined(missing, otherwise: "say what changed in the decision that was yours")
  }

  private static func prevention(_ level: Int, _ said: Said) -> String {
    let layers: [(EvidenceKind, String)] = [
      (.prevent, "prevents"), (.detect, "detects"), (.containNext, "contains"),
      (.process, "changes the process"),
    ]
    let absent = layers.filter { !said.has($0.0) }.map(\.1)
    var missing: [String] = []
    if absent.count == layers.count {
      let quote = said.quote(of: [.vaguePromise])
      return "name a concrete measure, what and where\(quote.map { ", instead of \($0)" } ?? "")"
    }
    if layers.count - absent.count < 2, let next = absent.first {
      missing.append("add a measure of another layer, one that \(next) it")
    }
    if !said.has(.specific) {
      missing.append("give the threshold, where it runs, or what it blocks")
    }
    if level >= 2 || missing.isEmpty {
      if !said.has(.follow) {
        missing.append("say who owns it, by when, and how it was shown to work")
      }
      if !said.has(.failureClass) { missing.append("cover the kind of failure, not only this one") }
    }
    return joined(missing, otherwise: "add a third layer, with its threshold and its place")
  }

  private static func joined(_ missing: [String], otherwise: String) -> String {
    missing.isEmpty ? otherwise : missing.prefix(2).joined(separator: "; ")
  }

  /// Which kinds of evidence an answer has.
  private struct Said {
    let hearing: Hearing

    init(_ hearing: Hearing) { self.hearing = hearing }

    func has(_ kind: EvidenceKind) -> Bool { count(kind) > 0 }

    func count(_ kind: EvidenceKind) -> Int { hearing.heard.count { $0[kind] >= 0.5 } }

    /// The words that are most likely of `kinds`, cut to the first few.
    func quote(of kinds: [EvidenceKind]) -> String? {
      var best: (index: Int, likelihood: Float) = (-1, 0.5)
      for (index, unit) in hearing.heard.enumerated() {
        for kind in kinds where unit[kind] > best.likelihood { best = (index, unit[kind]) }
      }
      guard best.index >= 0 else { return nil }
      let words = hearing.quote(best.index).text.split(whereSeparator: \.isWhitespace)
      let text = words.prefix(9).joined(separator: " ")
      return "\u{201c}\(text)\(words.count > 9 ? "…" : "")\u{201d}"
    }
  }
}
