import ArgumentParser
import PostMortem

/// `actions`: the action items of the post-mortems written here.
struct Actions: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "actions", abstract: "list the action items of your post-mortems, tick them off")
  static let group = CommandGroup.room
  static let completion = ArgumentCompletion.words(["done"])
  static let formats = ActionFormat.allCases.map(\.rawValue)

  @Argument(help: ArgumentHelp("`done N` ticks item N off.", valueName: "done n"))
  var what: [String] = []

  @Option(help: "text, csv, or gh, glab, jira for the commands of that client.")
  var format: ActionFormat = .text

  func run(in session: Session) throws {
    let output = session.world.output
    let book = try ActionBook(session)
    if !what.isEmpty {
      guard what.count == 2, what[0] == "done", let number = Int(what[1]) else {
        throw Complaint.usage("this is no list of actions\n`actions done N` ticks one off")
      }
      let item = try book.finish(number)
      return try output.write("Done: \(item.entry.action)", hanging: 6)
    }
    switch format {
    case .text: try write(book, to: output)
    case .csv:
      var text = "number,post-mortem,title,action,type,owner,due,ticket,state\n"
      for item in book.items {
        let entry = item.entry
        let cells = [
          "\(item.number)", "\(item.document)", item.title, entry.action, entry.kind.rawValue,
          entry.owner, entry.due, entry.ticket, item.state.rawValue,
        ]
        text += cells.map(Self.cell).joined(separator: ",") + "\n"
      }
      try output.write(raw: text.terminalSafe)
    case .gh, .glab, .jira:
      for item in book.items where item.state != .done && item.entry.ticket.isEmpty {
        try output.write(raw: (command(for: item) + "\n").terminalSafe)
      }
    }
  }

  private func write(_ book: ActionBook, to output: Output) throws {
    guard !book.items.isEmpty else {
      return try output.write("No action items yet; `postmortem` writes a document with some.")
    }
    var document = 0
    for item in book.items {
      if item.document != document {
        if document > 0 { try output.write() }
        document = item.document
        try output.write(.heading("\(document) \(item.title)"))
      }
      let entry = item.entry
      var about = [entry.kind.rawValue, entry.owner.isEmpty ? "nobody named" : entry.owner]
      about.append(entry.due.isEmpty ? "no date" : entry.due)
      if !entry.ticket.isEmpty { about.append(entry.ticket) }
      let state: StyledText =
        switch item.state {
        case .done: StyledText("done", .good)
        case .overdue: StyledText("overdue", .bad)
        case .open: "open"
        }
      try output.write(
        StyledText("\(item.number)").padded(to: 4) + state.padded(to: 9) + StyledText(entry.action)
          + .faint("  " + about.joined(separator: ", ")), hanging: 13)
    }
  }

  /// A cell of CSV, quoted where it has to be; a sign that a spreadsheet would run
  /// as a formula is kept as text.
  static func cell(_ text: String) -> String {
    let text = text.first.map { "=+-@".contains($0) } == true ? "'" + text : text
    guard text.contains(where: { ",\"\r\n".contains($0) }) else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  private func command(for item: ActionBook.Item) -> String {
    let title = Self.word(item.entry.action)
    var about = "From the post-mortem “\(item.title)”. Type: \(item.entry.kind.rawValue)."
    if !item.entry.owner.isEmpty { about += " Owner: \(item.entry.owner)." }
    if !item.entry.due.isEmpty { about += " Due: \(item.entry.due)." }
    let body = Self.word(about)
    return switch format {
    case .glab: "glab issue create --title \(title) --description \(body)"
    case .jira: "jira issue create --type Task --summary \(title) --body \(body) --no-input"
    default: "gh issue create --title \(title) --body \(body)"
    }
  }

  /// One word of a shell.
  static func word(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return "'"
      + line.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}

/// What `actions` writes.
enum ActionFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case csv
  case gh
  case glab
  case jira
}
