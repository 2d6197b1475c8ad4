import ArgumentParser
import Scenarios

/// `list`: the scenarios, a line each.
struct List: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "list the scenarios, filtered if you like")
  static let group = CommandGroup.scenarios

  @Option(help: "Only this severity: P0, P1, P2 or P3.")
  var severity: String?

  @Option(help: "Only those with this tag.")
  var tag: String?

  @Option(help: "Only those whose domain holds this text.")
  var domain: String?

  @Flag(help: "Only those that you have practised.")
  var practised = false

  @Flag(help: "Only those that you have not practised.")
  var new = false

  @Option(help: "text or json.")
  var format: ListFormat = .text

  func run(in session: Session) throws {
    var wanted: Severity?
    if let severity {
      wanted = Severity(rawValue: severity.uppercased())
      guard wanted != nil else {
        throw Complaint.usage("no severity '\(severity)'; there are P0, P1, P2 and P3")
      }
    }
    let tag = tag?.lowercased()
    let domain = domain?.lowercased()
    // The journal is needed where it is asked about.
    let known =
      practised || new ? try session.practisedScenarios() : session.practisedScenariosIfKnown()
    let done = known ?? [:]
    let items = session.library.all.filter { item in
      (wanted == nil || item.header.severity == wanted)
        && (tag.map { item.header.tags.contains($0) } ?? true)
        && (domain.map { (item.header.domain ?? "").lowercased().contains($0) } ?? true)
        && (!practised || done[item.id] != nil) && (!new || done[item.id] == nil)
    }
    if items.isEmpty, format == .text {
      try session.world.output.write(
        session.library.count == 0
          ? "There are no scenarios; `help scenarios` says where they are looked for."
          : "No scenario is like that; `list` without options shows all \(session.library.count).")
    } else {
      try ScenarioList(items: items, practised: known).write(to: session.world.output, as: format)
    }
    guard format == .text else { return }
    for draft in session.library.drafts {
      let left = counted(draft.findings.count, "thing")
      try session.world.output.write(
        .faint("\(draft.path) is a draft, \(left) left to do; `check` shows what"))
    }
  }
}

/// How a list is written.
enum ListFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}
