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
    let timeline = TimelineReading(document.sections(.timeline).flatMap(\.entries))
    var lines = [
      "# yaml-language-server: $schema=schema.json",
      "# Drafted from a post-mortem. Finish each TODO, then: warstory check FILE",
      "format: 1", "id: \(id)",
      "title: " + YAMLText.value(Self.title(of: document) ?? "TODO say what went wrong", 2),
      "severity: " + (Self.severity(in: document) ?? "TODO"),
      "# What the candidate is told: the state at the first signal, in numbers, without the cause.",
      "situation: " + YAMLText.value(Self.situation(document), 2),
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

  /// `P1`, `SEV-1`, `Severity: 1`: SEV-1 is the worst there is, P0 here.
  private static func severity(in document: MarkdownDocument) -> String? {
    for line in document.lines.prefix(400) {
      let words = line.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
      for (index, word) in words.enumerated() {
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

  private static func situation(_ document: MarkdownDocument) -> String {
    let paragraphs =
      document.sections(.summary).map(\.prose) + document.sections(.impact).map(\.prose)
    let words = paragraphs.joined(separator: " ").split(separator: " ")
    guard !words.isEmpty else { return "TODO what system, what is wrong, what is known so far" }
    return "TODO keep only what was known at the start: " + words.prefix(120).joined(separator: " ")
  }

  private static func steps(_ timeline: TimelineReading) -> [String] {
    guard !timeline.events.isEmpty else {
      return ["  - at: T+0", "    check: TODO what was checked first"]
    }
    return timeline.events.prefix(40).flatMap { event in
      let step = DiagnosisStep(minutes: event.minutes, check: "")
      var lines = ["  - at: \(step.at)", "    check: " + YAMLText.value(event.text, 6)]
      if let detail = event.detail { lines.append("    finding: " + YAMLText.value(detail, 6)) }
      if let kind = kind(of: event.text) { lines.append("    step: \(kind.rawValue)") }
      return lines
    }
  }

  private static func measures(_ document: MarkdownDocument) -> [String] {
    let items = document.sections(.actions).flatMap(\.entries).map(\.wholeText)
      .filter { $0.count > 8 }
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
