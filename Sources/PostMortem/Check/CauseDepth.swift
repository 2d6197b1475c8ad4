import Prose

/// How far an account of a cause goes beyond what was seen.
struct CauseDepth {
  private(set) var isEmpty = true
  /// Says why it was so.
  private(set) var hasReason = false
  /// Says why nothing caught it.
  private(set) var tellsGap = false
  /// Names something of the system: a figure, a setting, a component.
  private(set) var isSpecific = false

  init(_ text: String, symptom: String) {
    // An address tells nothing of the system.
    let text = text.split(separator: " ").filter { !$0.contains("://") }.joined(separator: " ")
    let passage = Prose.Passage(text)
    let words = passage.tokens.filter { $0.kind != .sign }.map(\.norm)
    guard words.count >= 2, !Figures.isNothing(text) else { return }
    isEmpty = false
    let line = " " + words.joined(separator: " ") + " "
    let hasLink = Self.reasons.contains { line.contains($0) }
    tellsGap =
      Self.gaps.contains { line.contains($0) }
      // "Nothing limited refills", "nobody was told".
      || zip(words, words.dropFirst()).contains {
        ["nothing", "nobody"].contains($0)
          && ($1.hasSuffix("ed") || ["was", "kept", "held"].contains($1))
      }
    isSpecific =
      words.count >= 20 && passage.tokens.contains { $0.kind == .number || $0.isIdentifier }
      || words.count >= 40
    // The words of the summary again are no reason, however they are linked.
    let content = Set(
      passage.tokens.filter { $0.kind == .word && $0.norm.utf8.count > 3 }.map(\.stem))
    let told = Set(Prose.Passage(symptom).tokens.map(\.stem))
    let fresh = content.subtracting(told)
    let repeats =
      content.count >= 3 && fresh.count * 3 <= content.count && !symptom.isEmpty && words.count < 30
    hasReason =
      !repeats && (hasLink && words.count >= 8 || tellsGap && words.count >= 6 || words.count >= 25)
  }

  private static let reasons = [
    " because ", " since ", " due to ", " caused by ", " as a result ", " so that ",
    " which meant ",
    " meant that ", " led to ", " therefore ", " reason ", " why ", " which made ", " which left ",
    " result of ", " so the ", " so it ", " so every ", " so no ", " so a ", " which caused ",
    " causing ",
    " after ", " when ", " whenever ", " until ", " without ", " never ", " but ", " although ",
    " while ",
    " and so ", " once ", " had been ", " changed ", " default ", " only ", " resulted ",
    " leaving ",
    " triggered ", " by ", " does not ", " did not ", " doesnt ", " didnt ", " no longer ",
    " allowed ",
    " even though ", " where ", " let ", " made ",
  ]

  private static let gaps = [
    " not caught ", " nothing caught ", " wasnt caught ", " no test ", " no alert ", " no check ",
    " no alarm ",
    " no monitor", " not monitored ", " no review ", " missing ", " no guard", " did not cover ",
    " didnt cover ",
    " not covered ", " no validation ", " nothing checked ", " nothing stopped ",
    " nothing prevented ", " no limit ",
    " did not catch ", " didnt catch ", " unnoticed ", " undetected ", " does not test ",
    " not tested ",
    " untested ", " nothing validates ", " nothing verifies ", " no step ", " not part of ",
    " no one owned ",
    " nobody owned ", " not alert ", " no lock ", " no rule ", " no warning ", " nothing compares ",
    " silently ",
    " no owner ", " no canary ", " no staging ", " lacked ", " lack of ", " absence of ",
    " not exercised ",
    " never exercised ", " never tested ", " did not alert ", " didnt alert ", " not validated ",
    " without a ",
    " no process ", " no threshold ", " no timeout ", " not detect", " could not see ",
    " not visible ", " did not fail ",
    " accepted ", " no backpressure ", " no bound ", " not watched ", " nothing watched ",
    " no metric ",
    " same in staging ", " only in production ", " not reproduce", " no automated ", " nothing in ",
    " did not flag ",
    " were green ", " was green ", " reported success ", " reported healthy ", " not include",
    " no second ",
  ]
}
