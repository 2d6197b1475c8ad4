import LineEditing
import Scenarios

/// What Tab offers, from the one table of commands.
struct CommandCompletion {
  unowned let session: Session

  /// The words that may stand where Tab was pressed, or the wish for file names.
  func candidates(for request: CompletionRequest) -> Completion {
    let words = request.before.split(separator: " ").map(String.init)
    guard let first = words.first else { return .words(Warstory.commandNames) }
    guard let command = Warstory.command(named: first) else { return .words([]) }
    let typed = String(decoding: request.line.utf8.dropFirst(request.start), as: UTF8.self)
    if typed.hasPrefix("-") { return .words(command.optionNames) }
    if let values = command.optionValues[words.last ?? ""] { return values.candidates(self) }
    return command.completion.candidates(self, after: Array(words.dropFirst()))
  }
}

extension ArgumentCompletion {
  /// The candidates after `words` of this command.
  func candidates(_ completion: CommandCompletion, after words: [String] = []) -> Completion {
    switch self {
    case .nothing: .words([])
    case .scenarios: .words(completion.session.library.ids)
    case .attempts: .words(completion.session.attemptNumbers)
    case .settings:
      words.isEmpty
        ? .words(Settings.entries.map(\.name))
        : .words(Settings.entries.first { $0.name == words[0] }?.choices ?? [])
    case .tags: .words(Swift.Set(completion.session.library.all.flatMap(\.header.tags)).sorted())
    case .topics:
      .words(Warstory.commandNames + HelpTopic.allCases.map(\.rawValue))
    case .files: .files
    case .words(let words): .words(words)
    }
  }
}

extension SessionCommand {
  /// Its options as `help` spells them: `--format`.
  static var optionNames: [String] {
    let help = Warstory.helpMessage(for: Self.self)
    var names: [String] = []
    for match in help.matches(of: /(^|[\s,\/])(--[a-z][a-z-]*)/) {
      let name = String(match.output.2)
      if !names.contains(name) { names.append(name) }
    }
    return names
  }

  /// What may follow an option that takes a value.
  static var optionValues: [String: ArgumentCompletion] {
    [
      "--format": .words(formats),
      "--severity": .words(Severity.allCases.map(\.rawValue)),
      "--tag": .tags,
      "--scenario": .scenarios,
      "--follow-ups": .words(["one", "all"]),
      "--template": .words(["interview", "team"]),
      "--from": .files,
      "--output": .files,
      "--check": .files,
    ]
  }
}
