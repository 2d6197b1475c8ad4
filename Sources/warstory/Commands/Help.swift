import ArgumentParser
import Linting
import Scenarios

/// `help`, `help COMMAND`, `help TOPIC`.
struct Help: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "help", abstract: "list the commands, or explain a command or topic")
  static let group = CommandGroup.general
  static let completion = ArgumentCompletion.topics

  @Argument(help: "A command, a topic, or a rule of `check`.")
  var topic: String?

  func run(in session: Session) throws {
    let output = session.world.output
    guard let topic else { return try output.write(Help.overview(width: output.width)) }
    if let command = Warstory.command(named: topic) {
      return try output.write(raw: command.helpText(columns: output.width) + "\n")
    }
    if let text = HelpTopic(rawValue: topic)?.text {
      for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
        try output.write(StyledText(String(paragraph)), hanging: paragraph.hasPrefix("  ") ? 4 : 0)
      }
      return
    }
    if let text = RuleHelp.text(topic) {
      return try output.write(raw: text + "\n")
    }
    throw Complaint.unknown(
      "command or topic", topic,
      among: Warstory.commandNames + HelpTopic.allCases.map(\.rawValue)
        + RuleHelp.names.map(\.name),
      then: "`help` lists them all")
  }

  /// The groups of commands, a line each.
  static func overview(width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    for group in CommandGroup.allCases {
      let commands = Warstory.commands.filter { $0.group == group }
      guard !commands.isEmpty else { continue }
      lines.append(.heading(group.rawValue))
      for command in commands {
        let name = StyledText("  " + command.usage).padded(to: 28) + " "
        if width >= 60, name.width == 29 {
          lines += (name + StyledText(command.configuration.abstract)).wrapped(
            to: width, hanging: 29)
        } else {
          lines.append(StyledText("  " + command.usage))
          lines += StyledText("      " + command.configuration.abstract).wrapped(
            to: width, hanging: 6)
        }
      }
      lines.append("")
    }
    lines.append(
      StyledText(
        "Topics: " + HelpTopic.allCases.map(\.rawValue).joined(separator: ", ")
          + ". `help TOPIC` shows one."))
    return lines
  }
}

extension SessionCommand {
  /// What `help COMMAND` shows.
  static func helpText(columns: Int) -> String {
    Warstory.helpMessage(for: Self.self, columns: columns)
  }

  /// `practice ID`: the name with its plain arguments, for a line of `help`.
  static var usage: String {
    Warstory.usageString(for: Self.self)
      .split(whereSeparator: \.isWhitespace)
      .drop { $0 == "Usage:" || $0 == "warstory" }
      .joined(separator: " ")
      .replacing(/\[--.*?\]( |$)/, with: "")
      .replacing(/<(.*?)>( \.\.\.)?/) { match in
        match.output.1.uppercased() + (match.output.2 == nil ? "" : "…")
      }
  }
}

extension Complaint {
  /// Names what is not known, with the nearest names that are.
  static func unknown(
    _ noun: String, _ word: String, among names: [String], then hint: String,
    status: ExitStatus = .usage
  ) -> Complaint {
    let near = Nearest.names(to: word, among: names)
    let guess =
      near.isEmpty ? "" : "; did you mean \(near.map { "'\($0)'" }.joined(separator: " or "))?"
    return Complaint("no \(noun) '\(word)'\(guess)\n\(hint)", status)
  }
}
