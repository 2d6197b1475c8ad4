import Foundation

/// What Tab offers, from the one table of commands.
struct Completion {
  var scenarioIDs: () -> [String]
  var attempts: () -> [String]

  /// The words that may stand at `start` in `line`, whole, or the wish for file
  /// names.
  func candidates(in line: String, at start: Int) -> Candidates {
    let before = line.utf8.prefix(start)
    let words = String(decoding: before, as: UTF8.self).split(separator: " ").map(String.init)
    guard let first = words.first else {
      return .words(Warstory.commands.map(\.name))
    }
    guard let command = Warstory.command(named: first) else { return .words([]) }
    let typed = String(decoding: line.utf8.dropFirst(start), as: UTF8.self)
    if typed.hasPrefix("-") { return .words(command.optionNames) }
    if let values = command.optionValues[words.last ?? ""] { return values.candidates(self) }
    return command.completion.candidates(self, after: Array(words.dropFirst()))
  }

  /// What Readline is given to choose from.
  enum Candidates: Equatable {
    case words([String])
    case files
  }
}

extension ArgumentCompletion {
  /// The candidates after `words` of this command.
  func candidates(_ completion: Completion, after words: [String] = []) -> Completion.Candidates {
    switch self {
    case .nothing: .words([])
    case .scenarios: .words(completion.scenarioIDs())
    case .attempts: .words(completion.attempts())
    case .settings:
      words.isEmpty
        ? .words(Settings.entries.map(\.name))
        : .words(["on", "off"])
    case .topics:
      .words(Warstory.commands.map(\.name) + HelpTopic.allCases.map(\.rawValue))
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
      "--format": .words(["text", "json", "markdown", "github"]),
      "--scenario": .scenarios,
      "--follow-ups": .words(["one", "all"]),
      "--template": .words(["interview", "team"]),
      "--from": .files,
      "--output": .files,
      "--check": .files,
    ]
  }
}
