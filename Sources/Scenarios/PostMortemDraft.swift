/// A scenario drafted from a written post-mortem, for its author to finish.
///
/// What the document does not say stands as TODO, which `check` reports.
package struct PostMortemDraft: Sendable {
  /// The scenario file.
  package let text: String

  /// Drafts the scenario `id` from a document in Markdown; `source` is what its
  /// sources are called: the file's name or an address.
  package init(markdown: String, id: String, source: String) {
    let document = MarkdownDocument(markdown)
    let all = TimelineReading(document.sections(.timeline).flatMap(\.entries)).events
    let (before, timeline) = Self.split(all)
    var lines = [
      "# yaml-language-server: $schema=schema.json",
      "# Drafted from a post-mortem. Finish each TODO, then: warstory check FILE",
      "format: 1", "id: \(id)",
      "title: " + YAMLText.value(Self.title(of: document) ?? "TODO say what went wrong", 2),
      "severity: " + (Self.severity(in: document) ?? "TODO"),
      "# What the candidate is told: the state at the first signal, in numbers, without the cause.",
      "situation: " + YAMLText.value(Self.situation(document, firstSignal: timeline.first), 2),
    ]
    lines += Self.kept(document, before)
    lines += [
      "# One check an entry: what was looked at, and under `finding` what it showed.",
      "diagnosis:",
    ]
    lines += Self.steps(timeline)
    lines += ["# What changes in the system, where, with thresholds.", "prevention:"]
    lines += Self.measures(document)
    lines += [
      "communication:", "  - audience: TODO who should have heard",
      "    message: TODO what they should have heard, and when",
      "scapegoat: TODO whom it would be easy to blame, a role and no name", "follow_ups:",
    ]
    lines += Self.followUps(document)
    lines += ["sources:", "  - " + YAMLText.value(source.isEmpty ? "TODO" : source, 4)]
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func title(of document: MarkdownDocument) -> String? {
    guard var title = document.title else { return nil }
    for prefix in ["post-mortem", "postmortem", "post mortem", "incident report", "incident"]
    where title.lowercased().hasPrefix(prefix) {
      let rest = title.dropFirst(prefix.count).drop { " :–—-#".contains($0) }
      if !rest.isEmpty { title = String(rest) }
    }
    return String(title.prefix(120))
  }

  /// The severity that is stated in the title or behind that word: SEV-1 is the
  /// worst there is, P0 here; the p0 of an action item says nothing.
  private static func severity(in document: MarkdownDocument) -> String? {
    let stated = document.lines.prefix(400).map { Self.words(of: MarkdownDocument.plain($0)) }
      .filter { words in
        guard let first = words.first else { return false }
        return ["severity", "sev", "priority"].contains(first)
          || words.starts(with: ["incident", "severity"])
          || (first.hasPrefix("sev") && words.count <= 3)
      }
    for words in [Self.words(of: document.title ?? "")] + stated {
      for (index, word) in words.prefix(8).enumerated() {
        if ["p0", "p1", "p2", "p3"].contains(word) { return word.uppercased() }
        let isLabel = word == "sev" || word == "severity"
        let next = index + 1 < words.count ? words[index + 1] : ""
        let level =
          word.hasPrefix("sev") && word.count == 4
          ? Int(word.dropFirst(3)) : isLabel ? Int(next) : nil
        if let level, (0...4).contains(level) { return "P\(min(max(level - 1, 0), 3))" }
      }
    }
    return nil
  }

  private static func words(of line: String) -> [Substring] {
    line.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
  }

  // MARK: - What was known

  /// The events before the first signal, and those from it on: a deploy that
  /// came earlier is for the candidate to find.
  private static func split(
    _ events: [TimelineReading.Event]
  ) -> (before: [TimelineReading.Event], since: [TimelineReading.Event]) {
    let first = events.firstIndex { event in
      let line = event.text.lowercased()
      return signals.contains { line.contains($0) }
    }
    guard let first else { return ([], events) }
    let start = events[first].minutes
    let since = events[first...].map { event in
      TimelineReading.Event(
        minutes: event.minutes - start, text: withoutHandles(event.text),
        detail: event.detail.map(withoutHandles))
    }
    return (
      events[..<first].map {
        TimelineReading.Event(
          minutes: start - $0.minutes, text: withoutHandles($0.text), detail: $0.detail)
      }, since
    )
  }

  private static let signals = [
    "alert", "alarm", "paged", "pager", "page fires", "report", "complain", "ticket", "notice",
    "detect", "error rate", "errors", "spike", "degrad", "unavailable", "outage", "down", "fails",
    "failing", "customers",
  ]

  /// Words by which a sentence tells the cause.
  private static let causes = [
    "root cause", "caused by", "cause was", "due to", "because", "as a result of", "resulted from",
    "triggered by", "introduced", "which caused", "turned out", "misconfigur", "bug in", "led to",
  ]

  private static func tellsCause(_ sentence: Substring) -> Bool {
    let line = sentence.lowercased()
    return causes.contains { line.contains($0) }
  }

  private static func sentences(_ prose: String) -> [Substring] {
    var sentences: [Substring] = []
    var start = prose.startIndex
    for index in prose.indices where ".?!".contains(prose[index]) {
      let next = prose.index(after: index)
      guard next == prose.endIndex || prose[next] == " " else { continue }
      sentences.append(prose[start..<next])
      start = next
    }
    return (sentences + [prose[start...]]).filter { $0.contains(where: \.isLetter) }
  }

  /// Impact and first signal, or the summary where there is neither, without the
  /// sentences that tell the cause.
  private static func situation(
    _ document: MarkdownDocument, firstSignal: TimelineReading.Event?
  ) -> String {
    let impact = document.sections(.impact).flatMap { section in
      [section.prose] + section.entries.map(\.wholeText)
    }
    let summary = document.sections(.summary).map(\.prose)
    var told = sentences(
      (impact.contains { !$0.isEmpty } ? impact : summary).joined(separator: " ")
    )
    .filter { !tellsCause($0) }
    if let firstSignal, !tellsCause(firstSignal.text[...]) {
      told.append(firstSignal.text[...] + ".")
    }
    let words = told.joined(separator: " ").split(separator: " ")
    guard !words.isEmpty else { return "TODO what system, what is wrong, what is known so far" }
    return "TODO keep only what was known at the start: " + words.prefix(120).joined(separator: " ")
  }

  /// The sentences on the cause, and what came before the first signal, as
  /// comments: its author needs them, the candidate must not see them.
  private static func kept(
    _ document: MarkdownDocument, _ before: [TimelineReading.Event]
  ) -> [String] {
    let prose = (document.sections(.summary) + document.sections(.impact)).map(\.prose)
    let causes = prose.flatMap(sentences).filter(tellsCause).prefix(6)
    let cause = causes.map { "#   " + String($0).tidied.clipped(to: 300) }
    let earlier = before.suffix(10).map {
      "#   \($0.minutes) min before: \($0.text.clipped(to: 200))"
    }
    return
      (cause.isEmpty ? [] : ["# The cause, for the steps below, never for the situation:"] + cause)
      + (earlier.isEmpty ? [] : ["# Before the first signal, to be found out:"] + earlier)
  }

  private static func steps(_ timeline: [TimelineReading.Event]) -> [String] {
    guard !timeline.isEmpty else {
      return ["  - at: T+0", "    check: TODO what was checked first"]
    }
    return timeline.prefix(40).flatMap { event in
      let step = DiagnosisStep(minutes: event.minutes, check: "")
      var lines = ["  - at: \(step.at)", "    check: " + YAMLText.value(event.text, 6)]
      if let detail = event.detail { lines.append("    finding: " + YAMLText.value(detail, 6)) }
      if let kind = kind(of: event.text) { lines.append("    step: \(kind.rawValue)") }
      return lines
    }
  }

  /// The text with "somebody" in the place of each `@handle`.
  private static func withoutHandles(_ text: String) -> String {
    guard text.contains("@") else { return text }
    return text.split(separator: " ").map { word in
      let bare = word.drop { "([{".contains($0) }
      return bare.hasPrefix("@") && bare.count > 1 ? "somebody" : String(word)
    }.joined(separator: " ")
  }

  /// An action item without who owns it, by when, and in which ticket: a file
  /// that is shared names roles at most.
  static func withoutOwner(_ item: String) -> String {
    let cells = item.split(separator: " | ").map(String.init).filter { cell in
      let words = Self.words(of: cell)
      let isHandle = cell.hasPrefix("@") || cell.lowercased().hasPrefix("owner")
      let isDate = !words.isEmpty && words.allSatisfy { $0.allSatisfy(\.isNumber) }
      let isState = ["done", "todo", "open", "closed", "p0", "p1", "p2", "p3"].contains(
        cell.lowercased())
      return !isHandle && !isDate && !isState
    }
    // Of a row the longest cell says what is done.
    var text = cells.count > 1 ? cells.max { $0.count < $1.count } ?? "" : cells.first ?? ""
    for label in ["owner:", "assignee:", "assigned to", "(owner", "dri:"] {
      if let range = text.lowercased().firstRange(of: label) {
        let offset = text.lowercased().distance(
          from: text.lowercased().startIndex, to: range.lowerBound)
        text = String(text.prefix(offset))
      }
    }
    var line = withoutHandles(text)
    while let last = line.last, " -–—:;,([".contains(last) { line.removeLast() }
    return line
  }

  private static func measures(_ document: MarkdownDocument) -> [String] {
    let items = document.sections(.actions).flatMap(\.entries)
      .map { withoutOwner($0.wholeText) }.filter { $0.count > 8 }
    guard !items.isEmpty else {
      return ["  - measure: TODO what changed afterwards, where, at which threshold"]
    }
    return items.prefix(20).flatMap { item in
      var lines = ["  - measure: " + YAMLText.value(item, 6)]
      if let layer = layer(of: item) { lines.append("    layer: \(layer.rawValue)") }
      return lines
    }
  }

  private static func followUps(_ document: MarkdownDocument) -> [String] {
    let causes = document.sections(.cause).flatMap { section in
      section.entries.isEmpty ? [section.prose] : section.entries.map(\.wholeText)
    }.filter { $0.count > 8 }
    guard !causes.isEmpty else {
      return ["  - ask: Why did nothing catch this before?", "    looking_for: TODO"]
    }
    return causes.prefix(4).enumerated().flatMap { index, cause in
      [
        "  - ask: " + (index == 0 ? "Why did nothing catch this before?" : "TODO ask for this"),
        "    looking_for: " + YAMLText.value(String(cause.prefix(400)), 6),
        "    listen_for: [TODO]",
      ]
    }
  }

  /// The kind of a step, where its verb leaves no doubt.
  private static func kind(of text: String) -> DiagnosisStep.Kind? {
    first(
      in: text,
      [
        (
          .verify,
          ["confirmed working", "verified", "back to normal", "fully recovered", "all clear"]
        ),
        (
          .contain,
          ["disabled", "paused", "stopped", "blocked", "failed over", "drained", "throttled"]
        ),
        (
          .fix,
          ["rolled back", "rollback", "reverted", "fixed", "patched", "restored", "restarted"]
        ),
        (.inform, ["informed", "notified", "announced", "status page", "contacted", "posted"]),
        (
          .investigate,
          ["identified", "discovered", "found", "investigat", "realised", "realized", "noticed"]
        ),
      ])
  }

  private static func layer(of text: String) -> PreventionMeasure.Layer? {
    first(
      in: text,
      [
        (.detect, ["alert", "alarm", "monitor", "dashboard", "detect", "page when"]),
        (
          .contain,
          ["rate limit", "circuit", "fallback", "rollback", "isolat", "quota", "bulkhead"]
        ),
        (.process, ["runbook", "process", "review", "document", "training", "checklist", "drill"]),
        (
          .prevent,
          ["test", "validat", "prevent", "guard", "lint", "automat", "upgrade", "enforce"]
        ),
      ])
  }

  private static func first<Kind>(in text: String, _ table: [(Kind, [String])]) -> Kind? {
    let line = text.lowercased()
    return table.first { _, words in words.contains { line.contains($0) } }?.0
  }
}
