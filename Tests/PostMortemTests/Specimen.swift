import PostMortem

/// A sound post-mortem, with room for a sentence more in any section.
enum Specimen {
  /// The document with `sentence` in `section`, and the line where it stands.
  static func with(_ sentence: String = "", in section: Section = .data) -> (
    text: String, line: Int
  ) {
    var lines: [String] = []
    var place = 1
    for (part, text) in parts {
      lines += ["## \(part.title)", ""] + text.split(separator: "\n").map(String.init) + [""]
      if part == section, !sentence.isEmpty {
        let isList = [.timeline, .actions, .factors, .wentWell].contains(part)
        if isList { lines.removeLast() }
        lines.append((isList ? "- " : "") + sentence)
        place = lines.count
        lines.append("")
      }
    }
    return (lines.joined(separator: "\n"), place)
  }

  private static let parts: [(Section, String)] = [
    (
      .summary,
      "On 3 May between 09:12 and 10:40 UTC checkout answered 30% of requests with errors for 88 minutes; about 1,200 orders were lost."
    ),
    (
      .timeline,
      "- 09:12 Error rate of checkout passes 5%\n- 09:15 On-call paged\n- 10:40 Error rate back to normal"
    ),
    (
      .rootCause,
      "The connection pool of the checkout service was sized for one region; when the second region was added, both drew from the same database, and no load test runs with two regions."
    ),
    (.trigger, "The second region took traffic at 09:05."),
    (
      .factors,
      "- The pool has no alert before it is exhausted\n- The runbook names only the first region"
    ),
    (.resolution, "The second region was drained and the pool raised to 400."),
    (.wentWell, "- The rollback took four minutes"),
    (.actions, "- Alert at 80% of the pool, Ana Duarte, 12 May"),
    (.data, "The chart of the pool stands in the channel."),
  ]
}
