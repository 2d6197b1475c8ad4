/// A post-mortem as one posts it: what is known of the incident at the head, lists
/// as lists, and the action items as a table.
package struct PostMortemDocument: Sendable {
  package var walk: PostMortemWalk
  /// `2026-11-21`, the day on which it was written.
  package var date: String
  /// The day on which the action items are looked at again, likewise.
  package var followUp: String
  /// Empty where it is not known.
  package var author: String
  package var severity: String

  /// Items that were ticked off after it was written.
  package var done: Set<String>

  package init(
    walk: PostMortemWalk, date: String, followUp: String, author: String = "",
    severity: String = "", done: Set<String> = []
  ) {
    self.walk = walk
    self.date = date
    self.followUp = followUp
    self.author = author
    self.severity = severity
    self.done = done
  }

  /// The file, with a line end.
  package var markdown: String {
    var text = "---\n"
    for (key, value) in head { text += value.isEmpty ? "\(key):\n" : "\(key): \(value)\n" }
    text += "---\n\n# \(Self.line(walk.title))\n"
    for section in walk.template.sections {
      text += "\n## \(section.title)\n"
      let body = body(of: section)
      if !body.isEmpty { text += "\n\(body)\n" }
    }
    return text + "\nThe action items are looked at again on \(followUp).\n"
  }

  private var head: [(String, String)] {
    let times = Times(walk.draft(of: .timeline))
    return [
      ("date", date), ("authors", Self.quoted(author)),
      ("status", walk.isFinished ? "final" : "draft"), ("severity", severity),
      ("started", Self.quoted(times.started)), ("detected", Self.quoted(times.detected)),
      ("mitigated", Self.quoted(times.mitigated)), ("resolved", Self.quoted(times.resolved)),
      ("duration", times.duration), ("follow_up", followUp),
    ]
  }

  private func body(of section: Section) -> String {
    let draft = walk.draft(of: section)
    switch section {
    case .actions:
      let entries = ActionEntry.entries(of: draft)
      guard !entries.isEmpty, !draft.contains("|") else { return draft }
      var rows = [
        "| Action | Type | Owner | Due | Ticket | Status |",
        "| --- | --- | --- | --- | --- | --- |",
      ]
      rows += entries.map { entry in
        let cells = [
          entry.action, entry.kind.rawValue, entry.owner, entry.due, entry.ticket,
          entry.isDone || done.contains(entry.action) ? "done" : "open",
        ]
        return "| " + cells.map { $0.isEmpty ? " " : $0 }.joined(separator: " | ") + " |"
      }
      return rows.joined(separator: "\n")
    case .timeline, .factors, .wentWell, .wentBadly, .ifTime, .lessons: return Self.listed(draft)
    default: return draft
    }
  }

  /// Lines that would run into one paragraph, as points of a list.
  private static func listed(_ draft: String) -> String {
    let lines = draft.split(separator: "\n", omittingEmptySubsequences: false)
    let marks = ["- ", "* ", "+ ", "|", "#", ">", "```", "~~~", "  ", "\t"]
    guard
      !lines.contains(where: { line in
        marks.contains { line.hasPrefix($0) }
          || line.first?.isNumber == true && line.contains(". ")
            && line.split(separator: ".").first?.allSatisfy(\.isNumber) == true
      })
    else { return draft }
    return lines.map { $0.allSatisfy(\.isWhitespace) ? String($0) : "- " + $0 }
      .joined(separator: "\n")
  }

  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// A value of YAML that may hold a colon.
  private static func quoted(_ text: String) -> String {
    text.isEmpty ? "" : "\"" + text.filter { $0 != "\"" && $0 != "\\" } + "\""
  }

  /// When it started, was detected, mitigated and resolved, as the timeline says.
  private struct Times {
    var started = ""
    var detected = ""
    var mitigated = ""
    var resolved = ""
    var duration = ""

    init(_ draft: String) {
      let writeUp = WriteUp(markdown: "## \(Section.timeline.title)\n\n" + draft)
      guard let part = writeUp[.timeline] else { return }
      let entries = TimelineEntry.entries(of: part.blocks, in: writeUp).filter { $0.moment != nil }
      guard let first = entries.first, let last = entries.last else { return }
      func time(_ words: [String], in entries: [TimelineEntry]) -> String {
        let entry = entries.first { entry in
          let text = entry.text.lowercased()
          return words.contains { text.contains($0) }
        }
        return entry.map { writeUp.text(at: $0.place) } ?? ""
      }
      started = writeUp.text(at: first.place)
      detected = time(["alert", "alarm", "page", "notic", "report", "detect", "spot"], in: entries)
      mitigated = time(
        ["mitigat", "rolled back", "rollback", "failed over", "restored", "reverted", "drained"],
        in: entries)
      let end = entries.last {
        let text = $0.text.lowercased()
        return ["resolved", "recovered", "normal", "over", "well"].contains { text.contains($0) }
      }
      let closing = end ?? last
      resolved = writeUp.text(at: closing.place)
      guard let from = first.moment?.seconds, let to = closing.moment?.seconds else { return }
      var seconds = to - from
      if let start = first.moment?.day, let day = closing.moment?.day {
        seconds += (day - start) * 86_400
      }
      // Past midnight, in a timeline that names no dates.
      if seconds < 0 { seconds += 86_400 }
      guard seconds > 0 else { return }
      let minutes = seconds / 60
      duration =
        minutes < 60
        ? "\(minutes) min" : "\(minutes / 60) h" + (minutes % 60 > 0 ? " \(minutes % 60) min" : "")
    }
  }
}
