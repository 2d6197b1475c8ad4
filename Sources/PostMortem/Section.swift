/// A part of a post-mortem, whatever its heading is called.
package enum Section: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
  case summary
  case impact = "impact_and_scope"
  case trigger
  case resolution
  case timeline
  case rootCause = "root_cause"
  case factors = "contributing_factors"
  case wentWell = "what_went_well"
  case wentBadly = "what_didnt_go_well"
  case actions = "action_items"
  case data = "data_and_analysis"
  case ifTime = "if_we_have_time"
  /// In neither template, and read beside what went badly.
  case lessons

  /// The heading, as the templates write it.
  package var title: String {
    switch self {
    case .summary: "Summary"
    case .impact: "Impact and scope"
    case .trigger: "Trigger"
    case .resolution: "Resolution"
    case .timeline: "Timeline"
    case .rootCause: "Root cause"
    case .factors: "Contributing factors"
    case .wentWell: "What went well"
    case .wentBadly: "What didn't go well"
    case .actions: "Action items"
    case .data: "Data and analysis"
    case .ifTime: "If we have time"
    case .lessons: "Lessons learned"
    }
  }

  /// What belongs into the section, for the person who is about to write it.
  package var guidance: String {
    switch self {
    case .summary:
      "One paragraph: what broke, when, for how long, and what it cost the business, in numbers. Nobody is blamed."
    case .impact:
      "Who was affected, how many, for how long, and what it cost, in numbers."
    case .trigger:
      "What set it off: the change, the load or the date, described without a person."
    case .resolution:
      "What ended it, and how you knew that it had ended."
    case .timeline:
      "A line for each event with its time, from the first signal to the resolution, and what you checked that turned out to be wrong."
    case .rootCause:
      "One level deeper than the symptom: why it was so, and why nothing caught it. Never what a person did."
    case .factors:
      "What made it worse than it had to be: late detection, a missing runbook, unclear ownership."
    case .wentWell:
      "Something concrete that helped, so that it is kept."
    case .wentBadly:
      "What slowed you down or hid the problem: tools, information, process; not people."
    case .actions:
      "Each with a named owner and a due date, small enough to finish and checkable. Wishes go under “If we have time”."
    case .data:
      "The charts, queries and log lines that the account rests on."
    case .ifTime:
      "What would be good and is nobody's task yet."
    case .lessons:
      "What you know now about the system that you did not know before."
    }
  }

  /// The section that a heading means; nil where it means none of them.
  ///
  /// The heading may be numbered or worded freely: "3. What went wrong?",
  /// "Follow-ups", "TL;DR".
  package static func meant(by heading: String) -> Section? {
    let words = plainWords(of: heading)
    guard !words.isEmpty, words.count <= 8 else { return nil }
    if words == ["good"] { return .wentWell }
    if words == ["bad"] || words == ["ugly"] { return .wentBadly }
    let line = " " + words.joined(separator: " ") + " "
    for (section, phrases) in meanings where phrases.contains(where: { line.contains($0) }) {
      return section
    }
    return nil
  }

  /// Lower-case words without numbering, punctuation and articles.
  private static func plainWords(of heading: String) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in heading.unicodeScalars.prefix(200) {
      if scalar == "'" || scalar == "\u{2019}" { continue }
      if scalar.properties.isAlphabetic {
        word.unicodeScalars.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
      } else if !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    if !word.isEmpty { words.append(word) }
    return words.filter { !["the", "a", "an", "our", "this"].contains($0) }
  }

  /// Parts of headings, the more telling ones first; a space at an end stands
  /// for the end of a word.
  private static let meanings: [(Section, [String])] = [
    (
      .ifTime,
      [
        " if we have time", " if time", " nice to have", " wish", " someday", " stretch ",
        " aspiration", " when time allows", " given time", " would like to do", " parking lot",
      ]
    ),
    (
      .wentBadly,
      [
        " didnt go well", " did not go well", " went wrong", " went poorly", " went badly",
        " went less well", " gone better", " went better", " didnt work", " did not work",
        " pain points", " got unlucky", " what hurt", " could improve", " not so well",
        " didnt go so well", " did not go so well", " went bad ", " could be better ",
        " to improve ", " didnt help", " needs improvement", " struggled", " not go well",
      ]
    ),
    (
      .wentWell,
      [
        " went well", " worked well", " what worked", " did well", " positive", " highlight",
        " success", " went right", " got right", " what helped", " that helped", " bright spots",
        " strengths", " keep doing", " got lucky", " good parts", " went good",
        " good things", " done well", " kudos", " mitigators ",
      ]
    ),
    (.summary, [" executive summary ", " tl dr ", " tldr ", " incident summary "]),
    (
      .timeline,
      [
        " timeline ", " timelines ", " time line ", " chronology ", " chronological ",
        " sequence of events ", " course of events ", " event log ", " incident log ",
        " happened when ", " key events ", " log of events ", " order of events ",
        " minute by minute ",
      ]
    ),
    (
      .factors,
      [
        " contributing", " contributor", " factor", " it worse", " things worse", " aggravat",
        " exacerbat", " amplif", " complicat", " why it took", " why did it take", " so long ",
      ]
    ),
    (
      .actions,
      [
        " action", " follow up", " followup", " next steps", " todo", " to do ", " to dos ",
        " corrective", " preventive", " preventative", " prevention ", " measures ",
        " remediation ", " we will do", " will we do", " we are doing", " were doing", " tasks ",
        " improvements ", " commitments ", " will change", " are changing", " were changing",
        " tickets ", " recommendation", " repair items ", " work items ", " jira", " prevent it ",
        " do differently ",
      ]
    ),
    (
      .rootCause,
      [
        " root cause", " cause ", " causes ", " why it happened", " why did it happen",
        " why this happened", " why did this happen", " whys ", " rca ", " what caused",
        " what broke and why", " how did this happen ",
        " how did it happen ", " how this happened ", " underlying issue ", " underlying problem ",
        " why ",
      ]
    ),
    (.summary, [" summary "]),
    (
      .impact,
      [
        " impact", " scope ", " blast radius ", " affected ", " damage ", " consequences ",
        " what it cost ", " effects ", " who was hit ",
      ]
    ),
    (.trigger, [" trigger", " detection ", " what started", " how it started", " set it off "]),
    (
      .resolution,
      [
        " resolution", " recovery ", " what fixed", " how we fixed", " fix ", " mitigation",
        " resolved ", " repair ", " how it ended ",
      ]
    ),
    (
      .lessons,
      [
        " lesson", " learned ", " learnt ", " learning", " takeaway", " take aways ", " reflection",
        " conclusion", " postmortem ", " post mortem ",
      ]
    ),
    (
      .summary,
      [
        " overview ", " abstract ", " what happened ", " in short ", " in brief ", " synopsis ",
        " at a glance ", " description ", " background ", " happened ", " short version ",
      ]
    ),
    (.timeline, [" events ", " log "]),
    (
      .data,
      [
        " data ", " analysis ", " chart", " graph", " metrics ", " stats ", " statistics ",
        " appendix ", " evidence ", " supporting", " numbers ", " figures ",
      ]
    ),
  ]
}
