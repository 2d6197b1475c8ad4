import Prose

/// What numbers a text names.
struct Figures {
  private(set) var words = 0
  /// How many, how much: an amount of something, money, a share.
  private(set) var hasNumber = false
  private(set) var hasDuration = false
  private(set) var hasDate = false

  var hasFigure: Bool { hasNumber || hasDuration }

  init(_ text: String) {
    let passage = Prose.Passage(text)
    let tokens = passage.tokens
    words = passage.wordCount
    var clocks = 0
    for index in tokens.indices {
      let token = tokens[index]
      let next = index + 1 < tokens.count ? tokens[index + 1] : nil
      switch token.kind {
      case .clock:
        clocks += 1
        hasDate = true
      case .number:
        switch token.measure {
        case .duration: hasDuration = true
        case .percent, .money, .multiple: hasNumber = true
        case .bytes: break
        case .plain:
          if counts(
            token, before: tokens.indices.contains(index - 1) ? tokens[index - 1] : nil, next)
          {
            hasNumber = true
          }
        }
      case .word:
        if MomentWords.isCalendar(token.norm), token.isCapitalised { hasDate = true }
        let pair = next?.norm ?? ""
        if ["half", "whole", "entire"].contains(token.norm),
          [
            "hour", "hours", "day", "days", "morning", "afternoon", "night", "weekend", "week",
            "weeks", "an", "a",
          ].contains(pair)
        {
          hasDuration = true
        }
        if token.norm == "an" || token.norm == "a",
          ["hour", "hours", "day", "days", "week", "weeks"].contains(pair),
          index > 0,
          ["for", "about", "over", "almost", "nearly", "took", "lasted", "than", "within"].contains(
            tokens[index - 1].norm)
        {
          hasDuration = true
        }
        if token.norm == "overnight" { hasDuration = true }
      case .sign: break
      }
    }
    // From when to when.
    if clocks >= 2 { hasDuration = true }
    if let moment = Moment(passage.scalars, within: passage.scalars.count), moment.day != nil {
      hasDate = true
    }
  }

  /// Whether a bare number counts something: "1,200 orders", not "June 14" or
  /// "version 3".
  private func counts(_ token: Token, before: Token?, _ next: Token?) -> Bool {
    guard let value = token.value, let next, next.kind == .word, !next.isJoined else {
      return false
    }
    if let before,
      before.isJoined && before.norm == "-"
        || [
          "v", "version", "to", "from", "status", "http",
          "error", "code", "on", "of", "the", "/", "-", ".", "#", "port", "release",
        ].contains(before.norm) || MomentWords.isCalendar(before.norm)
    {
      guard before.norm == "of" || before.norm == "to" || before.norm == "the", value >= 100 else {
        return false
      }
    }
    if MomentWords.isYear(value) || MomentWords.isCalendar(next.norm) { return false }
    if (400..<600).contains(value), value == value.rounded(.down), value < 512 { return false }
    guard value == value.rounded(.down), !next.norm.hasSuffix("ss") else { return false }
    return next.norm.hasSuffix("s") && next.norm.utf8.count > 3
      && !["nodes", "pods", "versions", "hours", "times", "this", "status", "was"].contains(
        next.norm)
      || ["people", "percent", "staff", "of"].contains(next.norm)
      || (next.norm.hasSuffix("ed") && value >= 10)
      || value >= 100 && !next.norm.hasSuffix("bit")
  }

  /// "None", "nothing", "n/a", "TBD", "to be filled in".
  static func isNothing(_ text: String) -> Bool {
    let words = Prose.Passage(text).tokens.filter { $0.kind != .sign }.map(\.norm)
    guard let first = words.first else { return true }
    if words.count <= 4,
      ["none", "nothing", "na", "n", "tbd", "todo", "nil", "no", "tba"].contains(first)
    {
      return true
    }
    let line = words.joined(separator: " ")
    return words.count <= 12
      && [
        "nothing went well", "nothing really", "not much", "nothing to report",
        "nothing comes to mind",
        "hard to say", "to be filled", "to be added", "to be done", "not applicable",
        "nothing worth",
        "nothing special", "nothing in particular", "can not think", "cannot think", "cant think",
        "nothing at all",
        "we did well", "everything went well", "the team did great", "the team did well",
        "everyone did their best",
        "everybody did their best", "good teamwork", "great teamwork", "good team work",
        "everyone worked hard",
        "it was fine", "all good", "it could have been worse", "could be worse",
      ].contains { line.contains($0) }
  }

  /// Whether an event tells of a check that led nowhere.
  static func tellsWrongTurn(_ text: String) -> Bool {
    let line = " " + Prose.Passage(text).tokens.map(\.norm).joined(separator: " ") + " "
    return [
      " ruled out ", " turned out ", " turns out ", " not the cause ", " no effect ",
      " did not help ",
      " didnt help ", " false lead ", " red herring ", " wrong lead ", " no change ",
      " without effect ",
      " nothing unusual ", " not it ", " suspected ", " assumed ", " was fine ", " were fine ",
      " looked fine ",
      " healthy ", " normal ", " dead end ", " not related ", " unrelated ", " excluded ",
      " nothing out of ",
      " inconclusive ", " non conclusive ", " no difference ", " wrong track ", " no improvement ",
      " in vain ",
      " hypothesis ", " discarded ", " nothing found ", " no anomalies ", " clean ", " came back ",
    ].contains { line.contains($0) }
  }
}
