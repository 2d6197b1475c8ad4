import ArgumentParser
import Foundation
import Journal

/// `next`: what to practise now, and why.
struct Next: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "next", abstract: "suggest what to practise: new, due or weak")
  static let group = CommandGroup.practice

  func run(in session: Session) throws {
    let output = session.world.output
    let history = session.historyIfKnown(Filter(kinds: [.practice]))
    let suggestions = Schedule.suggestions(
      among: session.library.ids, after: history, now: session.world.now())
    guard let first = suggestions.first, let item = session.library[first.scenario] else {
      throw Complaint.noInput(
        "there are no scenarios\n`help scenarios` says where they are looked for")
    }
    let why =
      switch first.reason {
      case .neverPractised: "not practised yet"
      case .due(let date): "due since \(Calendar.day(date))"
      case .later(let date): "nothing is due; this one comes first, on \(Calendar.day(date))"
      }
    try output.write(
      StyledText("\(item.id)  ", .heading) + StyledText("\(item.header.severity.rawValue)  ")
        + StyledText(item.header.title))
    var reason = why
    if let drill = first.drill { reason += "; your weakest signal of late is \(drill.rawValue)" }
    try output.write(.faint(reason))
    guard session.source.isTerminal else { return }
    guard try session.ask("Enter starts it, anything else goes back: ") == "" else { return }
    try Practice(session: session).begin(try session.scenario(item.id))
  }
}
