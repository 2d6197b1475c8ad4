import ArgumentParser

/// `completions SHELL`: what makes Tab work in the person's shell.
struct Completions: SessionCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "write a completion script for your shell",
    discussion: """
      bash: warstory completions bash > ~/.local/share/bash-completion/completions/warstory
      zsh: warstory completions zsh > a folder of $fpath, as _warstory
      fish: warstory completions fish > ~/.config/fish/completions/warstory.fish
      """)
  static let group = CommandGroup.general
  static let completion = ArgumentCompletion.words(Shell.allCases.map(\.rawValue))

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  func run(in session: Session) throws {
    try session.world.output.write(raw: Warstory.completionScript(for: shell.kind) + "\n")
  }

  /// A shell that can be served.
  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish

    var kind: CompletionShell {
      switch self {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    }
  }
}
